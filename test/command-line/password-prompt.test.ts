import assert from 'node:assert/strict';
import test from 'node:test';
import {promptForPassword} from '../../source/command-line/password-prompt.js';

/** A prompt in which each of `typed` is given in turn; `right` is the password that the agent accepts. */
function open(typed: ReadonlyArray<string | undefined>, {right = 'right', isReachable = true} = {}) {
	const rest = [...typed];
	const controller = new AbortController();
	const done: string[] = [];
	const answer = promptForPassword({
		async ask() {
			done.push('ask');
			return rest.shift();
		},
		check: {
			isReachable: async () => isReachable,
			async isRefused(password) {
				done.push('check');
				return password !== right;
			},
		},
		onRefused() {
			done.push('refused');
			if (rest.length === 0) {
				controller.abort();
			}
		},
		signal: controller.signal,
	});
	return {answer, done};
}

test('a password that is not refused is asked for once', async () => {
	const {answer, done} = open(['right']);
	assert.equal(await answer, 'right');
	assert.deepEqual(done, ['ask', 'check']);
});

test('a refused one is asked for again, twice; the third is left to the screen', async () => {
	const {answer, done} = open(['a', 'b', 'c', 'd']);
	assert.equal(await answer, 'c');
	assert.deepEqual(done, ['ask', 'check', 'refused', 'ask', 'check', 'refused', 'ask']);
});

test('an empty password is an attempt as any other', async () => {
	const {answer, done} = open(['', 'right']);
	assert.equal(await answer, 'right');
	assert.deepEqual(done, ['ask', 'check', 'refused', 'ask', 'check']);
});

test('whoever leaves the prompt leaves it at any attempt', async () => {
	assert.equal(await open([undefined]).answer, undefined);
	const {answer, done} = open(['a', undefined]);
	assert.equal(await answer, undefined);
	assert.deepEqual(done, ['ask', 'check', 'refused', 'ask']);
});

test('of an agent that does not answer no password is asked', async () => {
	const {answer, done} = open(['right'], {isReachable: false});
	assert.equal(await answer, '');
	assert.deepEqual(done, []);
});

test('nothing more is asked once the program ends', async () => {
	const {answer, done} = open(['a']);
	assert.equal(await answer, undefined);
	assert.deepEqual(done, ['ask', 'check', 'refused']);
});
