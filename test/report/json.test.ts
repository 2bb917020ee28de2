import assert from 'node:assert/strict';
import test from 'node:test';
import {decodeOverview} from '../../source/agent/answers/restore-overview.js';
import {isObject, type ExactObject} from '../../source/text/exact-json.js';
import {parseExact} from '../../source/text/parse-exact.js';
import type {Problem, ProblemCode, ProblemReason} from '../../source/domain/problem.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import type {State} from '../../source/monitor/state.js';
import {formatJson} from '../../source/report/json.js';
import {english} from '../../source/locale/en.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	fold,
	problem,
	readAt,
	reading,
	startedAt,
	type Step,
} from '../helpers/facts.js';
import {readVendorSample} from '../helpers/recordings.js';

type ErrorDocument = {code: string; message: string; hint: string; traceId: string | null; since?: string};

type RestoreDocument = Readonly<Record<string, unknown>> & {
	readonly tenant: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly log: Readonly<Record<string, unknown>>;
	readonly error: ErrorDocument | null;
};

type ClusterDocument = Readonly<Record<string, unknown>> & {
	readonly error: ErrorDocument | null;
	readonly restores: readonly RestoreDocument[];
};

type Document = {readonly schema: string; readonly at: string; readonly clusters: readonly ClusterDocument[]};

function documentOf(state: State): Document {
	return JSON.parse(formatJson(state, english)) as Document;
}

/** The one cluster of a story and its first restore. */
function clusterOf(steps: readonly Step[], tenants?: readonly string[]) {
	const [cluster] = documentOf(fold(steps, tenants)).clusters;
	const [restore] = cluster?.restores ?? [];
	assert.ok(cluster);
	assert.ok(restore);
	return {cluster, restore};
}

function restoreOf(...steps: readonly Step[]): RestoreDocument {
	return clusterOf(steps).restore;
}

const unknownData = {
	percent: null,
	finishedBytes: null,
	totalBytes: null,
	bytesPerSecond: null,
	averageBytesPerSecond: null,
	etaSeconds: null,
	finishedTablets: null,
	totalTablets: null,
};

const unknownLog = {percent: null, recoverScn: null, restoreScn: null, lagSeconds: null, speed: null, etaSeconds: null};

/** A restore before its first reading: every key is there. */
const unread = {
	tenant: 'rt2',
	named: true,
	jobId: null,
	status: null,
	sqlStatus: null,
	phase: 'unknown',
	outcome: 'unknown',
	startedAt: null,
	finishedAt: null,
	elapsedSeconds: null,
	data: unknownData,
	log: unknownLog,
	phases: [],
	eta: null,
	isGone: false,
	isCancelled: false,
	stalled: null,
	slow: null,
	lastTimeSeconds: null,
	failure: null,
	error: null,
	source: null,
	figuresAgeSeconds: null,
	overview: null,
};

test('before anything is read every key is there and null, never 0', () => {
	assert.deepEqual(documentOf(fold([])), {
		schema: 'restop/1',
		at: '2026-11-23T10:00:00.000Z',
		clusters: [
			{
				name: null,
				agent: address,
				agentVersion: null,
				error: null,
				sql: {state: 'unused', error: null},
				discovery: null,
				restores: [unread],
			},
		],
		events: [],
	});
});

test('a document ends with one line feed, so that the shell’s prompt begins a line', () => {
	assert.match(formatJson(fold([]), english), /[^\n]\n$/v);
});

/** The restore overview in the example answer of obshell's documentation. */
function readOverview(): ExactObject {
	const answer = parseExact(readVendorSample().body);
	assert.ok(isObject(answer));
	assert.ok(isObject(answer['data']));
	return answer['data'];
}

test('the documented answer of the vendor becomes the documented figures', () => {
	const row = decodeOverview(readOverview(), undefined);
	const {cluster, restore} = clusterOf([
		[0, {type: 'versionRead', cluster: address, agentVersion: '4.5.0.0'}],
		[0, {type: 'nameRead', cluster: address, name: 'obprod'}],
		readAt(0, row),
	]);
	assert.deepEqual([cluster['name'], cluster['agentVersion'], cluster.error], ['obprod', '4.5.0.0', null]);
	assert.deepEqual(restore, {
		...unread,
		jobId: 1,
		status: 'SUCCESS',
		phase: 'done',
		outcome: 'succeeded',
		startedAt: '2024-10-14T07:25:18.092Z',
		finishedAt: '2024-10-14T07:28:34.519Z',
		elapsedSeconds: 196.4,
		data: {...unknownData, percent: 100, totalBytes: 18_622_071, finishedTablets: 590, totalTablets: 590},
		log: {...unknownLog, percent: 100, restoreScn: '1728890608464651300', lagSeconds: 0},
		source: 'agent',
		figuresAgeSeconds: 0,
		overview: restore['overview'],
	});
});

