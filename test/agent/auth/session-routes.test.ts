import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProblemReason} from '../../../source/domain/problem.js';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openBody, readPublicKey, sealBody, type Credentials} from '../../../source/agent/auth/seal.js';
import type {SealedSender} from '../../../source/agent/auth/sealed-sender.js';
import {createSessionRoutes} from '../../../source/agent/auth/session-routes.js';
import type {HttpClient} from '../../../source/agent/http/http-client.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import type {ExactJson} from '../../../source/text/exact-json.js';

const never = new AbortController().signal;
const bodyKeys = {key: 'k'.repeat(16), vector: 'k'.repeat(16)};
const publicKey = readPublicKey(createKeyPair(512).publicText);
const sealed = {'X-OCS-Header': 'sealed'};

type Posted = Parameters<HttpClient['post']>;

/** Routes to an agent that answers a login so, or refuses it. */
function createRig(answer: ExactJson | ProblemReason, isRefused = false) {
	const posted: Posted[] = [];
	const credentials: Credentials[] = [];
	const sender: SealedSender = {
		seal(sealing) {
			credentials.push(sealing.credentials);
			return sealed;
		},
		async request({authenticate, send}) {
			credentials.push(await authenticate());
			await send(sealed);
			if (isRefused) {
				throw new AgentError({reason: answer as ProblemReason});
			}

			return {data: answer, time: undefined};
		},
	};
	const http: Pick<HttpClient, 'post'> = {
		async post(...request) {
			posted.push(request);
			return {status: 200, contentType: '', body: ''};
		},
	};
	return {...createSessionRoutes({http, sender, randomBytes: (count) => 'k'.repeat(count)}), posted, credentials};
}

test('a login sends the password in the header alone, and opens the id that comes back', async () => {
	const {logIn, posted, credentials} = createRig(sealBody('s1', bodyKeys));
	assert.equal(await logIn('secret', never), 's1');
	assert.deepEqual(credentials, [{password: 'secret'}]);
	assert.deepEqual(posted, [
		['/api/v1/login', {headers: sealed, body: '', signal: never, limits: {longestMs: Infinity}}],
	]);
});

const answers: ReadonlyArray<readonly [title: string, answer: ExactJson, sessionId: string | undefined]> = [
	['without an id', sealBody('', bodyKeys), undefined],
	['with an id of a thousand characters', sealBody('s'.repeat(1000), bodyKeys), 's'.repeat(1000)],
	['with an id that would bloat every header', sealBody('s'.repeat(1001), bodyKeys), undefined],
	['that is no text', {session_id: 's1'}, undefined],
	['that does not open', 'AAAA', undefined],
];

for (const [title, answer, sessionId] of answers) {
	test(`an answer ${title} gives ${sessionId === undefined ? 'no session' : 'one'}`, async () => {
		assert.equal(await createRig(answer).logIn('secret', never), sessionId);
	});
}

for (const reason of ['noRestoreApi', 'notAnAgent', 'redirected'] as const) {
	test(`a login that is answered with ${reason} gives no session`, async () => {
		assert.equal(await createRig(reason, true).logIn('secret', never), undefined);
	});
}

for (const reason of ['wrongPassword', 'refused', 'timeout'] as const) {
	test(`a login that fails with ${reason} fails`, async () => {
		await assert.rejects(
			createRig(reason, true).logIn('secret', never),
			(error) => error instanceof AgentError && error.problem.reason === reason,
		);
	});
}

test('a logout sends the id in the header and in the encrypted body, and waits a second at most', async () => {
	const {logOut, posted, credentials} = createRig(null);
	await logOut('s1', publicKey);
	assert.deepEqual(credentials, [{sessionId: 's1'}]);
	const [path, {headers, body, limits}] = posted[0] ?? assert.fail('nothing was sent');
	assert.deepEqual([path, headers, limits], ['/api/v1/logout', sealed, {longestMs: 1000}]);
	assert.equal(openBody(body, bodyKeys), '{"session_id":"s1"}');
});
