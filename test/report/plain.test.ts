import assert from 'node:assert/strict';
import test from 'node:test';
import type {SqlProblem} from '../../source/domain/sql-problem.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {eventLimit} from '../../source/monitor/state.js';
import {createPlainCursor, formatNews, formatStates, type Style} from '../../source/report/plain.js';
import {english} from '../../source/locale/en.js';
import {formatInstant} from '../../source/locale/times.js';
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

const style: Style = {words: english, zone: 'utc'};
const gigabyte = 1024 ** 3;

const ending = {startedAt, finishedAt: startedAt + 196_427};
const restoring = reading({status: 'RESTORING', startedAt});
const success = reading({...ending, status: 'SUCCESS', data: {totalBytes: 18_622_071, totalTablets: 590}});
const comment = 'CLOG : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid Y1';
const failure = reading({...ending, status: 'FAIL', comment});
const absent = problem('tenantAbsent');
const refused = problem('refused');
const timeout = problem('timeout', {code: 'timeout'});
const named: Step = [0, {type: 'nameRead', cluster: address, name: 'ob-test'}];

/** The lines of `--once` without their time, cluster and tenant. */
function sentencesOf(steps: readonly Step[]): readonly string[] {
	return formatStates(fold([named, ...steps]), style).map((line) => line.split(' ').slice(3).join(' '));
}

test('a line begins with the time to the second, the cluster’s name and the tenant', () => {
	const state = fold([named, readAt(5, restoring)]);
	assert.deepEqual(formatStates(state, style), [
		'2026-11-23T10:00:05Z 10.10.10.1:2886 rt2 restoring, progress unknown, elapsed 5s',
	]);
});

test('a cluster without a name is called by its agent’s address', () => {
	const [line] = formatStates(fold([readAt(5, restoring)]), style);
	assert.equal(line, '2026-11-23T10:00:05Z 10.10.10.1:2886 rt2 restoring, progress unknown, elapsed 5s');
});

test('a cluster is called by its key, whichever of its agents is polled', () => {
	const state = fold([
		readAt(5, restoring),
		[6, {type: 'agentChanged', cluster: address, agent: '10.20.10.2:2886'}],
		readAt(7, restoring),
	]);
	const [line] = formatStates(state, style);
	assert.equal(line, '2026-11-23T10:00:07Z 10.10.10.1:2886 rt2 restoring, progress unknown, elapsed 7s');
});

test('the time is written in the reader’s zone', () => {
	const [line = ''] = formatStates(fold([named, readAt(5, restoring)]), {...style, zone: 'local'});
	assert.equal(line.split(' ', 1)[0], formatInstant(startedAt + 5000, 'local'));
});

test('--once has one line for each tenant, in the order given, read or not', () => {
	const state = fold([named, readAt(0, success, 'two'), [0, failedWith(absent, 'three')]], ['three', 'one', 'two']);
	const tenants = formatStates(state, style).map((line) => line.split(' ', 3)[2]);
	assert.deepEqual(tenants, ['three', 'one', 'two']);
});

const figures = reading({
	status: 'RESTORING',
	startedAt,
	data: {percent: 52.09, finishedBytes: 114.6 * gigabyte, totalBytes: 220 * gigabyte},
	log: {percent: 7, recoverScn: 1_000_000_000n, restoreScn: 731_000_000_000n},
});

