import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {text} from 'node:stream/consumers';
import test, {type TestContext} from 'node:test';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openDispatcher} from '../../helpers/open-dispatcher.js';
import {createHttpClient} from '../../../source/agent/http/http-client.js';

const never = new AbortController().signal;
const headers = {'x-ocs-header': 'sealed'};

type Seen = {readonly method: string | undefined; readonly url: string | undefined; readonly body: string};

/** A client of a server that answers with so many bytes; what the server saw, and the deadlines that were made. */
async function createRig(t: TestContext, {bytes = 2, language}: {bytes?: number; language?: string} = {}) {
	const seen: Array<Seen & {readonly sealed: unknown; readonly type: unknown}> = [];
	const languages: Array<string | undefined> = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const {method, url, headers: sent} = request;
			seen.push({method, url, body, sealed: sent['x-ocs-header'], type: sent['content-type']});
			languages.push(sent['accept-language']);
			response.end('x'.repeat(bytes));
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const dispatcher = openDispatcher();
	t.after(async () => {
		await dispatcher.destroy();
		server.close();
	});
	const address = server.address();
	const deadlines: number[] = [];
	const client = createHttpClient({
		origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
		dispatcher,
		timeoutMs: 5000,
		language,
		deadline(ms) {
			deadlines.push(ms);
			return never;
		},
	});
	return {client, seen, deadlines, languages};
}

test('a GET has a header, but no body and no type', async (t) => {
	const {client, seen} = await createRig(t);
	const answer = await client.get('/a?b=%2F', {headers, signal: never});
	assert.deepEqual(answer, {status: 200, contentType: '', body: 'xx'});
	assert.deepEqual(seen, [{method: 'GET', url: '/a?b=%2F', body: '', sealed: 'sealed', type: undefined}]);
});

test('a POST has a body, as JSON', async (t) => {
	const {client, seen} = await createRig(t);
	await client.post('/a', {headers, body: 'c2VhbGVk', signal: never});
	assert.deepEqual(seen, [{method: 'POST', url: '/a', body: 'c2VhbGVk', sealed: 'sealed', type: 'application/json'}]);
});

test('every request asks for messages in one language, or in none', async (t) => {
	for (const language of ['zh-CN', undefined]) {
		// eslint-disable-next-line no-await-in-loop -- a server after another
		const {client, languages} = await createRig(t, language === undefined ? {} : {language});
		// eslint-disable-next-line no-await-in-loop -- as above
		await client.get('/', {headers, signal: never});
		// eslint-disable-next-line no-await-in-loop -- as above
		await client.post('/', {headers, body: '', signal: never});
		assert.deepEqual(languages, [language, language]);
	}
});

test('an answer may take as long as any, or less', async (t) => {
	const {client, deadlines} = await createRig(t);
	await client.get('/', {headers, signal: never});
	await client.get('/', {headers, signal: never, limits: {longestMs: 1000}});
	await client.post('/', {headers, body: '', signal: never, limits: {longestMs: 60_000}});
	assert.deepEqual(deadlines, [5000, 1000, 5000]);
});

test('an answer may be as large as usual, or larger where it is said', async (t) => {
	const mebibyte = 1024 * 1024;
	const {client} = await createRig(t, {bytes: mebibyte + 1});
	await assert.rejects(
		client.get('/', {headers, signal: never}),
		(error) => error instanceof AgentError && error.problem.reason === 'tooLarge',
	);
	const {body} = await client.get('/', {headers, signal: never, limits: {largestBytes: mebibyte + 1}});
	assert.equal(body.length, mebibyte + 1);
});
