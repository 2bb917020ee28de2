import assert from 'node:assert/strict';
import test from 'node:test';
import {createAgentClock} from '../../../source/agent/agent-clock.js';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openEnvelope, type RawAnswer} from '../../../source/agent/answers/envelope.js';
import {createHeaderCache} from '../../../source/agent/auth/header-cache.js';
import {createKeyStore} from '../../../source/agent/auth/key-store.js';
import type {Credentials} from '../../../source/agent/auth/seal.js';
import {createSealedSender} from '../../../source/agent/auth/sealed-sender.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import {openHeader} from '../../../source/simulator/agent/open-header.js';

const never = new AbortController().signal;
const pairs = [createKeyPair(512), createKeyPair(512)] as const;
const at = Date.parse('2026-05-09T10:00:00Z');

function envelope(content: object): RawAnswer {
	return {status: 200, contentType: 'application/json', body: JSON.stringify({timestamp: new Date(at), ...content})};
}

const good = envelope({successful: true, data: 'good'});
const refuse = (name: string) =>
	envelope({successful: false, error: {errCode: `Security.Authentication.${name}`, message: name}});

type RigOptions = {
	/** What the agent answers, one after another. */
	readonly answers: readonly RawAnswer[];
	readonly credentials?: readonly Credentials[];
	readonly hasTime?: boolean;
	/** Which key the agent has at each fetch. */
	readonly keys?: ReadonlyArray<0 | 1>;
};

function createRig({answers, credentials = [{password: 'secret'}], hasTime = true, keys = [0]}: RigOptions) {
	const log: string[] = [];
	const clock = createAgentClock(() => 0);
	if (hasTime) {
		clock.learn(at);
	}

	let fetches = 0;
	const store = createKeyStore({
		async requestOpen() {
			log.push('fetch key');
			const index = keys[fetches] ?? keys.at(-1) ?? 0;
			fetches += 1;
			return {data: {public_key: pairs[index].publicText}, time: undefined};
		},
		onChange: () => undefined,
	});
	const sender = createSealedSender({
		headerName: 'X-OCS-Header',
		clock,
		cache: createHeaderCache(clock),
		keys: store,
		sessions: {
			lose(sessionId) {
				log.push(`lose ${sessionId}`);
			},
			doWithout() {
				log.push('do without');
			},
		},
		receive: async (coming) => openEnvelope(await coming),
	});
	let tries = 0;
	const request = async () =>
		sender.request({
			uri: '/a',
			authenticate: async () => credentials[tries] ?? credentials.at(-1) ?? assert.fail('no credentials'),
			async send(headers) {
				log.push(`send ${whoIn(headers)}`);
				tries += 1;
				return answers[tries - 1] ?? assert.fail('sent too often');
			},
			signal: never,
		});
	return {request, log, clock};
}

/** Whose header it is, by whichever key opens it. */
function whoIn(headers: Readonly<Record<string, string>>): string {
	for (const pair of pairs) {
		try {
			const {auth, sessionId} = openHeader(headers['X-OCS-Header'] ?? '', pair);
			return `${auth}${sessionId} with key ${pairs.indexOf(pair)}`;
		} catch {}
	}

	return 'nothing';
}

test('a request is sent once where nothing is wrong', async () => {
	const {request, log} = createRig({answers: [good]});
	const {data} = await request();
	assert.equal(data, 'good');
	assert.deepEqual(log, ['fetch key', 'send secret with key 0']);
});

test("before the agent's time is known nothing is sent", async () => {
	const {request, log} = createRig({answers: [], hasTime: false});
	await assert.rejects(
		request(),
		(error) => error instanceof AgentError && error.problem.detail?.type === 'noAgentTime',
	);
	assert.deepEqual(log, ['fetch key']);
});

test('after a refused header it is sent again with another key, and not with the same', async () => {
	const renewed = createRig({answers: [refuse('Header.DecryptFailed'), good], keys: [0, 1]});
	await renewed.request();
	assert.deepEqual(renewed.log, ['fetch key', 'send secret with key 0', 'fetch key', 'send secret with key 1']);
	const same = createRig({answers: [refuse('Header.DecryptFailed')]});
	await assert.rejects(same.request(), AgentError);
	assert.deepEqual(same.log, ['fetch key', 'send secret with key 0', 'fetch key']);
});

test('after an expired header it is sent again by the time of the refusal', async () => {
	const {request, log, clock} = createRig({answers: [refuse('Expired'), good]});
	clock.learn(0);
	await request();
	assert.equal(clock.now(), at);
	assert.equal(log.length, 3);
});

test('a lost session is followed by another one, and then by the password', async () => {
	const {request, log} = createRig({
		answers: [refuse('SessionInvalid'), refuse('SessionInvalid'), good],
		credentials: [{sessionId: 's1'}, {sessionId: 's2'}, {password: 'secret'}],
	});
	await request();
	assert.deepEqual(log, [
		'fetch key',
		'send s1 with key 0',
		'lose s1',
		'send s2 with key 0',
		'do without',
		'send secret with key 0',
	]);
});

test('a wrong password is sent once', async () => {
	const {request, log} = createRig({answers: [refuse('IncorrectOceanbasePassword')]});
	await assert.rejects(request(), AgentError);
	assert.equal(log.length, 2);
});

test('nothing is tried twice, whatever the order', async () => {
	const {request, log} = createRig({
		answers: [refuse('Expired'), refuse('Header.DecryptFailed'), refuse('Expired')],
		keys: [0, 1],
	});
	await assert.rejects(request(), AgentError);
	assert.equal(log.filter((line) => line.startsWith('send')).length, 3);
});