const states: ReadonlyArray<readonly [name: string, steps: readonly Step[], sentence: string]> = [
	['nothing read', [], 'unknown'],
	['a running restore without figures', [readAt(65, restoring)], 'restoring, progress unknown, elapsed 1m05s'],
	[
		'a running restore with figures',
		[readAt(65, figures)],
		'restoring, data 52.0%, 114.6 of 220.0 GB, log 7.0%, 12m10s behind, elapsed 1m05s',
	],
	[
		'figures of the data alone',
		[readAt(65, reading({status: 'RESTORING', startedAt, data: {percent: 0}}))],
		'restoring, data 0.0%, elapsed 1m05s',
	],
	[
		'a start ahead of the agent’s clock',
		[readAt(0, reading({status: 'RESTORING', startedAt: startedAt + 9000}))],
		'restoring, progress unknown',
	],
	[
		'a status that is new',
		[readAt(65, reading({status: 'NEW_WORD', startedAt}))],
		'NEW_WORD, progress unknown, elapsed 1m05s',
	],
	['no status', [readAt(65, reading({status: '', startedAt}))], 'unknown, progress unknown, elapsed 1m05s'],
	[
		'a success',
		[readAt(300, success)],
		'succeeded, STANDBY until activated, after 3m16s, 590 tablets, 17.8 MB, ended 1m43s ago',
	],
	[
		'a failure',
		[readAt(300, failure)],
		'failed after 3m16s: OB_ENTRY_NOT_EXIST (-4018) on 10.10.10.3:2882, ended 1m43s ago',
	],
	[
		'an old success',
		[readAt(2 * 86_400 + 196, success)],
		'succeeded after 3m16s, 590 tablets, 17.8 MB, ended 1d23h ago',
	],
	[
		'a success whose tenant is gone',
		[readAt(300, success), [302, failedWith(absent)], [304, failedWith(absent)]],
		'succeeded after 3m16s, 590 tablets, 17.8 MB, ended 1m47s ago, tenant gone',
	],
	[
		'a failure whose tenant is gone',
		[readAt(300, failure), [302, failedWith(absent)], [304, failedWith(absent)]],
		'failed after 3m16s: OB_ENTRY_NOT_EXIST (-4018) on 10.10.10.3:2882, ended 1m47s ago, tenant gone',
	],
	[
		'a failure without a reason yet',
		[readAt(196, reading({status: 'RESTORE_FAIL', startedAt}))],
		'failed, reason not known yet, after 3m16s',
	],
	[
		'a failure without a reason',
		[readAt(196, reading({status: 'RESTORE_FAIL', startedAt})), [256, {type: 'ticked'}]],
		'failed after 4m16s',
	],
	['an end that nobody knows', [readAt(300, reading({...ending, status: 'NEW_WORD'}))], 'NEW_WORD'],
	['a tenant that is not there yet', [[0, failedWith(absent)]], 'waiting for tenant'],
	['a tenant that is gone', [readAt(0, restoring), [2, failedWith(absent)], [4, failedWith(absent)]], 'dropped'],
	['a tenant without a restore', [[0, failedWith(problem('neverRestored'))]], 'never restored'],
	['tenant sys', [[0, failedWith(problem('systemTenant', {code: 'rejected'}))]], 'unknown'],
	['an agent that never answered', [[0, failedWith(refused)]], 'unknown'],
	[
		'an agent that is lost',
		[readAt(5, restoring), [7, failedWith(refused)], [60, {type: 'ticked'}]],
		'no answer 50s, restoring, progress unknown, elapsed 5s',
	],
];

for (const [name, steps, sentence] of states) {
	test(`the state of ${name}: ${sentence}`, () => {
		assert.deepEqual(sentencesOf(steps), [sentence]);
	});
}

/** The lines written after each of the steps. */
function follow(steps: readonly Step[], tenants: readonly string[] = ['rt2']): readonly string[] {
	let state = createState([{address, tenants}], {at: startedAt, monotonicMs: 0}, 2000);
	let cursor = createPlainCursor(state);
	const written: string[] = [];
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
		const news = formatNews(state, cursor, style);
		cursor = news.cursor;
		written.push(...news.lines);
	}

	return written;
}

const tick = (second: number): Step => [second, {type: 'ticked'}];

test('following writes one line an event, when it happens and not again', () => {
	const creating = reading({status: 'CREATE_TENANT', startedAt});
	assert.deepEqual(
		follow([named, readAt(2, creating), tick(3), readAt(13, restoring), tick(14), readAt(196, success), tick(200)]),
		[
			'2026-11-23T10:00:02Z 10.10.10.1:2886 rt2 first seen, job 4, creating',
			'2026-11-23T10:00:13Z 10.10.10.1:2886 rt2 restoring, creating took 13s',
			'2026-11-23T10:03:16Z 10.10.10.1:2886 rt2 succeeded, STANDBY until activated, after 3m16s, 590 tablets, 17.8 MB, creating 13s, restoring 3m03s',
		],
	);
});

