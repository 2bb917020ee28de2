import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProgressRow} from '../../source/domain/restore-reading.js';
import type {SqlProblem, SqlReason} from '../../source/domain/sql-problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {pollProgress, type PollProgressOptions} from '../../source/polling/poll-progress.js';
import type {ProgressSource} from '../../source/polling/progress-reader.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** The result of one read: rows, or the reason of an error. */
type Answer = readonly ProgressRow[] | SqlReason;

class SourceError extends Error {
	readonly problem: SqlProblem;

	constructor(reason: SqlReason) {
		super(reason);
		this.problem = {reason, said: ''};
	}
}

/** The answers come one after another; the last one is repeated. */
function createRig(answers: readonly Answer[], changes: Partial<PollProgressOptions> = {}) {
	const clock = createManualClock();
	const controller = new AbortController();
	const dispatched: string[] = [];
	const counts = {opened: 0, read: 0, closed: 0};
	const source: ProgressSource = {
		async read() {
			const isFirst = counts.read === 0;
			const answer = answers[Math.min(counts.read, answers.length - 1)] ?? [];
			counts.read++;
			if (typeof answer === 'string') {
				throw new SourceError(answer);
			}

			return {rows: answer, identity: undefined, isFirst};
		},
		readStatusChanges: async () => [],
		readTenants: async () => [],
		async close() {
			counts.closed++;
		},
	};
	const options: PollProgressOptions = {
		cluster: 'h:1',
		async open() {
			counts.opened++;
			return source;
		},
		problemOf: (error) => (error instanceof SourceError ? error.problem : undefined),
		dispatch(body: FactBody) {
			dispatched.push(body.type === 'sqlFailed' ? body.problem.reason : body.type);
		},
		clock,
		random: () => 0.5,
		intervalMs: () => 2000,
		signal: controller.signal,
		agentCluster: () => undefined,
		hasOtherPassword: async () => false,
		refreshes: () => 0,
		...changes,
	};
	return {options, clock, controller, dispatched, counts};
}

test('progress is read again and again over one source, which is closed at the end', async () => {
	const {options, clock, controller, dispatched, counts} = createRig([[]]);
	const polling = pollProgress(options);
	await clock.advance(4000);
	controller.abort();
	await polling;
	assert.deepEqual(dispatched, ['progressRead', 'progressRead', 'progressRead']);
	assert.deepEqual(counts, {opened: 1, read: 3, closed: 1});
});

for (const reason of ['accessDenied', 'noPassword'] as const) {
	test(`after ${reason} there is no automatic retry`, async () => {
		const {options, clock, controller, dispatched, counts} = createRig([reason]);
		const polling = pollProgress(options);
		await clock.advance(24 * 3_600_000);
		assert.deepEqual(dispatched, [reason]);
		controller.abort();
		await polling;
		assert.equal(counts.closed, 1);
	});
}

test('another password is tried at once', async () => {
	let hasChanged = false;
	const {options, clock, controller, dispatched} = createRig(['accessDenied', []], {
		async hasOtherPassword() {
			return hasChanged;
		},
	});
	const polling = pollProgress(options);
	await clock.advance(60_000);
	assert.deepEqual(dispatched, ['accessDenied']);
	hasChanged = true;
	await clock.advance(5000);
	assert.equal(dispatched[1], 'progressRead');
	controller.abort();
	await polling;
});

test('a command to poll at once is carried out after a refusal too', async () => {
	let refreshes = 0;
	const {options, clock, controller, dispatched} = createRig(['accessDenied', []], {refreshes: () => refreshes});
	const polling = pollProgress(options);
	await clock.advance(60_000);
	refreshes++;
	await clock.advance(5000);
	assert.deepEqual(dispatched.slice(0, 2), ['accessDenied', 'progressRead']);
	controller.abort();
	await polling;
});

test('other failures are retried with growing pauses, until progress is read again', async () => {
	const {options, clock, controller, dispatched} = createRig(['unreachable', 'timeout', 'noView', 'failed', []]);
	const polling = pollProgress(options);
	await clock.advance(2000 + 2000 + 2000);
	assert.deepEqual(dispatched, ['unreachable', 'timeout', 'noView', 'failed']);
	await clock.advance(4000);
	assert.equal(dispatched.at(-1), 'progressRead');
	controller.abort();
	await polling;
});

for (const [reason, opened] of [
	['unreachable', 2],
	['timeout', 2],
	['noView', 1],
	['failed', 1],
	['otherCluster', 2],
] as const) {
	test(`after ${reason} the source is opened ${opened === 2 ? 'again: it may have moved' : 'no second time'}`, async () => {
		const {options, clock, controller, dispatched, counts} = createRig([reason, []]);
		const polling = pollProgress(options);
		await clock.advance(2000);
		assert.deepEqual(dispatched, [reason, 'progressRead']);
		controller.abort();
		await polling;
		assert.deepEqual([counts.opened, counts.closed], [opened, opened]);
	});
}

test('a source whose address is unknown is opened again later', async () => {
	let tries = 0;
	const {options, clock, controller, dispatched} = createRig([[]]);
	const {open} = options;
	const polling = pollProgress({
		...options,
		async open(signal) {
			tries++;
			if (tries === 1) {
				throw new SourceError('noAddress');
			}

			return open(signal);
		},
	});
	await clock.advance(2000);
	assert.deepEqual(dispatched, ['noAddress', 'progressRead']);
	controller.abort();
	await polling;
});

test('a source of another cluster is opened again with growing pauses', async () => {
	const identity = {name: 'obtest'};
	const {options, clock, controller, dispatched, counts} = createRig([[]], {agentCluster: () => ({name: 'obprod'})});
	const polling = pollProgress({
		...options,
		async open(signal) {
			const source = await options.open(signal);
			return {
				...source,
				async read(until) {
					const answer = await source.read(until);
					return {...answer, identity};
				},
			};
		},
	});
	await clock.advance(60_000);
	controller.abort();
	await polling;
	// After 2, 2, 2, 4, 8, 15, 15 seconds: half of a pause that doubles from 1 s to 30 s, and never below the interval.
	assert.deepEqual(
		dispatched,
		Array.from({length: 8}, () => 'otherCluster'),
	);
	assert.equal(counts.opened, counts.read);
});

test('a bug is no problem of SQL', async () => {
	const {options} = createRig([[]]);
	const polling = pollProgress({
		...options,
		async open() {
			throw new TypeError('a bug');
		},
	});
	await assert.rejects(polling, TypeError);
});

test('an error while the program ends is not dispatched', async () => {
	const {options, controller, dispatched} = createRig(['failed']);
	controller.abort();
	await pollProgress(options);
	assert.deepEqual(dispatched, []);
});
