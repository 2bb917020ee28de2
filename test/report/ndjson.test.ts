import assert from 'node:assert/strict';
import test from 'node:test';
import {parseExact} from '../../source/text/parse-exact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {formatJson} from '../../source/report/json.js';
import {createNdjsonCursor, formatNdjson, lastingPart, nextDocument} from '../../source/report/ndjson.js';
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

const tick = (second: number): Step => [second, {type: 'ticked'}];
const lose = (second: number, traceId = 'a'): Step => [second, failedWith(problem('refused', {traceId}))];

function withoutEvents(line: string) {
	const {events, ...rest} = parseExact(line) as Readonly<Record<string, unknown>>;
	return rest;
}

/** The seconds of the steps after which a line is written. */
function writtenAt(steps: readonly Step[], tenants: readonly string[] = ['rt2']): readonly number[] {
	let state = createState([{address, tenants}], {at: startedAt, monotonicMs: 0}, 2000);
	let cursor = createNdjsonCursor(state, english, true);
	const written: number[] = [];
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
		const next = nextDocument(state, cursor, english);
		cursor = next.cursor;
		if (next.line === undefined) {
			continue;
		}

		assert.deepEqual(withoutEvents(next.line), withoutEvents(formatNdjson(state, english, true)));
		written.push(second);
	}

	return written;
}

const log = {recoverScn: 1_794_999_999_999_000_001n, restoreScn: 1_795_000_090_123_000_001n};
const running = reading({
	status: 'RESTORING',
	startedAt,
	data: {finishedBytes: 1, totalBytes: 9, finishedTablets: 1, totalTablets: 3},
	log,
	overview: {status: 'RESTORING'},
});
const start = readAt(1, running);

const changes: ReadonlyArray<readonly [name: string, step: Step]> = [
	['the cluster’s name', [2, {type: 'nameRead', cluster: address, name: 'ob-test'}]],
	['the agent’s version', [2, {type: 'versionRead', cluster: address, agentVersion: '4.5.0.0'}]],
	['the status', readAt(2, {...running, status: 'POST_CHECK'})],
	['the job', readAt(2, {...running, jobId: 5})],
	['a byte', readAt(2, {...running, data: {...running.data, finishedBytes: 2}})],
	['a tablet', readAt(2, {...running, data: {...running.data, finishedTablets: 2}})],
	['the last digit of an SCN', readAt(2, {...running, log: {...log, recoverScn: log.recoverScn + 1n}})],
	['a figure that is no longer known', readAt(2, {...running, data: {}})],
	['the end', readAt(2, {...running, status: 'SUCCESS', finishedAt: startedAt + 2000})],
	['an agent that is lost', lose(2)],
	['a key of the overview alone', readAt(2, {...running, overview: {status: 'RESTORING', more: 1}})],
	['the last digit of the overview', readAt(2, {...running, overview: {status: 'RESTORING', scn: log.restoreScn}})],
	['a key of the overview named like one that passes', readAt(2, {...running, overview: {status: 'RESTORING', at: 1}})],
];

for (const [name, step] of changes) {
	test(`a change is written once, when it comes: ${name}`, () => {
		assert.deepEqual(writtenAt([start, step, tick(3)]), [1, 2]);
	});
}

const noChanges: ReadonlyArray<readonly [name: string, steps: readonly Step[]]> = [
	['time that passes', [tick(2), tick(60)]],
	['the same answer again', [readAt(3, running), readAt(5, running)]],
	['a command of the user', [[2, {type: 'commanded', command: {type: 'redraw'}}]]],
];

for (const [name, steps] of noChanges) {
	test(`${name} is no change`, () => {
		assert.deepEqual(writtenAt([start, ...steps]), [1]);
	});
}

test('nothing is written before the first answer', () => {
	assert.deepEqual(writtenAt([tick(0), tick(1), tick(59)]), []);
});

test('an agent that answers again is a change, and so is an agent that refuses in another way', () => {
	const timeout = failedWith(problem('timeout', {code: 'timeout'}));
	assert.deepEqual(writtenAt([start, lose(2), lose(3), [4, timeout], readAt(5, running)]), [1, 2, 4, 5]);
});

test('a change of any of the tenants is one', () => {
	assert.deepEqual(writtenAt([readAt(1, running, 'one'), readAt(2, running, 'two')], ['one', 'two']), [1, 2]);
});

const quiet: ReadonlyArray<readonly [name: string, steps: readonly Step[], last: number]> = [
	['a watch that knows nothing', [], 0],
	['a restore that runs', [start], 1],
	['a restore that has ended', [readAt(1, {...running, status: 'SUCCESS', finishedAt: startedAt})], 1],
	['an agent that is lost', [start, lose(5)], 5],
];

