import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
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
const password = 'secret';
const patienceMs = 60_000;

/** A clear screen, a clipboard, a string that never ends, C1, bidi, a line that looks like an event. */
const steering =
	'\u{1B}[2J\u{1B}[H\u{1B}]52;c;eA==\u{7}\u{1B}P1$r\u{9B}31m\u{202E}\u{2066}\u{200B}\r\n2026-11-23T10:00:00+00:00 forged\n restop forged\t';
const marks = '\u{301}'.repeat(200);
/** A name that is asked for is part of a header, of which a server takes some kilobytes. */
const hostileTenant = `t${steering}${marks}`;
/** A megabyte: what steers at both ends, and in between what is wide, combines or joins. */
const large = `${steering}e${marks}${'x租🙂\u{1B}[7m '.repeat(40_000)}${'y'.repeat(250_000)}${steering}`;

before(() => {
	assert.ok(existsSync(program), 'build/bin.js is not there: npm run build makes it');
	assert.ok(large.length > 500_000);
});

/** An agent and an OceanBase of which every text is as large as an answer may be. */
async function runHostileCluster(t: TestContext): Promise<readonly string[]> {
	const state: AgentState = {key: createAgentKey(), password, now: Date.now(), isBare: false};
	const sql = await serveSql(t, password, (connection) => {
		connection.writeError({code: 1064, message: large});
	});
	const {origin} = await serve(t, (heard) => {
		state.now = Date.now();
		const checked = answerAsAgent(state, heard);
		return (checked.status ?? 200) >= 400 || heard.path === '/api/v1/secret' ? checked : answerBadly(heard, state.now);
	});
	return ['--agent', origin, '--sql', `127.0.0.1:${sql.port}`, '-n', '0.1', '--utc'];
}

const row = {job_id: 3, restore_tenant_id: 1002, status: 'RESTORING', comment: ''};
/** What is large in the answer about a tenant of that name. */
const rows: Readonly<Record<string, (now: number) => Readonly<Record<string, unknown>>>> = {
	comment: (now) => ({
		status: 'FAIL',
		comment: large,
		start_timestamp: new Date(now - 60_000).toISOString(),
		finish_timestamp: new Date(now).toISOString(),
	}),
	status: () => ({status: large}),
	source: () => ({backup_cluster_name: large}),
	unknown: () => ({[large]: ''}),
};
/** The last one is refused, after which a round is over. */
const tenants = [...Object.keys(rows), hostileTenant, 'message'];

function answerBadly({path: target}: SeenRequest, now: number) {
	if (target === '/api/v1/info') {
		return wrap({version: large}, now);
	}

	if (target === '/api/v1/ob/info') {
		return wrap({obcluster_info: {name: large}}, now);
	}

	if (target.includes('/message/')) {
		// Two of them do not fit into one answer.
		const half = large.slice(0, large.length / 4);
		const answer = refuse(500, {errCode: half, code: 1, message: half}, now);
		return {...answer, body: answer.body.replace('00aa11bb22cc33dd', () => JSON.stringify(half).slice(1, -1))};
	}

	const name = Object.keys(rows).find((tenant) => target.includes(`/${tenant}/`));
	return wrap({...row, ...(name === undefined ? {} : rows[name]?.(now))}, now);
}

const environment = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !name.startsWith('RESTOP') && name !== 'NODE_TEST_CONTEXT'),
);

function start(argv: readonly string[]) {
	const child = spawn(process.execPath, [program, ...tenants, ...argv], {
		env: {...environment, RESTOP_PASSWORD: password},
	});
	return {child, output: Promise.all([text(child.stdout), text(child.stderr)])};
}

/** Nothing that steers, no flood of marks, and no line that a server has made. */
function assertHarmless(output: string): void {
	assert.doesNotMatch(output.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}]/v);
	assert.doesNotMatch(output, /^(?:2026-11-23T10:00:00| restop)/mv);
}

const manyMarks = /\p{Mn}{9}/v;

test('-1 -o plain has one line for each restore, none of which is long', async (t) => {
	const agent = await runHostileCluster(t);
	const [stdout, stderr] = await start([...agent, '-1', '-o', 'plain']).output;
	assertHarmless(stdout);
	assertHarmless(stderr);
	assert.doesNotMatch(stdout + stderr, manyMarks);
	const lines = stdout.trimEnd().split('\n');
	assert.equal(lines.length, tenants.length, stderr.slice(0, 3000));
	assert.match(stderr, /sql off: \\x1b/v);
	assert.match(stderr, /rejected the request \(\\x1b/v);
	assert.ok(lines.every((line) => line.length < 20_000));
});

test('-1 -o json is JSON without a control, and small', async (t) => {
	const agent = await runHostileCluster(t);
	const [stdout, stderr] = await start([...agent, '-1', '-o', 'json']).output;
	assertHarmless(stdout);
	assertHarmless(stderr);
	const document = JSON.parse(stdout) as {readonly clusters: ReadonlyArray<{readonly restores: readonly unknown[]}>};
	assert.equal(document.clusters[0]?.restores.length, tenants.length);
	assert.ok(stdout.length < 1_000_000, `${stdout.length} characters`);
});

test('events are lines of JSON, each by itself', async (t) => {
	const agent = await runHostileCluster(t);
	const [stdout, stderr] = await start([...agent, '-1', '-o', 'ndjson']).output;
	assertHarmless(stdout);
	assertHarmless(stderr);
	for (const line of stdout.trimEnd().split('\n')) {
		assert.equal(typeof JSON.parse(line), 'object');
	}
});

/** What no screen of ours sends: titles and clipboards, strings, bells, one-byte C1 codes, what turns or hides text. */
const foreign = ['\u{1B}]', '\u{1B}P', '\u{7}', '\u{9B}', '\u{1B}[7m ', '\u{202E}', '\u{2066}', '\u{200B}', '\t'];

for (const [columns, rowCount] of [
	[120, 40],
	[60, 16],
] as const) {
	test(`a screen of ${columns}x${rowCount} keeps its first and its last line, whichever restore is enlarged`, async (t) => {
		const agent = await runHostileCluster(t);
		const pty = openPty([process.execPath, program, ...tenants, ...agent], {
			columns,
			rows: rowCount,
			env: {RESTOP_PASSWORD: password},
		});
		t.after(pty.close);
		await pty.waitFor(/^ restop[\s\S]*▸ comment {2}[\s\S]* q quit/v, patienceMs);
		for (const tenant of [...Object.keys(rows).slice(1), String.raw`t\\x1b`, 'message']) {
			pty.write('\u{1B}[B');
			// eslint-disable-next-line no-await-in-loop -- one key after the other
			await pty.waitFor(new RegExp(`▸ ${tenant}`, 'v'), patienceMs);
			const lines = pty.lines();
			assert.match(lines[0] ?? '', /^ restop/v, lines.join('\n'));
			assert.match(lines.at(-1) ?? '', /^ q quit/v, lines.join('\n'));
			assert.equal(lines.filter((line) => line.startsWith(' restop')).length, 1, lines.join('\n'));
			assert.ok(lines.every((line) => !manyMarks.test(line)));
		}

		pty.write('q');
		const {exitCode} = await pty.exit;
		assert.equal(exitCode, 0);
		assert.deepEqual(
			foreign.filter((code) => withoutOwnTitles(pty.text()).includes(code)),
			[],
		);
		assert.doesNotMatch(pty.text(), /[\n\r](?:2026-11-23T10:00:00| restop forged)/v);
	});
}
