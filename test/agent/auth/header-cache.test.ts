import assert from 'node:assert/strict';
import test from 'node:test';
import {createAgentClock} from '../../../source/agent/agent-clock.js';
import {createHeaderCache, type Sealing} from '../../../source/agent/auth/header-cache.js';
import {readPublicKey, type Credentials} from '../../../source/agent/auth/seal.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import {openHeader} from '../../../source/simulator/agent/open-header.js';

const pairs = [createKeyPair(512), createKeyPair(512)] as const;
const firstKey = readPublicKey(pairs[0].publicText);
const secondKey = readPublicKey(pairs[1].publicText);
const session: Credentials = {sessionId: 'one'};
const second = 1000;

function createRig() {
	let passedMs = 0;
	const clock = createAgentClock(() => passedMs);
	clock.learn(0);
	return {
		...createHeaderCache(clock),
		pass(ms: number) {
			passedMs += ms;
		},
	};
}

/** Sealing is never the same twice, so that the same text is the same sealing. */
function sealing(uri: string, credentials: Credentials = session, key = firstKey): Sealing {
	assert.notStrictEqual(key, undefined);
	return {uri, credentials, key};
}

test('a header is used again for the same target until it has less than 15 s', () => {
	const {headerFor, pass} = createRig();
	const first = headerFor(sealing('/a'));
	assert.notEqual(first, undefined);
	pass(45 * second);
	assert.equal(headerFor(sealing('/a')), first);
	assert.notEqual(headerFor(sealing('/b')), first);
	pass(1);
	const next = headerFor(sealing('/a'));
	assert.notEqual(next, first);
	assert.equal(headerFor(sealing('/a')), next);
});

for (const [title, other] of [
	['session', sealing('/a', {sessionId: 'two'})],
	['password', sealing('/a', {password: 'one'})],
	['key', sealing('/a', session, secondKey)],
	['pair of keys of a body', {...sealing('/a'), keys: 'AAAA'}],
] as const) {
	test(`another ${title} takes the place of the header of its target, and is no second one`, () => {
		const {headerFor} = createRig();
		const first = headerFor(sealing('/a'));
		const beside = headerFor(sealing('/b'));
		assert.notEqual(headerFor(other), first);
		assert.notEqual(headerFor(sealing('/a')), first);
		assert.equal(headerFor(sealing('/b')), beside);
	});
}

test('a header holds what it was asked for', () => {
	const {headerFor} = createRig();
	const opened = openHeader(headerFor(sealing('/a', {password: 'secret'})) ?? '', pairs[0]);
	assert.deepEqual([opened.auth, opened.uri, opened.ts], ['secret', '/a', '60']);
});