for (const [name, steps, last] of quiet) {
	test(`a minute after the last line there is another: ${name}`, () => {
		const ticks = [59, 60, 61, 119, 120, 121].map((second) => tick(last + second));
		assert.deepEqual(writtenAt([...steps, ...ticks]).slice(-2), [last + 60, last + 120]);
		assert.equal(writtenAt([...steps, ...ticks]).length, steps.length + 2);
	});
}

test('a change begins a new minute', () => {
	assert.deepEqual(writtenAt([start, lose(40), tick(61), tick(99), tick(100)]), [1, 40, 100]);
});

/** Progress over SQL every two seconds: for two minutes it moves, then it does not. */
function standing(until: number): readonly Step[] {
	const {jobId, restoreTenantId} = reading();
	return Array.from({length: until / 2}, (_, index): Step => {
		const second = 2 + index * 2;
		const data = {finishedBytes: Math.min(second, 120) * 1000, totalBytes: 1_000_000};
		const row = {jobId, restoreTenantId, status: 'RESTORING', data, log: {}};
		return [second, {type: 'progressRead', cluster: address, rows: [row], tookMs: 5}];
	});
}

test('a rate that only falls is no change, a standstill is one', () => {
	const written = writtenAt([readAt(1, reading()), ...standing(240)]);
	// The minute, the stall after 90 s, and the minute after that.
	assert.deepEqual(
		written.filter((second) => second > 120),
		[180, 212],
	);
});

test('each document has the events since the one before', () => {
	let state = createState([{address, tenants: ['rt2']}], {at: startedAt, monotonicMs: 0}, 2000);
	let cursor = createNdjsonCursor(state, english, false);
	const types: string[][] = [];
	for (const [second, body] of [start, lose(2), readAt(4, {...running, status: 'UPGRADE'})]) {
		state = reduce(state, factAt(second, body));
		const next = nextDocument(state, cursor, english);
		cursor = next.cursor;
		const {events, clusters} = JSON.parse(next.line ?? '') as {
			events: ReadonlyArray<{type: string}>;
			clusters: ReadonlyArray<{restores: readonly object[]}>;
		};
		types.push(events.map(({type}) => type));
		assert.equal(Object.hasOwn(clusters[0]?.restores[0] ?? {}, 'overview'), false);
	}

	assert.deepEqual(types, [['firstSeen'], ['unreachable'], ['phaseChanged']]);
});

test('a wall clock that steps writes nothing before its time', () => {
	const state = fold([start]);
	const cursor = createNdjsonCursor(state, english, true);
	const stepped = reduce(state, {type: 'ticked', at: startedAt + 3_600_000, monotonicMs: 2000});
	assert.equal(nextDocument(stepped, cursor, english).line, undefined);
});

/** The keys of a document at any depth, but for what is the agent's own. */
function keysOf(text: string): ReadonlySet<string> {
	return new Set(text.replace(/"overview":\{[^\}]*\}/v, '').match(/"\w+"(?=:)/gv));
}

test('only the keys of a document that change with time alone do not count', () => {
	const state = fold([start, lose(2)]);
	const passing = keysOf(formatNdjson(state, english, true)).difference(
		keysOf(createNdjsonCursor(state, english, true).lasting),
	);
	assert.deepEqual(
		passing,
		new Set([
			'"at"',
			'"elapsedSeconds"',
			'"lagSeconds"',
			'"eta"',
			'"etaSeconds"',
			'"figuresAgeSeconds"',
			'"bytesPerSecond"',
			'"averageBytesPerSecond"',
			'"speed"',
			'"events"',
			'"type"',
			'"text"',
		]),
	);
});

test('the length of a stall does not count, its beginning does', () => {
	const eta = {seconds: 5, lowSeconds: 4, highSeconds: 6, at: '2026-11-23T10:00:05.000Z'};
	const restore = {tenant: 'rt2', eta, stalled: {sinceSeconds: 90, longestPauseSeconds: 30}, slow: null};
	assert.deepEqual(lastingPart({restores: [restore]}), {
		restores: [{tenant: 'rt2', stalled: {longestPauseSeconds: 30}, slow: null}],
	});
});

const hostile = '\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{2028}\r\n租';

test('a document is that of -o json on one line, digit for digit, with any text', () => {
	const overview = {restore_scn: 1_728_890_608_464_651_300n, [hostile]: hostile};
	const row = reading({status: 'FAIL', comment: hostile, overview});
	const state = fold([[0, {type: 'nameRead', cluster: address, name: hostile}], readAt(0, row, hostile)], [hostile]);
	const line = formatNdjson(state, english, true);
	assert.match(line, /^[\u{20}-\u{7E}]+$/v);
	assert.ok(line.includes('"restore_scn":1728890608464651300,'));
	assert.deepEqual(parseExact(line), parseExact(formatJson(state, english)));
});