test('the overview is the agent’s own object, key by key and digit for digit', () => {
	const overview = readOverview();
	const row = decodeOverview(overview, undefined);
	const text = formatJson(fold([readAt(0, row)]), english);
	assert.match(text, /^ +"restore_scn": 1728890608464651300,$/mv);
	const document = parseExact(text) as unknown as Document;
	assert.deepEqual(document.clusters[0]?.restores[0]?.['overview'], overview);
});

test('secrets in the overview and the comment are masked', () => {
	const uri = 'oss://bucket/data?host=h&access_id=LTAI123&access_key=hunter2';
	const row = decodeOverview({...readOverview(), status: 'FAIL', backup_set_list: uri, comment: uri}, undefined);
	const text = formatJson(fold([readAt(0, row)]), english);
	assert.match(text, /oss:\/\/bucket/v);
	assert.doesNotMatch(text, /LTAI123|hunter2/v);
});

const restoring = reading({status: 'RESTORING', startedAt});
const ended = {startedAt, finishedAt: startedAt + 90_000};
const success = reading({...ended, status: 'SUCCESS'});
const failure = reading({...ended, status: 'FAIL'});
const rejected = {code: 'rejected'} as const;
const refuse = (second: number, reason: ProblemReason, facts: Partial<Problem> = {}): Step => [
	second,
	failedWith(problem(reason, facts)),
];

type Fate = readonly [
	name: string,
	steps: readonly Step[],
	outcome: string,
	phase: string,
	/** The code of the restore's error, then that of its cluster. */
	errors: readonly [ofRestore: ProblemCode | null, ofCluster: ProblemCode | null],
];

const fates: readonly Fate[] = [
	['absent, never seen', [refuse(0, 'tenantAbsent')], 'waiting', 'waiting', ['notFound', null]],
	[
		'absent, seen before',
		[readAt(0, restoring), refuse(2, 'tenantAbsent'), refuse(4, 'tenantAbsent')],
		'dropped',
		'unknown',
		['notFound', null],
	],
	['never restored', [refuse(0, 'neverRestored')], 'none', 'unknown', ['notFound', null]],
	['sys', [refuse(0, 'systemTenant', rejected)], 'unknown', 'unknown', ['rejected', null]],
	['a row that cannot be read', [refuse(0, 'unreadableRow', rejected)], 'unknown', 'unknown', ['rejected', null]],
	['unauthorized', [refuse(0, 'wrongPassword', {code: 'unauthorized'})], 'unknown', 'unknown', [null, 'unauthorized']],
	['not in a cluster', [refuse(0, 'notInCluster', rejected)], 'unknown', 'unknown', [null, 'rejected']],
	['unreachable', [refuse(0, 'refused')], 'unknown', 'unknown', [null, 'unreachable']],
	['too slow', [refuse(0, 'timeout', {code: 'timeout'})], 'unknown', 'unknown', [null, 'timeout']],
	['not an agent', [refuse(0, 'notAnAgent', {code: 'malformed'})], 'unknown', 'unknown', [null, 'malformed']],
	['database down', [refuse(0, 'databaseDown', rejected)], 'unknown', 'unknown', [null, 'rejected']],
	['an empty status', [readAt(0, reading({status: ''}))], 'running', 'unknown', [null, null]],
	['a status that is not known', [readAt(0, reading({status: 'NEW_WORD'}))], 'running', 'unknown', [null, null]],
	[
		'an end that is not known',
		[readAt(0, reading({...ended, status: 'NEW_WORD'}))],
		'unknown',
		'unknown',
		[null, null],
	],
	['creating', [readAt(0, reading({status: 'CREATE_TENANT'}))], 'running', 'creating', [null, null]],
	['restoring', [readAt(0, restoring)], 'running', 'restoring', [null, null]],
	['checking', [readAt(0, reading({status: 'POST_CHECK'}))], 'running', 'checking', [null, null]],
	['upgrading', [readAt(0, reading({status: 'UPGRADE'}))], 'running', 'upgrading', [null, null]],
	['finishing', [readAt(0, reading({status: 'RESTORE_SUCCESS'}))], 'running', 'finishing', [null, null]],
	['success', [readAt(0, success)], 'succeeded', 'done', [null, null]],
	['failure', [readAt(0, failure)], 'failed', 'failed', [null, null]],
	['absent once', [readAt(0, restoring), refuse(2, 'tenantAbsent')], 'running', 'restoring', [null, null]],
	['lost while it ran', [readAt(0, restoring), refuse(2, 'refused')], 'running', 'restoring', [null, 'unreachable']],
];

