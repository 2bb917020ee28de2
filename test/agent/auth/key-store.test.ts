import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError} from '../../../source/agent/agent-error.js';
import {createKeyStore} from '../../../source/agent/auth/key-store.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import type {ExactJson} from '../../../source/text/exact-json.js';

const never = new AbortController().signal;
const [first, second] = [createKeyPair(512).publicText, createKeyPair(512).publicText];

/** A store at an agent that has these keys, one at each fetch, and then the last one. */
function createRig(keys: readonly string[], dataOf: (key: string) => ExactJson = (key) => ({public_key: key})) {
	const paths: string[] = [];
	let changes = 0;
	const store = createKeyStore({
		async requestOpen(path) {
			paths.push(path);
			return {data: dataOf(keys[paths.length - 1] ?? keys.at(-1) ?? ''), time: undefined};
		},
		onChange() {
			changes += 1;
		},
	});
	return {store, paths, changes: () => changes};
}

test('the key is fetched when it is first needed, and kept', async () => {
	const {store, paths} = createRig([first]);
	assert.equal(store.current(), undefined);
	assert.deepEqual(paths, []);
	const key = await store.find(never);
	assert.equal(key.text, first);
	assert.equal(await store.find(never), key);
	assert.equal(store.current(), key);
	assert.deepEqual(paths, ['/api/v1/secret']);
});

test('requests that need it at the same time fetch it once', async () => {
	const {store, paths} = createRig([first, second]);
	const keys = await Promise.all([store.find(never), store.renew(never), store.find(never)]);
	assert.deepEqual(new Set(keys.map(({text}) => text)), new Set([first]));
	assert.equal(paths.length, 1);
});

test('a key is fetched again when it is to be renewed, and another one is a change, once', async () => {
	const {store, changes} = createRig([first, first, second]);
	await store.renew(never);
	await store.renew(never);
	assert.equal(changes(), 0);
	await Promise.all([store.renew(never), store.renew(never)]);
	assert.equal(changes(), 1);
	assert.equal(store.current()?.text, second);
});

test('a newer key than a refused one is fetched, unless another request has done it', async () => {
	const {store, paths} = createRig([first, second]);
	const old = await store.find(never);
	const newer = await store.findNewer(old, never);
	assert.equal(newer.text, second);
	assert.equal(await store.findNewer(old, never), newer);
	assert.equal(paths.length, 2);
});

test('a fetch that fails fails all that wait for it, and the next one is tried', async () => {
	let isBroken = true;
	const store = createKeyStore({
		async requestOpen() {
			if (isBroken) {
				throw new AgentError({reason: 'refused'});
			}

			return {data: {public_key: first}, time: undefined};
		},
		onChange: () => assert.fail('there was no key before'),
	});
	const outcomes = await Promise.allSettled([store.find(never), store.find(never)]);
	assert.deepEqual(
		outcomes.map(({status}) => status),
		['rejected', 'rejected'],
	);
	isBroken = false;
	const {text} = await store.find(never);
	assert.equal(text, first);
});

const secrets: ReadonlyArray<readonly [data: ExactJson, reason: string, detail: string]> = [
	[null, 'notAnAgent', 'noPublicKey'],
	[{}, 'notAnAgent', 'noPublicKey'],
	[{public_key: 7}, 'notAnAgent', 'noPublicKey'],
	[{public_key: ''}, 'unreadableAnswer', 'unreadablePublicKey'],
	[{public_key: 'AAAA'}, 'unreadableAnswer', 'unreadablePublicKey'],
];

for (const [data, reason, detail] of secrets) {
	test(`the secret ${JSON.stringify(data)} is ${reason}`, async () => {
		const {store} = createRig([first], () => data);
		await assert.rejects(store.find(never), (error) => {
			assert.ok(error instanceof AgentError);
			assert.equal(error.problem.reason, reason);
			assert.equal(error.problem.detail?.type, detail);
			return true;
		});
		assert.equal(store.current(), undefined);
	});
}
