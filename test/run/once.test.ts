import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {isObject} from '../../source/text/exact-json.js';
import {parseExact} from '../../source/text/parse-exact.js';
import type {AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import type {Fault} from '../../source/simulator/world/fault.js';
import type {RestoreRow} from '../../source/simulator/agent/restore-row.js';
import {createRestoreViews, type RestoreViews} from '../../source/simulator/agent/restore-views.js';
import {readVendorSample} from '../helpers/recordings.js';
import {runProgram, type Result} from '../helpers/program.js';
import {recordedWorld, runServer} from '../simulator/agent/running-server.js';

const password = 'p@ss wörd';
const rightPassword = {RESTOP_PASSWORD: password};
const hour = 3_600_000;

/** An agent whose every overview is the sample of the vendor's documentation. */
function vendorViews(): RestoreViews {
	const envelope = parseExact(readVendorSample().body);
	const row = isObject(envelope) ? envelope['data'] : undefined;
	return {...createRestoreViews(recordedWorld), overviewAt: () => ({kind: 'row', row: row as unknown as RestoreRow})};
}

type Setup = Partial<AgentServerOptions> & {readonly fault?: Fault};
type Env = Readonly<Record<string, string>>;

async function ask(t: TestContext, tenants: readonly string[], {fault, ...setup}: Setup, env: Env = rightPassword) {
	const {port, server} = await runServer(t, {rootPassword: password, ...setup});
	server.setFault(fault);
	return runProgram([...tenants, '--agent', `127.0.0.1:${port}`, '-o', 'json', '--no-sql'], env);
}

type Restore = {
	readonly tenant: string;
	readonly outcome: string;
	readonly source: string | null;
	readonly data: Readonly<Record<string, number | null>>;
	readonly log: Readonly<Record<string, number | string | null>>;
	readonly failure: unknown;
	readonly error: {readonly code: string} | null;
};
type Cluster = {
	readonly name: string | null;
	readonly error: {readonly code: string} | null;
	readonly restores: readonly Restore[];
};

/** The only cluster of a document, and the first of its restores. */
function readDocument({stdout}: Result): {readonly cluster: Cluster; readonly restore: Restore} {
	const {clusters} = JSON.parse(stdout) as {readonly clusters: readonly Cluster[]};
	assert.equal(clusters.length, 1);
	const [cluster] = clusters;
	const restore = cluster?.restores[0];
	assert.ok(cluster);
	assert.ok(restore);
	return {cluster, restore};
}

for (const keyBits of [512, 1024, 2048] as const) {
	test(`the documented sample over a ${keyBits}-bit key is a success, every digit kept`, async (t) => {
		const result = await ask(t, ['rt2'], {views: vendorViews(), keyBits});
		const {cluster, restore} = readDocument(result);
		assert.deepEqual([result.exitCode, result.stderr], [0, '']);
		assert.equal(restore.outcome, 'succeeded');
		assert.equal(restore.data['percent'], 100);
		assert.equal(restore.data['finishedBytes'], null);
		assert.equal(restore.log['restoreScn'], '1728890608464651300');
		assert.match(result.stdout, /"restore_scn": ?1728890608464651300,/v);
		assert.equal(cluster.name, 'ob-test');
	});
}

const observed: ReadonlyArray<
	readonly [title: string, tenant: string, setup: Setup, outcome: string, exitCode: number]
> = [
	['a running restore', 'rt1', {}, 'running', 0],
	['a finished restore', 'done1', {}, 'succeeded', 0],
	['a failed restore', 'fail1', {}, 'failed', 1],
	['a tenant whose name has a space and no Latin letter', '恢复 租户', {}, 'running', 0],
	['a running restore of an agent of 4.2.6', 'rt1', {generation: '4.2.6'}, 'running', 0],
	['a failed restore of an agent of 4.2.4', 'fail1', {generation: '4.2.4'}, 'failed', 1],
	['an agent whose clock is an hour ahead', 'rt1', {skewMs: hour}, 'running', 0],
	['an agent whose clock is an hour behind', 'rt1', {skewMs: -hour}, 'running', 0],
];

for (const [title, tenant, setup, outcome, exitCode] of observed) {
	test(`${title} is ${outcome}: exit ${exitCode}`, async (t) => {
		const result = await ask(t, [tenant], setup);
		const {restore} = readDocument(result);
		assert.deepEqual([restore.tenant, restore.outcome, result.exitCode], [tenant, outcome, exitCode], result.stderr);
	});
}

test('while a restore runs without figures every one of them is null', async (t) => {
	const result = await ask(t, ['rt1'], {});
	const {restore} = readDocument(result);
	const {restoreScn, ...log} = restore.log;
	assert.ok(Object.values(restore.data).every((figure) => figure === null));
	assert.deepEqual(log, {percent: null, recoverScn: null, lagSeconds: null, speed: null, etaSeconds: null});
	assert.match(String(restoreScn), /^\d{19}$/v);
	assert.equal(restore.source, null);
});

test('a failure is taken apart', async (t) => {
	const result = await ask(t, ['fail1'], {});
	const {restore} = readDocument(result);
	assert.deepEqual(restore.failure, {
		error: 'OB_CHECKSUM_ERROR',
		code: -4103,
		module: 'STORAGE',
		logStream: null,
		server: '127.0.0.1:2882',
		traceId: 'Y0-0000000000000001-0-0',
		more: 0,
		comment: 'STORAGE : OB_CHECKSUM_ERROR(-4103) on "127.0.0.1:2882" with traceid Y0-0000000000000001-0-0',
	});
});

test('several tenants are polled one after another, in their order', async (t) => {
	const names = ['done1', 'shop', 'rt1', 'nowhere', 'fail1'];
	const result = await ask(t, names, {});
	const {cluster} = readDocument(result);
	assert.deepEqual(
		cluster.restores.map(({tenant, outcome}) => [tenant, outcome]),
		[
			['done1', 'succeeded'],
			['shop', 'none'],
			['rt1', 'running'],
			['nowhere', 'waiting'],
			['fail1', 'failed'],
		],
	);
	assert.equal(result.exitCode, 1);
	assert.equal(countLines(result.stderr), 2);
});

const wrong = {RESTOP_PASSWORD: 'guess'};

/** Problems of one tenant are errors of its restore. */
const ofTenants: ReadonlyArray<
	readonly [tenant: string, title: string, setup: Setup, outcome: string, code: string, words: RegExp]
> = [
	['nowhere', 'no such tenant', {}, 'waiting', 'notFound', /tenant nowhere does not exist; .*check the name/v],
	[
		'nowhere',
		'no such tenant in 4.2.4',
		{generation: '4.2.4'},
		'waiting',
		'notFound',
		/tenant nowhere does not exist/v,
	],
	['shop', 'never restored', {}, 'none', 'notFound', /no restore of tenant shop found; give the target tenant/v],
	['shop', 'never restored in 4.2.6', {generation: '4.2.6'}, 'none', 'notFound', /no restore of tenant shop/v],
	['sys', 'the tenant sys', {}, 'unknown', 'rejected', /tenant sys cannot be restored/v],
	['a/b', 'a name with a slash', {}, 'unknown', 'rejected', /cannot be asked about a tenant named a\/b/v],
	['rt1', 'a row that the agent cannot read', {fault: {type: 'scanError'}}, 'unknown', 'rejected', /cannot read the/v],
];

for (const [tenant, title, setup, outcome, code, words] of ofTenants) {
	test(`${title}: ${outcome}, exit 3, in words`, async (t) => {
		const result = await ask(t, [tenant], setup);
		const {cluster, restore} = readDocument(result);
		assert.equal(result.exitCode, 3);
		assert.deepEqual([restore.outcome, restore.error?.code, cluster.error], [outcome, code, null]);
		assert.match(result.stderr, words);
		assert.equal(countLines(result.stderr), 1);
	});
}

/** Problems of every request to the agent are errors of the cluster. */
const ofClusters: ReadonlyArray<readonly [title: string, setup: Setup, code: string, words: RegExp]> = [
	['an HTML page', {fault: {type: 'html'}}, 'malformed', /a web page answers in its place/v],
	['an empty answer', {fault: {type: 'empty200'}}, 'malformed', /sent an empty response/v],
	['a redirect', {fault: {type: 'redirect'}}, 'malformed', /redirects elsewhere/v],
	['text that is no JSON', {fault: {type: 'notJson'}}, 'malformed', /cannot read/v],
	['half an answer', {fault: {type: 'halfAnswer'}}, 'unreachable', /closed the connection/v],
	['a reset', {fault: {type: 'reset'}}, 'unreachable', /closed the connection/v],
	['a panic', {fault: {type: 'panic'}}, 'rejected', /rejected the request/v],
	['an agent outside a cluster', {identity: 'SINGLE'}, 'rejected', /not an agent of a running cluster/v],
	['a dead database', {fault: {type: 'dbDown', database: 'gone'}}, 'rejected', /not connected to OceanBase/v],
	['an error of OceanBase', {fault: {type: 'mysqlError'}}, 'rejected', /OceanBase returned an error/v],
];

for (const [title, setup, code, words] of ofClusters) {
	test(`${title}: exit 3, in words, once for all tenants`, async (t) => {
		const result = await ask(t, ['rt1', 'done1'], setup);
		const {cluster} = readDocument(result);
		assert.equal(result.exitCode, 3);
		assert.deepEqual(
			cluster.restores.map((restore) => restore.outcome),
			['unknown', 'unknown'],
		);
		assert.equal(cluster.error?.code, code);
		assert.match(result.stderr, words);
		assert.equal(countLines(result.stderr), 1);
	});
}

test('a refused connection: exit 3, in words', async () => {
	// Port 1 is tcpmux, which no machine serves.
	const {exitCode, stderr} = await runProgram(['rt1', '--agent', '127.0.0.1:1', '-1', '--no-sql'], {
		RESTOP_PASSWORD: '',
	});
	assert.equal(exitCode, 3);
	assert.match(stderr, /^restop: 127\.0\.0\.1:1 refused the connection.*; check that obshell is running there/v);
});

const strangers: ReadonlyArray<readonly [title: string, setup: Setup, env: Env, words: RegExp]> = [
	['a wrong password', {}, wrong, /wrong root@sys password; set it with --password-file/v],
	['no password', {}, {}, /wrong root@sys password/v],
	['a wrong password in 4.2.6', {generation: '4.2.6'}, wrong, /wrong root@sys password/v],
	['a wrong password in 4.2.4', {generation: '4.2.4'}, wrong, /unauthorized, most likely a wrong password/v],
	['a wrong agent password', {agentPassword: 'a'}, {RESTOP_AGENT_PASSWORD: 'b'}, /wrong agent password/v],
	['an agent password where there is none', {}, {RESTOP_AGENT_PASSWORD: 'b'}, /has no agent password/v],
];

for (const [title, setup, env, words] of strangers) {
	test(`${title}: exit 3, in words, and no password anywhere`, async (t) => {
		const result = await ask(t, ['rt1'], setup, env);
		const {cluster} = readDocument(result);
		assert.equal(result.exitCode, 3);
		assert.equal(cluster.error?.code, 'unauthorized');
		assert.match(result.stderr, words);
		assert.doesNotMatch(result.stdout + result.stderr, /guess|p@ss/v);
	});
}

test('an agent password goes into its own header', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: password, agentPassword: 'agent word'});
	const result = await runProgram(['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--no-sql'], {
		RESTOP_AGENT_PASSWORD: 'agent word',
	});
	assert.equal(result.exitCode, 0, result.stderr);
	const sealed = server.requests.filter(({header}) => header !== undefined);
	assert.ok(sealed.length > 0);
	assert.ok(sealed.every(({header}) => header?.isAgentHeader === true));
});