for (const [name, steps, outcome, phase, errors] of fates) {
	test(`${name}: outcome ${outcome}, phase ${phase}, errors ${JSON.stringify(errors)}`, () => {
		const {cluster, restore} = clusterOf(steps);
		assert.deepEqual([restore['outcome'], restore['phase']], [outcome, phase]);
		assert.deepEqual([restore.error?.code ?? null, cluster.error?.code ?? null], errors);
	});
}

test('a status is the server’s own word, an empty one too', () => {
	const odd = reading({status: 'wait_Tenant'});
	const none = reading({status: ''});
	assert.equal(restoreOf(readAt(0, odd))['status'], 'wait_Tenant');
	assert.equal(restoreOf(readAt(0, none))['status'], '');
});

test('the error of a cluster has its start, and its restores have all their keys', () => {
	const steps = [refuse(3, 'refused'), refuse(9, 'timeout', {code: 'timeout', traceId: 'abc'})];
	const {cluster, restore} = clusterOf(steps);
	const {message, hint} = english.describeProblem(problem('timeout'), {address});
	assert.deepEqual(cluster.error, {
		code: 'timeout',
		message,
		hint,
		traceId: 'abc',
		since: '2026-11-23T10:00:03.000Z',
	});
	assert.deepEqual(restore, unread);
});

test('the error of a restore names its tenant and has no time', () => {
	const {error} = restoreOf(refuse(0, 'neverRestored'));
	const {message, hint} = english.describeProblem(problem('neverRestored'), {address, tenant: 'rt2'});
	assert.deepEqual(error, {code: 'notFound', message, hint, traceId: null});
	assert.match(message, /rt2/v);
});

test('the last reading stays during an outage, and its elapsed time is frozen', () => {
	const row = reading({status: 'RESTORING', startedAt, data: {percent: 40}, overview: {status: 'RESTORING'}});
	const before = restoreOf(readAt(7, row));
	const after = restoreOf(readAt(7, row), refuse(9, 'refused'), [60, {type: 'ticked'}]);
	assert.equal(before['elapsedSeconds'], 7);
	assert.deepEqual(after, {...before, figuresAgeSeconds: 53});
});

test('the last reading of a dropped tenant stays', () => {
	const restore = restoreOf(readAt(7, restoring), refuse(9, 'tenantAbsent'), refuse(11, 'tenantAbsent'));
	assert.deepEqual([restore['jobId'], restore['status'], restore['elapsedSeconds']], [4, 'RESTORING', 7]);
	assert.match(restore.error?.message ?? '', /is gone/v);
});

test('there is one entry for each tenant, in the order and by the name given', () => {
	const names = ['z', 'sys', 'a', 'm'];
	const {cluster} = clusterOf(
		[readAt(0, success, 'a'), [0, failedWith(problem('systemTenant', rejected), 'sys')]],
		names,
	);
	assert.deepEqual(
		cluster.restores.map(({tenant, jobId}) => [tenant, jobId]),
		[
			['z', null],
			['sys', null],
			['a', 4],
			['m', null],
		],
	);
});

test('each cluster has its own restores and its own error', () => {
	const watches = [
		{address: 'b:1', tenants: ['rt2']},
		{address, tenants: ['rt3', 'rt2']},
	];
	const initial = createState(watches, {at: 0, monotonicMs: 0}, 2000);
	const unreachable = failedWith(problem('refused'));
	const state = reduce(initial, factAt(0, unreachable));
	const {clusters} = documentOf(state);
	assert.deepEqual(
		clusters.map(({agent, error, restores}) => [agent, error?.code, restores.map(({tenant}) => tenant)]),
		[
			['b:1', undefined, ['rt2']],
			[address, 'unreachable', ['rt3', 'rt2']],
		],
	);
});

