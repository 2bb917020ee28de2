import assert from 'node:assert/strict';
import test from 'node:test';
import type {Problem} from '../../source/domain/problem.js';
import type {Candidate} from '../../source/polling/judge-agent.js';
import {pollAnyAgent} from '../../source/polling/poll-any-agent.js';
import {problem} from '../helpers/facts.js';

// Nothing is asked of it here.
const two = {label: 'two'} as unknown as Candidate;

/** Polls with problems that the test gives, and agents that take over as often as it says. */
function createPolls(problems: ReadonlyArray<Problem | undefined>, takeovers: number, isNextKnown = false) {
	const done: string[] = [];
	const rest = [...problems];
	let left = takeovers;
	const failOver = {
		async leave({reason}: Problem) {
			done.push(`leave ${reason}`);
			left--;
			return left >= 0;
		},
		keep() {
			done.push('keep');
		},
		next: () => (isNextKnown ? two : undefined),
	};
	const run = async (last: Problem | undefined) =>
		pollAnyAgent(
			last,
			async (before) => {
				done.push(`poll after ${before?.reason ?? 'nothing'}`);
				return rest.shift();
			},
			failOver,
		);
	return {done, run};
}

test('a poll is repeated at once with each agent that takes over, and knows nothing of the one before', async () => {
	const {done, run} = createPolls([problem('refused'), problem('reset'), undefined], 2);
	assert.equal(await run(problem('timeout')), undefined);
	assert.deepEqual(done, [
		'poll after timeout',
		'leave refused',
		'poll after nothing',
		'leave reset',
		'poll after nothing',
		'keep',
	]);
});

test('the problem of the last agent is left', async () => {
	const {done, run} = createPolls([problem('refused'), problem('reset')], 1);
	const left = await run(undefined);
	assert.equal(left?.reason, 'reset');
	assert.equal(done.at(-1), 'leave reset');
});

test('an agent that is expected to be back is tried before the one that failed', async () => {
	const {done, run} = createPolls([undefined], 1, true);
	await run(problem('refused'));
	assert.deepEqual(done, ['leave refused', 'poll after nothing', 'keep']);
	const first = createPolls([undefined], 1, true);
	await first.run(undefined);
	assert.deepEqual(first.done, ['poll after nothing', 'keep']);
});

test('without other agents a poll is just that', async () => {
	const found = await pollAnyAgent(problem('refused'), async (last) => last, undefined);
	assert.equal(found?.reason, 'refused');
});