test('one line end of a password file is removed', async (t) => {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-password-'));
	t.after(async () => rm(folder, {recursive: true}));
	const file = path.join(folder, 'password');
	await writeFile(file, ` ${password} \r\n`);
	const {port} = await runServer(t, {rootPassword: ` ${password} `});
	const {exitCode, stdout} = await runProgram([
		'rt1',
		'--agent',
		`127.0.0.1:${port}`,
		'-1',
		'--no-sql',
		'--password-file',
		file,
	]);
	assert.equal(exitCode, 0);
	assert.match(stdout, /^\d{4}-\d{2}-\d{2}T\S+ 127\.0\.0\.1:\d+ rt1 restoring/v);
});

test('a cluster whose name comes late does not delay the output for long', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: password});
	server.setFault({type: 'hang', under: '/api/v1/ob/info'});
	const env = {RESTOP_PASSWORD: password};
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-o', 'json', '--timeout', '2', '--no-sql'];
	const result = await runProgram(argv, env);
	const {cluster} = readDocument(result);
	assert.equal(result.exitCode, 0);
	assert.equal(cluster.name, null);
	assert.match(result.stderr, /^restop: .+\n$/v);
});

test('an answer that does not come times out', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: password});
	server.setFault({type: 'hang'});
	const env = {RESTOP_PASSWORD: password};
	const {exitCode, stderr} = await runProgram(
		['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--timeout', '0.1', '--no-sql'],
		env,
	);
	assert.equal(exitCode, 3);
	assert.match(stderr, /did not answer in time.*--timeout/v);
});

