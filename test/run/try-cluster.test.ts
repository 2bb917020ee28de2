import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import test from 'node:test';
import {parseAddress} from '../../source/command-line/address.js';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {english} from '../../source/locale/en.js';
import {tryCluster} from '../../source/run/try-cluster.js';
import {startCluster} from './clusters.js';

type Agents = ClusterTarget['agents'];

function targetOf(addresses: readonly string[], password: string): ClusterTarget {
	const [first = assert.fail(), ...others] = addresses.map((text) => parseAddress(text) ?? assert.fail(text));
	return {
		id: 'prod',
		agents: [first, ...others] satisfies Agents,
		credential: {kind: 'root', password},
		rootPassword: password,
		tls: {},
		sql: undefined,
		selection: {names: [], globs: ['*'], sinceMs: 0},
	};
}

async function tryOut(target: ClusterTarget) {
	return tryCluster(target, {
		timeoutMs: 5000,
		words: english,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		signal: new AbortController().signal,
	});
}

const refused = '127.0.0.1:1 refused the connection; check that obshell is running there; check --agent HOST:PORT';

test('every agent is tried, and the password with the first that answers', async (t) => {
	const agent = await startCluster(t, 'secret', ['rt1']);
	assert.deepEqual(await tryOut(targetOf(['127.0.0.1:1', agent], 'secret')), {
		lines: [refused, `agent ${agent}: version 4.5.0.0`, 'clock: agrees within 2s', 'password: right'],
		isGood: false,
	});
	const {isGood} = await tryOut(targetOf([agent], 'secret'));
	assert.equal(isGood, true);
});

test('without an answer nothing else is said', async () => {
	assert.deepEqual(await tryOut(targetOf(['127.0.0.1:1'], 'secret')), {lines: [refused], isGood: false});
});

test('a wrong password is said, and not shown', async (t) => {
	const agent = await startCluster(t, 'secret', ['rt1']);
	const {lines, isGood} = await tryOut({...targetOf([agent], 'CANARY'), sql: 'fromAgent'});
	assert.equal(isGood, false);
	assert.equal(lines.length, 3);
	assert.ok(lines[2]?.startsWith(`${agent}: wrong root@sys password; `), lines[2]);
	assert.doesNotMatch(lines.join(' '), /CANARY/v);
});

for (const [skewMs, line] of [
	[3_700_000, "clock: the agent's is 1h01m ahead"],
	[-90_000, "clock: the agent's is 1m30s behind"],
] as const) {
	test(`a clock that differs by ${skewMs} ms`, async (t) => {
		const agent = await startCluster(t, 'secret', ['rt1'], skewMs);
		const {lines, isGood} = await tryOut(targetOf([agent], 'secret'));
		// A second may pass meanwhile.
		assert.match(lines[1] ?? '', new RegExp(line.replace('1m30s', '1m(?:30|31|32)s'), 'v'));
		assert.equal(isGood, true);
	});
}