const percents: ReadonlyArray<readonly [percent: number | undefined, expected: number | null]> = [
	[undefined, null],
	[0, 0],
	[33.84, 33.84],
	[72.3, 72.3],
	[99.999, 99.99],
	[0.29, 0.29],
	[100, 100],
	[100.01, 100],
	[-3, 0],
];

for (const [percent, expected] of percents) {
	test(`${percent ?? 'an unknown percentage'} is written as ${expected} on both tracks`, () => {
		const track = percent === undefined ? {} : {percent};
		const row = reading({status: 'RESTORING', data: track, log: track});
		const {data, log, source, outcome} = restoreOf(readAt(0, row));
		assert.deepEqual([data['percent'], log['percent'], outcome], [expected, expected, 'running']);
		assert.equal(source, expected === null ? null : 'agent');
	});
}

test('a failed restore has the percentages last seen while it ran', () => {
	const running = reading({status: 'RESTORING', data: {percent: 40}, log: {percent: 7}});
	const {data, log} = restoreOf(readAt(0, running), readAt(2, failure), readAt(4, failure));
	assert.deepEqual([data['percent'], log['percent']], [40, 7]);
});

test('a failed restore that was not seen running has none', () => {
	const {data, log} = restoreOf(readAt(0, failure));
	assert.deepEqual([data['percent'], log['percent']], [null, null]);
});

test('SCNs are text, to the last digit, and the lag is seconds of log time', () => {
	const log = {recoverScn: 1_794_999_999_999_000_001n, restoreScn: 1_795_000_090_123_000_001n};
	const restore = restoreOf(readAt(0, reading({status: 'RESTORING', log})));
	assert.deepEqual(restore.log, {
		percent: null,
		recoverScn: '1794999999999000001',
		restoreScn: '1795000090123000001',
		lagSeconds: 90.124,
		speed: null,
		etaSeconds: null,
	});
});

test('counts are numbers, and null if unknown', () => {
	const row = reading({status: 'RESTORING', data: {finishedBytes: 0, totalBytes: 2 ** 52, totalTablets: 3}});
	assert.deepEqual(restoreOf(readAt(0, row)).data, {
		...unknownData,
		percent: 0,
		finishedBytes: 0,
		totalBytes: 2 ** 52,
		totalTablets: 3,
	});
});

const {startedAt: unused, ...withoutStart} = restoring;

const spans: ReadonlyArray<readonly [name: string, step: Step, expected: number | null]> = [
	['has one decimal', readAt(12.345, restoring), 12.3],
	['is 0 at the start', readAt(0, restoring), 0],
	['is that of the whole restore after its end', readAt(500, success), 90],
	['is unknown without a start', readAt(12, withoutStart), null],
	[
		'is unknown where the start lies ahead of the agent’s clock',
		readAt(0, reading({startedAt: startedAt + 9000})),
		null,
	],
];

for (const [name, step, expected] of spans) {
	test(`the elapsed time ${name}`, () => {
		assert.equal(restoreOf(step)['elapsedSeconds'], expected);
	});
}

test('dates are UTC to the millisecond', () => {
	const row = reading({...ended, startedAt: startedAt - 0.5, status: 'SUCCESS'});
	const state = fold([readAt(90.25, row)]);
	const {at, clusters} = documentOf(state);
	const restore = clusters[0]?.restores[0];
	assert.equal(at, '2026-11-23T10:01:30.250Z');
	assert.equal(restore?.['startedAt'], '2026-11-23T09:59:59.999Z');
	assert.equal(restore?.['finishedAt'], '2026-11-23T10:01:30.000Z');
});

const creating = reading({status: 'CREATE_TENANT'});
const checking = reading({status: 'POST_CHECK'});
const seen = [readAt(1, creating), readAt(4, restoring), readAt(9.5, checking)];
const firstPhases = [
	{phase: 'creating', startedAt: '2026-11-23T09:50:00.000Z', seconds: 604},
	{phase: 'restoring', startedAt: '2026-11-23T10:00:04.000Z', seconds: 5.5},
];

test('phases are listed as they were seen: creating began with the job, the last goes on', () => {
	const checkingSpan = {phase: 'checking', startedAt: '2026-11-23T10:00:09.500Z', seconds: null};
	assert.deepEqual(restoreOf(...seen)['phases'], [...firstPhases, checkingSpan]);
});