test('an answer that comes byte by byte times out too', async (t) => {
	const text = JSON.stringify({successful: true, status: 200, data: {public_key: 'x'.repeat(1000)}});
	const server = createServer((_, response) => {
		response.writeHead(200, {'content-type': 'application/json'});
		let sent = 0;
		const drip = setInterval(() => {
			response.write(text.charAt(sent));
			sent += 1;
		}, 20);
		response.on('close', () => {
			clearInterval(drip);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : '';
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--timeout', '0.3', '--no-sql'];
	const {exitCode, stderr} = await runProgram(argv, {RESTOP_PASSWORD: password});
	assert.equal(exitCode, 3);
	assert.match(stderr, /did not answer in time/v);
});

test('a database that hangs is distinguished from an agent that hangs', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: password});
	server.setFault({type: 'dbHung'});
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--timeout', '2', '--no-sql'];
	const {exitCode, stderr} = await runProgram(argv, {RESTOP_PASSWORD: password});
	assert.equal(exitCode, 3);
	assert.match(stderr, /^restop: \S+ answers, but its database does not; .*--timeout SECONDS\n$/v);
});

test('a password that is reported as wrong while OceanBase is down may be correct', async (t) => {
	const result = await ask(t, ['rt1'], {fault: {type: 'dbDown', database: 'unusable', isPasswordStale: true}});
	const {cluster} = readDocument(result);
	assert.equal(result.exitCode, 3);
	assert.equal(cluster.error?.code, 'unauthorized');
	assert.match(
		result.stderr,
		/reports a wrong root@sys password, but OceanBase is down: it may be correct; check the/v,
	);
	assert.equal(countLines(result.stderr), 1);
});

test('for a few requests no session is opened', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: password});
	const argv = ['rt1', '--agent', `127.0.0.1:${port}`, '-1', '--no-sql'];
	await runProgram(argv, {RESTOP_PASSWORD: password});
	assert.ok(server.requests.every((request) => request.path !== '/api/v1/login'));
});

function countLines(text: string): number {
	return text.trimEnd().split('\n').length;
}

test('an agent that fails to report its version is no agent that is late', async (t) => {
	const {exitCode, stderr} = await ask(t, ['done1'], {fault: {type: 'panic', under: '/api/v1/info'}});
	assert.equal(exitCode, 0);
	assert.match(stderr, /^restop: agent version or cluster name unknown: 127\.0\.0\.1:\d+ rejected the request/v);
	assert.doesNotMatch(stderr, /in time/v);
});

test('an agent whose database hangs is waited for no longer than the timeout', async (t) => {
	const {port, server} = await runServer(t, {rootPassword: password});
	server.setFault({type: 'dbHung'});
	const beganMs = performance.now();
	const args = ['rt1', 'done1', '--agent', `127.0.0.1:${port}`, '-o', 'json', '--no-sql', '--timeout', '0.5'];
	const {exitCode, stderr} = await runProgram(args, rightPassword);
	assert.equal(exitCode, 3);
	assert.match(stderr, /answers, but its database does not/v);
	assert.ok(performance.now() - beganMs < 5000);
	assert.equal(server.heldConnections(), 1);
});
