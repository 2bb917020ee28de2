import {type ExactJson, isObject, type ExactObject} from '../../text/exact-json.js';
import type {DataFigures, LogFigures, RestoreReading} from '../../domain/restore-reading.js';
import {cutMasked} from '../../text/cut-text.js';
import {makeLinesVisible} from '../../text/visible-text.js';
import {AgentError} from '../agent-error.js';
import {parseAgentTime, type AgentTime} from '../agent-time.js';
import {exactInteger, integer, text, word} from '../../text/wire-value.js';
import {keepData} from './kept-data.js';

/** A COMMENT is a varchar(1024); whatever is longer did not come from OceanBase. */
const longestComment = 4096;

/**
 * The `data` of `GET /api/v1/tenant/{name}/restore/overview` (ob/param/restore.go RestoreOverview): 31 documented fields,
 * of which `backup_dest` never comes, and the two URIs of agents from 4.3.2 on. Throws an AgentError if it is not that.
 */
export function decodeOverview(data: ExactJson | undefined, time: AgentTime | undefined): RestoreReading {
	if (!isObject(data) || typeof data['status'] !== 'string' || integer(data['job_id']) === undefined) {
		throw new AgentError({reason: 'unreadableAnswer', said: 'the answer is no restore overview'});
	}

	const zone = time?.offsetMinutes ?? 0;
	const startedAt = parseAgentTime(text(data['start_timestamp']), zone)?.at;
	const finish = text(data['finish_timestamp']);
	const isEnded = finish !== '';
	return {
		jobId: integer(data['job_id']) ?? 0,
		restoreTenantId: integer(data['restore_tenant_id']) ?? 0,
		status: word(data['status']),
		...known({startedAt}),
		// A time that cannot be read still says that the restore has ended: not later than this answer.
		...(isEnded ? {finishedAt: parseAgentTime(finish, zone)?.at ?? time?.at ?? startedAt ?? 0} : {}),
		sourceCluster: word(data['backup_cluster_name']),
		sourceTenant: word(data['backup_tenant_name']),
		data: dataFigures(data, isEnded),
		log: logFigures(data),
		comment: makeLinesVisible(cutMasked(text(data['comment']), longestComment)),
		overview: keepData(data),
	};
}

/**
 * Which zeros are unknown: the agent's database layer turns NULL into 0 (gorm scans it into Go's zero value), so that 0
 * counts only beside a total, and in the history not even there: finish_bytes stays 0 on success.
 */
function dataFigures(data: ExactObject, isEnded: boolean): DataFigures {
	const totalBytes = positive(data['total_bytes']);
	const totalTablets = positive(data['tablet_count']);
	const finishedBytes = finishedOf(data['finish_bytes'], totalBytes);
	return known({
		percent: percent(data['restore_progress']),
		finishedBytes: isEnded && finishedBytes === 0 ? undefined : finishedBytes,
		totalBytes,
		finishedTablets: finishedOf(data['finish_tablet_count'], totalTablets),
		totalTablets,
	});
}

function logFigures(data: ExactObject): LogFigures {
	return known({
		percent: percent(data['recover_progress']),
		recoverScn: scn(data['recover_scn']),
		restoreScn: scn(data['restore_scn']),
	});
}

/** A finished count is known beside a total, or when it has moved. */
function finishedOf(value: ExactJson | undefined, total: number | undefined): number | undefined {
	const finished = integer(value);
	return total === undefined && finished === 0 ? undefined : finished;
}

function positive(value: ExactJson | undefined): number | undefined {
	const number = integer(value);
	return number !== undefined && number > 0 ? number : undefined;
}

/** Nanoseconds since 1970, exact; 0 stands for NULL. */
function scn(value: ExactJson | undefined): bigint | undefined {
	const exact = exactInteger(value);
	return exact === 0n ? undefined : exact;
}

/**
 * DECIMAL(6,2) as text, such as "33.84": '' is unknown and "0.00" is 0. Not clamped. A proxy may make a number of it;
 * the number 0 then is as unknown as every other zero without a total.
 */
function percent(value: ExactJson | undefined): number | undefined {
	if (typeof value === 'number') {
		return Number.isFinite(value) && value !== 0 ? value : undefined;
	}

	return typeof value === 'string' && /^-?\d{1,9}(?:\.\d{1,9})?$/v.test(value.trim()) ? Number(value) : undefined;
}

type Known<Values> = {readonly [name in keyof Values]?: Exclude<Values[name], undefined>};

/** The figures that are there. */
function known<Values extends Readonly<Record<string, unknown>>>(values: Values): Known<Values> {
	const entries = Object.entries(values).filter(([, value]) => value !== undefined);

	return Object.fromEntries(entries) as Known<Values>;
}