for (const [name, row] of [
	['success', success],
	['failure', failure],
] as const) {
	test(`${name} is no phase of its own, and ends the last one`, () => {
		const checkingSpan = {phase: 'checking', startedAt: '2026-11-23T10:00:09.500Z', seconds: 2.5};
		assert.deepEqual(restoreOf(...seen, readAt(12, row))['phases'], [...firstPhases, checkingSpan]);
	});
}

test('a failure is taken apart, and its code is a signed number', () => {
	const comment =
		'(SERVER)ls_id: 1001, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4103(Data checksum error), trace_id: YB42-1;(SERVER)ls_id: 1002, ad';
	assert.deepEqual(restoreOf(readAt(0, {...failure, comment}))['failure'], {
		error: 'OB_CHECKSUM_ERROR',
		code: -4103,
		module: 'RESTORE_DATA',
		logStream: 1001,
		server: '10.10.10.3:2882',
		traceId: 'YB42-1',
		more: 1,
		comment,
	});
});

test('parts that a comment does not have are null', () => {
	const nothing = {error: null, code: null, module: null, logStream: null, server: null, traceId: null, more: 0};
	assert.deepEqual(restoreOf(readAt(0, {...failure, comment: 'no\nidea'}))['failure'], {
		...nothing,
		comment: 'no\nidea',
	});
	assert.deepEqual(restoreOf(readAt(0, failure))['failure'], {...nothing, comment: ''});
});

test('RESTORE_FAIL has failed, without a failure until the history has one', () => {
	const {outcome, phase, failure: reason, isGone} = restoreOf(readAt(0, {...restoring, status: 'RESTORE_FAIL'}));
	assert.deepEqual([outcome, phase, reason, isGone], ['failed', 'finishing', null, false]);
});

test('a failure stays when its tenant is dropped', () => {
	const absent = failedWith(problem('tenantAbsent'));
	const comment = 'CLOG : OB_TIMEOUT(-4012)';
	const gone = restoreOf(readAt(0, {...failure, comment}), [2, absent], [4, absent]);
	assert.deepEqual(
		[gone['outcome'], gone['phase'], gone['status'], gone['isGone']],
		['failed', 'failed', 'FAIL', true],
	);
	assert.equal((gone['failure'] as {code: number}).code, -4012);
	assert.equal(gone.error?.code, 'notFound');
});

test('a restore that has not failed has no failure', () => {
	assert.equal(restoreOf(readAt(0, {...restoring, comment: 'CLOG : OB_X(-1)'}))['failure'], null);
});

const hostile = '\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{200B}租';

test('with any text, the document is ASCII and parses to the same text', () => {
	const row = decodeOverview({...readOverview(), [hostile]: hostile, status: 'FAIL', comment: hostile}, undefined);
	const state = fold([[0, {type: 'nameRead', cluster: address, name: hostile}], readAt(0, row, hostile)], [hostile]);
	const text = formatJson(state, english);
	assert.match(text, /^[\n\u{20}-\u{7E}]*$/v);
	const [cluster] = documentOf(state).clusters;
	const [restore] = cluster?.restores ?? [];
	assert.equal(cluster?.['name'], hostile);
	assert.equal(restore?.tenant, hostile);
	assert.equal((restore['overview'] as Record<string, unknown>)[hostile], hostile);
});

const visible = String.raw`\x1b[2J\x7f\x9b\u202e\u200b租`;

test('a comment has its control characters made visible and keeps its line feeds', () => {
	const row = decodeOverview({...readOverview(), status: 'FAIL', comment: `a\n${hostile}`}, undefined);
	const {failure: shown} = restoreOf(readAt(0, row));
	assert.equal((shown as {comment: string}).comment, `a\n${visible}`);
});

test('a message that names a tenant has the control characters of its name made visible', () => {
	const {restore} = clusterOf([[0, failedWith(problem('tenantAbsent'), hostile)]], [hostile]);
	assert.equal(restore.tenant, hostile);
	assert.ok(restore.error?.message.includes(visible), restore.error?.message);
});

test('the text of an agent keeps its line feeds', () => {
	const {error} = restoreOf(refuse(0, 'unreadableRow', {...rejected, said: 'two\nlines'}));
	assert.match(error?.message ?? '', /two\nlines/v);
});

test('every entry has every key, in one order, whatever became of its restore', () => {
	for (const [name, steps] of fates) {
		const {restore} = clusterOf(steps);
		assert.deepEqual(Object.keys(restore), Object.keys(unread), name);
		assert.deepEqual(Object.keys(restore.data), Object.keys(unknownData), name);
		assert.deepEqual(Object.keys(restore.log), Object.keys(unknownLog), name);
	}
});

