import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import test, {type TestContext} from 'node:test';
import {loadWords} from '../../source/run/load-words.js';
import {runProgram} from '../helpers/program.js';

const chineseLocale = {LANG: 'zh_CN.UTF-8'};

test('each language has words of its own', async () => {
	const [en, zh] = [await loadWords('en'), await loadWords('zh')];
	assert.equal(en.screen.columns.tenant, 'TENANT');
	assert.equal(zh.screen.columns.tenant, '租户');
});

test('a refusal is Chinese with --lang alone, wherever that stands', async () => {
	const refusal = 'restop: 未知选项 --intervall（是否指 --interval？）\n';
	for (const argv of [
		['--intervall', '--lang', 'zh'],
		['--lang=zh', '--intervall'],
	]) {
		// eslint-disable-next-line no-await-in-loop -- a program after another
		assert.deepEqual(await runProgram(argv), {exitCode: 2, stdout: '', stderr: refusal});
	}

	const {stderr} = await runProgram(['--intervall'], chineseLocale);
	assert.equal(stderr, 'restop: unknown option --intervall (did you mean --interval?)\n');
});

test('without UTF-8 a refusal is English', async () => {
	const {stderr} = await runProgram(['--intervall', '--lang', 'zh'], {LANG: 'zh_CN.GBK'});
	assert.equal(stderr, 'restop: unknown option --intervall (did you mean --interval?)\n');
});

test('a language that there is not is refused in one line', async () => {
	const {exitCode, stderr} = await runProgram(['--lang', 'de']);
	assert.deepEqual([exitCode, stderr], [2, 'restop: --lang: expected en or zh; got "de"\n']);
});

test('the help is Chinese with --lang alone', async () => {
	const {stdout} = await runProgram(['--help', '--lang', 'zh']);
	assert.match(stdout, /^用法$/mv);
	const {stdout: usual} = await runProgram(['--help', '--utc'], chineseLocale);
	assert.match(usual, /^Usage$/mv);
});

/** A server that is no agent, and the languages that it was asked for. */
async function startServer(t: TestContext) {
	const languages = new Set<string | undefined>();
	const server = createServer((request, response) => {
		languages.add(request.headers['accept-language']);
		response.writeHead(500, {'content-type': 'application/json'}).end('{}');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	return {languages, agent: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`};
}

test('plain lines and errors are Chinese with --lang alone, and so are the messages that the agent is asked for', async (t) => {
	const {languages, agent} = await startServer(t);
	const argv = ['rt2', '--once', '--no-sql', '--agent', agent];
	const {stderr} = await runProgram([...argv, '--lang', 'zh'], {RESTOP_PASSWORD: ''});
	assert.match(stderr, /应答来自代理/v);
	assert.deepEqual([...languages], ['zh-CN']);
	languages.clear();
	const {stderr: usual} = await runProgram(argv, {...chineseLocale, RESTOP_PASSWORD: ''});
	assert.match(usual, /a proxy answers in its place/v);
	assert.deepEqual([...languages], [undefined]);
});