test('an event of the whole cluster names no tenant', () => {
	assert.deepEqual(follow([named, [2, failedWith(refused)]]), [
		'2026-11-23T10:00:02Z 10.10.10.1:2886 no answer: connection refused',
	]);
});

test('an agent that answers again is a line with the length of the outage', () => {
	const lines = follow([named, [2, failedWith(refused)], [9, failedWith(refused)], readAt(43, restoring), tick(44)]);
	assert.deepEqual(lines.slice(1), [
		'2026-11-23T10:00:43Z 10.10.10.1:2886 reachable again after 41s',
		'2026-11-23T10:00:43Z 10.10.10.1:2886 rt2 first seen, job 4, restoring',
	]);
});

test('another reason of an outage is no recovery, and the outage counts from the first failure', () => {
	assert.deepEqual(follow([named, [2, failedWith(refused)], [9, failedWith(timeout)], [43, failedWith(absent)]]), [
		'2026-11-23T10:00:02Z 10.10.10.1:2886 no answer: connection refused',
		'2026-11-23T10:00:09Z 10.10.10.1:2886 no answer: timed out',
		'2026-11-23T10:00:43Z 10.10.10.1:2886 reachable again after 41s',
		'2026-11-23T10:00:43Z 10.10.10.1:2886 rt2 waiting: tenant does not exist yet',
	]);
});

test('a second outage is a second line', () => {
	const silences: readonly Step[] = [
		[2, failedWith(refused)],
		readAt(4, restoring),
		[6, failedWith(refused)],
		readAt(9, restoring),
	];
	const lines = follow([named, ...silences]).map((line) => line.split(' ').slice(2).join(' '));
	assert.deepEqual(lines, [
		'no answer: connection refused',
		'reachable again after 2s',
		'rt2 first seen, job 4, restoring',
		'no answer: connection refused',
		'reachable again after 3s',
	]);
});

test('every ten minutes each restore that has not ended has a line of its state, and no other has', () => {
	const begun: readonly Step[] = [
		named,
		readAt(0, restoring, 'one'),
		readAt(0, success, 'two'),
		[0, failedWith(absent, 'three')],
	];
	const tenants = ['one', 'two', 'three'];
	const before = follow(begun, tenants).length;
	assert.equal(before, 3);
	const lines = follow([...begun, tick(599), tick(600), tick(601), tick(1199), tick(1200)], tenants);
	assert.deepEqual(lines.slice(before), [
		'2026-11-23T10:10:00Z 10.10.10.1:2886 one restoring, progress unknown, elapsed 10m00s',
		'2026-11-23T10:10:00Z 10.10.10.1:2886 three waiting for tenant',
		'2026-11-23T10:20:00Z 10.10.10.1:2886 one restoring, progress unknown, elapsed 20m00s',
		'2026-11-23T10:20:00Z 10.10.10.1:2886 three waiting for tenant',
	]);
});

const lasting: ReadonlyArray<readonly [name: string, steps: readonly Step[]]> = [
	['nothing was read', []],
	['the agent does not answer', [[0, failedWith(refused)]]],
	['the tenant does not exist', [[0, failedWith(absent)]]],
	['the tenant was never restored', [[0, failedWith(problem('neverRestored'))]]],
	['the restore has succeeded', [readAt(0, success)]],
	['the restore has failed', [readAt(0, failure)]],
	['the tenant was dropped', [readAt(0, restoring), [2, failedWith(absent)], [4, failedWith(absent)]]],
];

for (const [name, steps] of lasting) {
	test(`something is written every ten minutes while ${name}: a reader who has left is noticed by it`, () => {
		const before = follow([named, ...steps]).length;
		const lines = follow([named, ...steps, tick(600), tick(1200)]).slice(before);
		assert.deepEqual(
			lines.map((line) => line.split(' ', 3).join(' ')),
			['2026-11-23T10:10:00Z 10.10.10.1:2886 rt2', '2026-11-23T10:20:00Z 10.10.10.1:2886 rt2'],
		);
	});
}