/** Progress of the job of `reading()`, over SQL. */
function progress(second: number, finishedBytes: number, lagSeconds = 0): Step {
	const {jobId, restoreTenantId} = reading();
	const restoreScn = 1_795_000_000_123_456_789n;
	const log = {recoverScn: restoreScn - BigInt(lagSeconds) * 1_000_000_000n, restoreScn};
	const row = {jobId, restoreTenantId, status: 'RESTORING', data: {finishedBytes, totalBytes: 100_000}, log};
	return [second, {type: 'progressRead', cluster: address, rows: [row], tookMs: 5}];
}

const sqlFails = (second: number): Step => [
	second,
	{type: 'sqlFailed', cluster: address, problem: {reason: 'timeout', said: ''}},
];
const seconds = Array.from({length: 11}, (_, index) => index * 10);
const moving = [readAt(0, reading()), ...seconds.map((second) => progress(second, second * 100))];

test('a document has both statuses, the agent’s and SQL’s', () => {
	const restore = restoreOf(...moving);
	assert.deepEqual(
		[restore['status'], restore['sqlStatus'], restore['phase'], restore['source']],
		['WAIT_TENANT_RESTORE_FINISH', 'RESTORING', 'restoring', 'sql'],
	);
});

test('an estimate stands at its track and in all', () => {
	const {data, log, eta} = restoreOf(...moving) as RestoreDocument & {readonly eta: {readonly seconds: number}};
	assert.equal(data['etaSeconds'], 900);
	assert.equal(log['etaSeconds'], null);
	assert.equal(eta.seconds, 900);
});

test('an estimate of one track alone is none of all', () => {
	const {data, log, eta} = restoreOf(
		readAt(0, reading()),
		...seconds.map((second) => progress(second, second * 100, 9000)),
	) as RestoreDocument & {readonly eta: unknown};
	assert.deepEqual([data['etaSeconds'], log['etaSeconds'], eta], [900, null, null]);
});

test('after SQL is lost its figures stay, with their age and without an estimate', () => {
	const {cluster, restore} = clusterOf([...moving, sqlFails(110), [160, {type: 'ticked'}]]);
	assert.deepEqual(cluster['sql'], {
		state: 'off',
		error: {
			code: 'timeout',
			message: 'sql off: timed out',
			hint: 'check the server, or wait longer with --timeout SECONDS',
			traceId: null,
		},
	});
	assert.deepEqual(
		[restore.data['percent'], restore.data['bytesPerSecond'], restore.data['etaSeconds'], restore['eta']],
		[10, 100, null, null],
	);
	assert.deepEqual([restore['figuresAgeSeconds'], restore['source'], restore['elapsedSeconds']], [60, 'sql', 760]);
});

test('the state of SQL is on once it has answered', () => {
	assert.deepEqual(clusterOf(moving).cluster['sql'], {state: 'on', error: null});
});

test('a stalled restore has a rate of 0, the length of the stall and the longest pause before it', () => {
	const {data, stalled, eta} = restoreOf(
		...moving,
		...Array.from({length: 12}, (_, index) => progress(110 + index * 10, 10_000)),
	) as RestoreDocument & {readonly stalled: unknown; readonly eta: unknown};
	assert.deepEqual([data['bytesPerSecond'], eta], [0, null]);
	assert.deepEqual(stalled, {sinceSeconds: 120, longestPauseSeconds: 10});
});

test('a restore that has not moved since restop was started is stalled without an earlier pause', () => {
	const {stalled} = restoreOf(
		readAt(0, reading()),
		...Array.from({length: 25}, (_, index) => progress(index * 10, 500, 9000)),
	) as RestoreDocument & {readonly stalled: unknown};
	assert.deepEqual(stalled, {sinceSeconds: 240, longestPauseSeconds: null});
});

test('a document has all events of the run, oldest first', () => {
	const {events} = documentOf(fold([...moving, sqlFails(110)])) as Document & {readonly events: unknown};
	assert.deepEqual(events, [
		{at: '2026-11-23T10:00:00.000Z', tenant: 'rt2', type: 'firstSeen', text: 'first seen, job 4, restoring'},
		{at: '2026-11-23T10:01:50.000Z', tenant: null, type: 'sqlOff', text: 'sql off: timed out'},
	]);
});
