import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test, {before, type TestContext} from 'node:test';
import {
	answerAsAgent,
	createAgentKey,
	refuse,
	serve,
	wrap,
	type AgentState,
	type SeenRequest,
} from './agent/canned-agent.js';
import {withoutOwnTitles} from './helpers/own-titles.js';
import {openPty} from './helpers/pty.js';
import {serveSql} from './sql/sql-server.js';

const program = path.join(import.meta.dirname, '../build/bin.js');
const patienceMs = 60_000;
/** The word in everything that must not be shown: the password, and every secret in the texts of servers. */
const canary = 'CANARY';
const password = `Pw#${canary}0`;

const planted = [
	`oss://bucket/dir?host=h&access_id=${canary}1&access_key=${canary}2`,
	`s3://b?secret_access_key=${canary}3&security_token=${canary}4`,
	`ftp://user:${canary}5@host/dir`,
	`oss%3A%2F%2Fuser%3A${canary}6%40host%3Faccess_key%3D${canary}7`,
	`root@sys:${canary}8@tcp(10.0.0.1:2881)/oceanbase`,
].join(',');
/** A clipboard, a title, a clear screen, a string that never ends, both kinds of C1, bidi, and a line that looks like ours. */
const hostile =
	'\u{1B}]52;c;eA==\u{7}\u{1B}]8;;http://x\u{7}\u{1B}[2J\u{1B}P1$r\u{9B}31m\u{202E}\u{200B}\u{D800}\r\n2026-11-23T10:00:00+00:00 forged rt2 succeeded\t';
const bad = `${hostile}${planted}`;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
});

/** An agent and an OceanBase that put secrets and controls into every text that they send. */
async function runHostileCluster(t: TestContext) {
	const state: AgentState = {key: createAgentKey(), password, now: Date.now(), isBare: false};
	const sql = await serveSql(t, password, (connection) => {
		connection.writeError({code: 1064, message: bad});
	});
	const {origin} = await serve(t, (heard) => {
		state.now = Date.now();
		const checked = answerAsAgent(state, heard);
		return (checked.status ?? 200) >= 400 || heard.path === '/api/v1/secret' ? checked : answerBadly(heard, state.now);
	});
	return ['--agent', origin, '--sql', `127.0.0.1:${sql.port}`, '-n', '0.1', '--utc'];
}

function answerBadly({path: target}: SeenRequest, now: number) {
	if (target === '/api/v1/info') {
		return wrap({version: bad}, now);
	}

	if (target === '/api/v1/ob/info') {
		return wrap({obcluster_info: {name: bad}}, now);
	}

	if (target.includes('/refused/')) {
		const answer = refuse(500, {errCode: bad, code: 1, message: `sql: Scan error ${bad}`}, now);
		return {...answer, body: answer.body.replace('00aa11bb22cc33dd', () => String.raw`token=${canary}9\u001b[2J`)};
	}

	if (target.includes('/strange/')) {
		return {body: bad, contentType: `text/plain; access_key=${canary}`};
	}

	const isFailed = target.includes('/failed/');
	return wrap(
		{
			job_id: 3,
			restore_tenant_id: 1002,
			status: isFailed ? 'FAIL' : bad,
			start_timestamp: new Date(now - 60_000).toISOString(),
			finish_timestamp: isFailed ? new Date(now).toISOString() : '',
			backup_cluster_name: bad,
			backup_tenant_name: bad,
			comment: bad,
			backup_data_uri: planted,
			backup_log_uri: bad,
			description: bad,
			backup_set_list: [planted, {inner: bad}],
		},
		now,
	);
}

const tenants = ['running', 'failed', 'refused'];
const environment = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !name.startsWith('RESTOP') && name !== 'NODE_TEST_CONTEXT'),
);

function start(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
	const child = spawn(process.execPath, [program, ...argv], {env: {...environment, ...env}});
	return {child, output: Promise.all([text(child.stdout), text(child.stderr)])};
}

/** No secret, no control, and no line that a server has made. */
function assertHarmless(output: string): void {
	assert.ok(!output.includes(canary), output);
	assert.doesNotMatch(output.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}]/v);
	assert.doesNotMatch(output, /^2026-11-23T10:00:00/mv);
}

/** The command line and the environment that other users can see. */
function commandLine(pid: number | undefined): string {
	return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
}

for (const output of ['plain', 'json', 'ndjson']) {
	test(`no secret and no control character is in -1 -o ${output}`, async (t) => {
		const agent = await runHostileCluster(t);
		const all = [...tenants, ...(output === 'json' ? ['strange'] : [])];
		const {child, output: both} = start([...all, ...agent, '-1', '-o', output], {RESTOP_PASSWORD: password});
		const shown = commandLine(child.pid);
		const [stdout, stderr] = await both;
		assertHarmless(stdout);
		assertHarmless(stderr);
		assert.ok(!shown.includes(canary));
		assert.match(stdout, output === 'plain' ? / failed failed/v : /"tenant": ?"failed"/v);
		assert.match(stdout, /\*\*\*/v);
		assert.equal(stdout.split('\n').length > 4, output === 'json' || stdout.split('\n').length === tenants.length + 2);
	});
}