const sqlOff = (reason: SqlProblem['reason']): Step[1] => ({
	type: 'sqlFailed',
	cluster: address,
	problem: {reason, said: ''},
});
const sqlOn: Step[1] = {type: 'progressRead', cluster: address, rows: [], tookMs: 5};

test('SQL that answers again is a line with the length of its outage, which its reasons share', () => {
	const lines = follow([
		named,
		[0, sqlOn],
		[2, sqlOff('unreachable')],
		[9, sqlOff('timeout')],
		[64, sqlOn],
		[66, sqlOn],
	]);
	assert.deepEqual(lines.slice(2), ['2026-11-23T10:01:04Z 10.10.10.1:2886 sql on again after 1m02s']);
	assert.equal(lines.length, 3);
});

/** The lines of a reader who looks only at the end. */
function followAtOnce(steps: readonly Step[]): readonly string[] {
	const state = fold(steps);
	return formatNews(state, createPlainCursor(createState([], {at: startedAt, monotonicMs: 0}, 2000)), style).lines;
}

test('a reader who catches up gets all lines in their order, and the times at which they happened', () => {
	const steps: readonly Step[] = [
		named,
		[2, failedWith(refused)],
		[9, failedWith(timeout)],
		readAt(43, restoring),
		[50, sqlOff('timeout')],
		[55, sqlOn],
		[60, failedWith(refused)],
		readAt(70, success),
		tick(200),
	];
	assert.deepEqual(followAtOnce(steps), follow(steps));
	assert.equal(followAtOnce(steps).filter((line) => line.includes(' again after ')).length, 3);
});

test('what the event log has dropped before it could be written is counted', () => {
	const outages = Array.from({length: 2500}, (_, index): readonly Step[] => [
		[index * 4, failedWith(refused)],
		[index * 4 + 2, failedWith(absent)],
	]).flat();
	const lines = followAtOnce([named, ...outages]);
	assert.match(lines[0] ?? '', /^2026-11-23T\S+Z \d+ events left out: the output was not read$/v);
	// An outage may end with a line of its own.
	assert.ok(lines.length <= 2 * eventLimit + 2, `${lines.length}`);
});

test('an outage whose event was dropped from the log still ends with a line', () => {
	const known = fold([named, [0, failedWith(refused)]]);
	const {cursor} = formatNews(known, createPlainCursor(known), style);
	const forgotten = {...known, events: [], nextEventId: known.nextEventId + eventLimit};
	const open = formatNews(reduce(forgotten, factAt(5, {type: 'ticked'})), cursor, style);
	assert.deepEqual(open.lines, []);
	const back = formatNews(reduce(forgotten, factAt(10, readAt(10, restoring)[1])), cursor, style).lines;
	assert.ok(back.includes('2026-11-23T10:00:10Z 10.10.10.1:2886 reachable again after 10s'), back.join('\n'));
});

test('a wall clock that steps writes no state before its time', () => {
	const state = fold([named, readAt(0, restoring)]);
	const {cursor} = formatNews(state, createPlainCursor(state), style);
	const stepped = reduce(state, {type: 'ticked', at: startedAt + 3_600_000, monotonicMs: 1000});
	assert.deepEqual(formatNews(stepped, cursor, style).lines, []);
});

const hostile: ReadonlyArray<readonly [name: string, steps: readonly Step[], tenant: string, shown: string]> = [
	[
		'a tenant’s name',
		[readAt(0, restoring, 'rt\u{1B}]0;x\u{7}\n')],
		'rt\u{1B}]0;x\u{7}\n',
		String.raw`rt\x1b]0;x\x07\n`,
	],
	[
		'a comment of several lines',
		[readAt(0, reading({...ending, status: 'FAIL', comment: 'first\n  second\tthird'}))],
		'rt2',
		'first second third',
	],
];

for (const [name, steps, tenant, shown] of hostile) {
	test(`${name} stays on its line and controls nothing: ${shown}`, () => {
		const lines = [...formatStates(fold(steps, [tenant]), style), ...follow(steps, [tenant])];
		assert.equal(lines.length, 2);
		for (const line of lines) {
			assert.ok(line.includes(shown), line);
			assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]| {2}/v);
		}
	});
}
