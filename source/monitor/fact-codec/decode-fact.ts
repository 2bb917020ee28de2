import type {RestoreKey, TenantSelection} from '../../domain/cluster.js';
import type {WhyUnused} from '../../domain/event.js';
import type {Moment} from '../../domain/moment.js';
import type {DiscoverySource} from '../../domain/restore-reading.js';
import type {ExactJson} from '../../text/exact-json.js';
import {parseExact} from '../../text/parse-exact.js';
import type {Fact, FactBody} from '../fact.js';
import type {Notice, NoteFailure} from '../../domain/notice.js';
import {command} from './commands.js';
import {anyObject, isTrue, listOf, number, objectOf, oneOf, optional, text, variantOf} from './decoders.js';
import {FactError} from './fact-error.js';
import {commandFailure, problem, sqlProblem} from './problems.js';
import {endedRestore, listedReading, progressRow, restoreReading, restoreTask, statusChange} from './readings.js';

/** Decodes a line that `encodeFact` wrote; throws a FactError for any other text. */
export function decodeFact(line: string): Fact {
	return fact(parse(line), 'fact');
}

function parse(line: string): ExactJson {
	try {
		return parseExact(line, Infinity);
	} catch (error) {
		throw new FactError('fact: expected JSON', {cause: error});
	}
}

const key = objectOf<RestoreKey>({cluster: text, tenant: text, jobId: optional(number)});

const discovery = objectOf<Pick<TenantSelection, 'globs' | 'sinceMs'>>({globs: listOf(text), sinceMs: number});

const noteFailure = oneOf<NoteFailure>({
	noRestore: true,
	noTerminal: true,
	absent: true,
	denied: true,
	readOnly: true,
	full: true,
	failed: true,
});

const fact = variantOf<FactBody, Moment>(
	{at: number, monotonicMs: number},
	{
		monitorBegan: {intervalMs: number, speed: optional(number)},
		clusterAdded: {
			cluster: text,
			agent: text,
			isInsecure: isTrue,
			hasSql: isTrue,
			label: optional(text),
			discovery: optional(discovery),
		},
		agentAnswered: {cluster: text},
		agentChanged: {cluster: text, agent: text},
		agentUnused: {
			cluster: text,
			agent: text,
			why: oneOf<WhyUnused>({otherCluster: true, passwordRefused: true, notListed: true}),
		},
		restoresDiscovered: {
			cluster: text,
			source: oneOf<DiscoverySource>({sql: true, tasks: true, overview: true}),
			restores: listOf(listedReading),
			hasAllRunning: isTrue,
			hasEnded: isTrue,
			agentTime: optional(number),
		},
		restoreCancelled: {key},
		restoreTasksRead: {cluster: text, tasks: listOf(restoreTask)},
		overviewRead: {key, jobId: number, overview: optional(anyObject)},
		tenantsRead: {cluster: text, tenants: listOf(text)},
		clusterRemoved: {cluster: text},
		restoresListed: {cluster: text, tenants: listOf(text), anyCluster: optional(listOf(text))},
		roundBegan: {cluster: text},
		roundEnded: {cluster: text, tookMs: number, pauseMs: number, nextAgent: optional(text)},
		restoreRead: {key, reading: restoreReading, agentTime: optional(number), tookMs: number},
		restoreRefused: {key, problem},
		agentFailed: {cluster: text, agent: text, problem},
		versionRead: {cluster: text, agentVersion: text},
		nameRead: {cluster: text, name: text},
		endedRestoresRead: {cluster: text, restores: listOf(endedRestore)},
		progressRead: {cluster: text, rows: listOf(progressRow), tookMs: number, isVerified: optional(isTrue)},
		statusHistoryRead: {cluster: text, changes: listOf(statusChange)},
		sqlFailed: {cluster: text, problem: sqlProblem},
		commandFailed: {cluster: text, tenant: optional(text), jobId: optional(number), failure: commandFailure},
		resized: {columns: number, rows: number},
		ticked: {},
		noteCopied: {
			how: oneOf<Extract<Notice, {type: 'noteCopied'}>['how']>({tmux: true, terminal: true}),
			isShortened: isTrue,
		},
		noteSaved: {path: text},
		noteFailed: {
			action: oneOf<Extract<Notice, {type: 'noteFailed'}>['action']>({copy: true, save: true}),
			reason: noteFailure,
		},
		noticeEnded: {},
		commanded: {command},
	},
);