test('events in plain lines have no secret, and each is one line that begins with our time', async (t) => {
	const agent = await runHostileCluster(t);
	const {child, output} = start([...tenants, ...agent, '-o', 'plain'], {RESTOP_PASSWORD: password});
	let seen = '';
	child.stdout.on('data', (chunk: Uint8Array) => {
		seen += new TextDecoder().decode(chunk);
		if (seen.includes('sql off') && seen.includes(' failed failed') && seen.includes(' running first seen')) {
			child.kill('SIGTERM');
		}
	});
	const [, stderr] = await output;
	assertHarmless(stderr);
	assertHarmless(seen);
	const year = new Date(Date.now()).getUTCFullYear();
	for (const line of seen.trimEnd().split('\n')) {
		assert.ok(line.startsWith(`${year}-`), line);
	}
});

test('a scrape has no secret and no control character', async (t) => {
	const agent = await runHostileCluster(t);
	const {child, output} = start(['export', ...tenants, ...agent, '--listen', '127.0.0.1:0'], {
		RESTOP_PASSWORD: password,
	});
	t.after(() => {
		child.kill('SIGKILL');
	});
	const [line] = (await once(child.stdout, 'data')) as readonly unknown[];
	const url = /http:\S+metrics/v.exec(String(line))?.[0] ?? assert.fail();
	let metrics = '';
	while (!/tenant="failed"[^\n]*state="failed"\} 1/v.test(metrics)) {
		// eslint-disable-next-line no-await-in-loop -- until it is read
		const response = await fetch(url);
		// eslint-disable-next-line no-await-in-loop -- as above
		metrics = await response.text();
	}

	assertHarmless(metrics);
	assert.match(metrics, /source_tenant="\\\\x1b\]52/v);
	child.kill('SIGTERM');
	const [[stdout, stderr]] = await Promise.all([output, once(child, 'exit')]);
	assertHarmless(stdout);
	assertHarmless(stderr);
	assert.equal(child.exitCode, 143);
});

/** The starts of a clipboard or a title and of a string, a bell, one-byte C1 codes, and what turns or hides text. */
const foreignCodes = ['\u{1B}]', '\u{1B}P', '\u{7}', '\u{9B}', '\u{202E}', '\u{200B}', '\u{D800}'];

const ways: ReadonlyArray<readonly [name: string, argv: (file: string) => readonly string[], isTyped: boolean]> = [
	['a file', (file) => ['--password-file', file], false],
	['the environment', () => [], false],
	['the hidden prompt', () => [], true],
];

function createPasswordFile(t: TestContext): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, 'password');
	writeFileSync(file, `${password}\n`, {mode: 0o600});
	return file;
}

for (const [name, argvOf, isTyped] of ways) {
	test(`a screen with the password from ${name} shows no secret, and keeps its layout`, async (t) => {
		const agent = await runHostileCluster(t);
		const file = createPasswordFile(t);
		const env = name === 'the environment' ? {RESTOP_PASSWORD: password} : {RESTOP_PASSWORD: undefined};
		const pty = openPty([process.execPath, program, ...tenants, ...agent, ...argvOf(file)], {
			columns: 100,
			rows: 30,
			env,
		});
		t.after(pty.close);
		if (isTyped) {
			await pty.waitFor(/password/iv, patienceMs);
			pty.write(`${password}\r`);
		}

		await pty.waitFor(/sql off[\s\S]*failed[\s\S]*q quit/v, patienceMs);
		assert.ok(!commandLine(pty.pid).includes(canary));
		const lines = pty.lines();
		assert.match(lines[0] ?? '', /^ restop/v);
		assert.match(lines.at(-1) ?? '', /^ q quit/v);
		assert.equal(lines.filter((line) => line.startsWith(' restop')).length, 1);
		pty.write('q');
		await pty.exit;
		assert.ok(!pty.text().includes(canary), JSON.stringify(pty.text().slice(0, 500)));
		const rest = withoutOwnTitles(pty.text());
		assert.ok(foreignCodes.every((code) => !rest.includes(code)));
	});
}

test('a password from standard input is in no output', async (t) => {
	const agent = await runHostileCluster(t);
	const {child, output} = start([...tenants, ...agent, '-1', '--password-file', '-']);
	child.stdin.end(`${password}\n`);
	const [stdout, stderr] = await output;
	assert.match(stdout, / failed failed/v);
	assertHarmless(stdout);
	assertHarmless(stderr);
});

for (const source of ['environment', 'file'] as const) {
	test(`the stack of a bug that quotes an answer and the password from the ${source} holds neither`, async (t) => {
		const agent = await runHostileCluster(t);
		const bug = "process.on('SIGUSR2', () => {throw new Error(process.env.BUG)})";
		const given = source === 'file' ? ['--password-file', createPasswordFile(t)] : [];
		const child = spawn(
			process.execPath,
			[
				'--import',
				`data:text/javascript,${encodeURIComponent(bug)}`,
				program,
				...tenants,
				...agent,
				...given,
				'-o',
				'plain',
			],
			{
				env: {
					...environment,
					...(source === 'environment' ? {RESTOP_PASSWORD: password} : {}),
					BUG: `${planted} ${password}`,
				},
			},
		);
		const output = text(child.stderr);
		await once(child.stdout, 'data');
		child.kill('SIGUSR2');
		const told = await output;
		assert.match(told, /restop: a bug: Error: oss:\/\/bucket/v);
		assert.ok(!told.includes(canary), told);
	});
}
