import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProgressRow} from '../../source/domain/restore-reading.js';
import type {SqlProblem, SqlReason} from '../../source/domain/sql-problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {pollProgress, type ProgressSource, type PollProgressOptions} from '../../source/polling/poll-progress.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** What a reading brings: rows, or why there are none. */
type Answer = readonly ProgressRow[] | SqlReason;

class SourceError extends Error {
	readonly problem: SqlProblem;

	constructor(reason: SqlReason) {
		super(reason);
		this.problem = {reason, said: ''};
	}
}

/** The answers come one after another, the last one for ever. */
function createRig(answers: readonly Answer[], changes: Partial<PollProgressOptions> = {}) {
	const clock = createManualClock();
	const controller = new AbortController();
	const told: string[] = [];
	const counts = {opened: 0, read: 0, closed: 0};
	const source: ProgressSource = {
		async read() {
			const answer = answers[Math.min(counts.read, answers.length - 1)] ?? [];
			counts.read++;
			if (typeof answer === 'string') {
				throw new SourceError(answer);
			}

			return answer;
		},
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
		dispatch(happening: FactBody) {
			told.push(happening.type === 'sqlFailed' ? happening.problem.reason : happening.type);
		},
		clock,
		random: () => 0.5,
		intervalMs: 2000,
		signal: controller.signal,
		hasOtherPassword: async () => false,
		refreshes: () => 0,
		...changes,
	};
	return {options, clock, controller, told, counts};
}

test('figures are read again and again over one source, which is closed at the end', async () => {
	const {options, clock, controller, told, counts} = createRig([[]]);
	const polling = pollProgress(options);
	await clock.advance(4000);
	controller.abort();
	await polling;
	assert.deepEqual(told, ['progressRead', 'progressRead', 'progressRead']);
	assert.deepEqual(counts, {opened: 1, read: 3, closed: 1});
});

for (const reason of ['accessDenied', 'noPassword'] as const) {
	test(`after ${reason} nobody asks again by himself`, async () => {
		const {options, clock, controller, told, counts} = createRig([reason]);
		const polling = pollProgress(options);
		await clock.advance(24 * 3_600_000);
		assert.deepEqual(told, [reason]);
		controller.abort();
		await polling;
		assert.equal(counts.closed, 1);
	});
}

test('another password is tried at once', async () => {
	let hasChanged = false;
	const {options, clock, controller, told} = createRig(['accessDenied', []], {
		async hasOtherPassword() {
			return hasChanged;
		},
	});
	const polling = pollProgress(options);
	await clock.advance(60_000);
	assert.deepEqual(told, ['accessDenied']);
	hasChanged = true;
	await clock.advance(5000);
	assert.equal(told[1], 'progressRead');
	controller.abort();
	await polling;
});

test('who wants to ask at once is obeyed after a refusal too', async () => {
	let refreshes = 0;
	const {options, clock, controller, told} = createRig(['accessDenied', []], {refreshes: () => refreshes});
	const polling = pollProgress(options);
	await clock.advance(60_000);
	refreshes++;
	await clock.advance(5000);
	assert.deepEqual(told.slice(0, 2), ['accessDenied', 'progressRead']);
	controller.abort();
	await polling;
});

test('whatever else fails is tried again with growing pauses, and figures come back', async () => {
	const {options, clock, controller, told} = createRig(['unreachable', 'timeout', 'noView', 'failed', []]);
	const polling = pollProgress(options);
	await clock.advance(2000 + 2000 + 2000);
	assert.deepEqual(told, ['unreachable', 'timeout', 'noView', 'failed']);
	await clock.advance(4000);
	assert.equal(told.at(-1), 'progressRead');
	controller.abort();
	await polling;
});

for (const [reason, opened] of [
	['unreachable', 2],
	['timeout', 2],
	['noView', 1],
	['failed', 1],
] as const) {
	test(`after ${reason} the source is opened ${opened === 2 ? 'anew: it may be elsewhere now' : 'no second time'}`, async () => {
		const {options, clock, controller, told, counts} = createRig([reason, []]);
		const polling = pollProgress(options);
		await clock.advance(2000);
		assert.deepEqual(told, [reason, 'progressRead']);
		controller.abort();
		await polling;
		assert.deepEqual([counts.opened, counts.closed], [opened, opened]);
	});
}

test('a source that cannot be found yet is looked for again', async () => {
	let tries = 0;
	const {options, clock, controller, told} = createRig([[]]);
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
	assert.deepEqual(told, ['noAddress', 'progressRead']);
	controller.abort();
	await polling;
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

test('what fails because the program ends is not told', async () => {
	const {options, controller, told} = createRig(['failed']);
	controller.abort();
	await pollProgress(options);
	assert.deepEqual(told, []);
});
