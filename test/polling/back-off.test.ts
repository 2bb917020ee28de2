import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {Problem} from '../../source/domain/problem.js';
import {nextPause} from '../../source/polling/back-off.js';
import {problem} from '../helpers/facts.js';
import {createSeededRandom} from '../helpers/seeded-random.js';

const refused = problem('refused');
const wrongPassword = problem('wrongPassword', {code: 'unauthorized'});
const clockSkew = problem('clockSkew', {code: 'unauthorized'});
const unchecked = problem('passwordUnchecked', {code: 'unauthorized'});
const hung = problem('databaseHung', {code: 'timeout'});
const timeout = problem('timeout', {code: 'timeout'});

const always = (chance: number) => () => chance;
/** Random numbers are less than 1, so the longest pauses are never quite reached: rounding shows their limits. */
const most = always(1 - Number.EPSILON);

type Row = readonly [
	name: string,
	intervalMs: number,
	failures: number,
	problem: Problem | undefined,
	chance: () => number,
	ms: number,
];

const pauses: readonly Row[] = [
	['the interval after a good round', 2000, 0, undefined, most, 2000],
	['the interval after a good round, however short', 100, 0, undefined, most, 100],
	['at most 1 s after one failure', 100, 1, refused, most, 1000],
	['at most 2 s after two', 100, 2, refused, most, 2000],
	['at most 4 s after three', 100, 3, timeout, most, 4000],
	['at most 8 s after four', 100, 4, refused, most, 8000],
	['at most 16 s after five', 100, 5, refused, most, 16_000],
	['at most 30 s after six', 100, 6, refused, most, 30_000],
	['at most 30 s after a hundred', 100, 100, refused, most, 30_000],
	['at most 30 s after more failures than doubles can double', 100, 5000, refused, most, 30_000],
	['half of that with half the chance', 100, 4, refused, always(0.5), 4000],
	['the interval with no chance at all', 100, 6, refused, always(0), 100],
	['not less than the interval', 2000, 1, refused, most, 2000],
	['not less than an interval of a minute', 60_000, 9, refused, most, 60_000],
	['five minutes after a wrong password, whatever the chance', 100, 1, wrongPassword, always(0), 300_000],
	['five minutes after any number of them', 100, 50, wrongPassword, most, 300_000],
	['five minutes where the password may be right', 100, 1, unchecked, always(0), 300_000],
	['no longer than usual after anything else that is unauthorized', 100, 1, clockSkew, most, 1000],
	['half a minute at least while the database hangs', 100, 1, hung, always(0), 30_000],
	['a minute at most while the database hangs', 100, 100, hung, most, 60_000],
	['an interval of more than that also while the database hangs', 90_000, 1, hung, most, 90_000],
	['an interval of more than that also after a wrong password', 600_000, 1, wrongPassword, most, 600_000],
];

for (const [name, intervalMs, failures, why, random, ms] of pauses) {
	test(`the pause is ${name}`, () => {
		assert.equal(Math.round(nextPause({intervalMs, failures, problem: why, random})), ms);
	});
}

test('pauses lie anywhere from the interval to a limit that doubles with each failure', () => {
	const random = createSeededRandom(7);
	for (const [index, limit] of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000].entries()) {
		const ask = () => nextPause({intervalMs: 100, failures: index + 1, problem: refused, random});
		const found = Array.from({length: 500}, () => ask());
		assert.ok(Math.min(...found) >= 100);
		assert.ok(Math.max(...found) < limit);
		// Spread over the whole of it: many monitors must not come back in step.
		assert.ok(Math.min(...found) < limit * 0.15);
		assert.ok(Math.max(...found) > limit * 0.85);
		assert.ok(new Set(found).size > 400);
	}
});

test('no pause is ever shorter than the interval, nor longer than five minutes or the interval', () => {
	const why = fc.constantFrom(undefined, refused, timeout, hung, wrongPassword);
	const facts = fc.record({
		intervalMs: fc.integer({min: 100, max: 1_000_000}),
		failures: fc.nat(2000),
		problem: why,
		seed: fc.nat(),
	});
	fc.assert(
		fc.property(facts, ({seed, ...question}) => {
			const pause = nextPause({...question, random: createSeededRandom(seed)});
			assert.ok(pause >= question.intervalMs);
			assert.ok(pause <= Math.max(question.intervalMs, 300_000));
		}),
		{seed: 1},
	);
});
