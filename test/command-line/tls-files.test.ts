import assert from 'node:assert/strict';
import {once} from 'node:events';
import fs from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import test, {before, type TestContext} from 'node:test';
import type {AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import {createAuthority, type Authority, type Identity} from '../helpers/certificates.js';
import {runProgram, startProgram} from '../helpers/program.js';
import {runServer} from '../simulator/agent/running-server.js';

const env = {RESTOP_PASSWORD: 'secret'};
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-tls-'));
let authority: Authority;
let other: Authority;
let agentIdentity: Identity;
let ours: Identity;

before(() => {
	authority = createAuthority();
	other = createAuthority();
	agentIdentity = authority.issue();
	ours = authority.issue();
});

test.after(() => {
	fs.rmSync(folder, {recursive: true});
});

let files = 0;

function write(text: string, mode = 0o600): string {
	files++;
	const file = path.join(folder, `${files}.pem`);
	fs.writeFileSync(file, text, {mode});
	return file;
}

type Tls = Exclude<AgentServerOptions['tls'], undefined>;

async function serve(t: TestContext, tls: Tls) {
	const {port, server} = await runServer(t, {rootPassword: 'secret', tls});
	return {server, argv: ['rt1', '--agent', `https://127.0.0.1:${port}`, '--no-sql', '-o', 'json']};
}

type Document = {readonly clusters: ReadonlyArray<{readonly error: {readonly message: string} | null}>};

function errorOf(stdout: string): string | undefined {
	return (JSON.parse(stdout) as Document).clusters[0]?.error?.message;
}

test('an agent whose certificate is signed by the given CA is polled', async (t) => {
	const {argv} = await serve(t, agentIdentity);
	const {exitCode, stdout, stderr} = await runProgram([...argv, '--ca', write(authority.cert)], env);
	assert.deepEqual([exitCode, stderr, errorOf(stdout)], [0, '', undefined]);
	assert.match(stdout, /"status": ?"WAIT_TENANT_RESTORE_FINISH"/v);
});

test('an agent whose certificate is not signed by a trusted CA gets no request', async (t) => {
	const {argv, server} = await serve(t, agentIdentity);
	const {exitCode, stderr} = await runProgram(argv, env);
	assert.equal(exitCode, 3);
	assert.match(stderr, /certificate not signed by a trusted CA.*--ca FILE/v);
	assert.deepEqual(server.requests, []);
});

test('certificates of another CA are not trusted', async (t) => {
	const {argv} = await serve(t, other.issue());
	const {exitCode, stderr} = await runProgram([...argv, '--ca', write(authority.cert)], env);
	assert.equal(exitCode, 3);
	assert.match(stderr, /not signed by a trusted CA/v);
});

test('an expired certificate is distinguished from one of another host', async (t) => {
	const ca = write(authority.cert);
	const late = await serve(t, authority.issue({isExpired: true}));
	const foreign = await serve(t, authority.issue({ip: '127.0.0.9'}));
	const [expired, wrongName] = await Promise.all(
		[late, foreign].map(async ({argv}) => runProgram([...argv, '--ca', ca], env)),
	);
	assert.match(expired?.stderr ?? '', /expired or not yet valid.*clock/v);
	assert.match(wrongName?.stderr ?? '', /for another host/v);
});

test('--insecure accepts every certificate, with a warning', async (t) => {
	const {argv} = await serve(t, authority.issue({isExpired: true, ip: '127.0.0.9'}));
	const {exitCode, stderr} = await runProgram([...argv, '--insecure'], env);
	assert.equal(exitCode, 0);
	assert.match(stderr, /^restop: warning: --insecure .*\n$/v);
});

test('an agent that requires a client certificate gets it', async (t) => {
	const {argv} = await serve(t, {...agentIdentity, ca: authority.cert, requestCert: true});
	const tls = ['--ca', write(authority.cert), '--cert', write(ours.cert), '--key', write(ours.key)];
	const {exitCode, stderr} = await runProgram([...argv, ...tls], env);
	assert.deepEqual([exitCode, stderr], [0, '']);
});

/** Alerts of TLS, by number: what a server in Go sends for no certificate and for one that it does not trust. */
const alerts = [
	['certificate required', 116],
	['bad certificate', 42],
	['unknown authority', 48],
	['handshake failure', 40],
] as const;

for (const [title, alert] of alerts) {
	test(`the alert "${title}" is reported with what to pass`, async (t) => {
		const server = createServer((socket) => {
			socket.once('data', () => {
				// A fatal alert, instead of the rest of the handshake.
				socket.end(Uint8Array.of(21, 3, 3, 0, 2, 2, alert));
			});
		});
		t.after(() => {
			server.close();
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		const {port} = server.address() as AddressInfo;
		const {exitCode, stderr} = await runProgram(['rt1', '-1', '--no-sql', '--agent', `https://127.0.0.1:${port}`], env);
		assert.equal(exitCode, 3);
		assert.match(stderr, /requires a client certificate, or rejected ours.*--cert FILE --key FILE/v);
	});
}

test('an agent that rejects the client certificate gets no request', async (t) => {
	const {argv, server} = await serve(t, {...agentIdentity, ca: authority.cert, requestCert: true});
	const foreign = other.issue();
	const given = ['--cert', write(foreign.cert), '--key', write(foreign.key)];
	const {exitCode} = await runProgram([...argv, '--ca', write(authority.cert), ...given], env);
	assert.deepEqual([exitCode, server.requests], [3, []]);
});

test('an agent without TLS is distinguished from one with it', async (t) => {
	const plain = await runServer(t, {rootPassword: 'secret'});
	const argv = ['rt1', '--no-sql', '-1', '--agent'];
	const asked = await runProgram([...argv, `https://127.0.0.1:${plain.port}`], env);
	assert.match(asked.stderr, /does not use TLS.*remove https:\/\//v);

	const sealed = await serve(t, agentIdentity);
	const origin = sealed.argv[2] ?? '';
	const {exitCode, stderr} = await runProgram([...argv, origin.replace('https://', '')], env);
	assert.equal(exitCode, 3);
	// Node's server closes the connection after plain HTTP; a real agent's answers that it expects TLS.
	assert.match(stderr, /closed the connection|expects TLS/v);
});

test('an agent can be polled again and again over TLS', async (t) => {
	const {argv, server} = await serve(t, agentIdentity);
	const program = startProgram([...argv.slice(0, -1), 'plain', '-n', '0.1', '--ca', write(authority.cert)], env);
	await program.waitFor(/rt1 first seen/v);
	const seen = server.requests.length;
	while (server.requests.length < seen + 5) {
		// eslint-disable-next-line no-await-in-loop -- the polls go on, over a real connection
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}

	program.signal(143);
	const {exitCode, stderr} = await program.result();
	assert.deepEqual([exitCode, stderr], [143, '']);
});

const wrong: ReadonlyArray<readonly [title: string, argv: () => readonly string[], line: RegExp]> = [
	[
		'a CA file that is not there',
		() => ['--ca', '/nowhere/ca.pem'],
		/^restop: --ca: cannot read \/nowhere\/ca\.pem: no such file$/v,
	],
	[
		'a CA file that is none',
		() => ['--ca', write('hello')],
		/^restop: --ca: expected a file with a PEM certificate; got /v,
	],
	[
		'a key for a certificate',
		() => ['--cert', write(ours.key), '--key', write(ours.key)],
		/^restop: --cert: expected a file with a PEM certificate/v,
	],
	[
		'a certificate for a key',
		() => ['--cert', write(ours.cert), '--key', write(ours.cert)],
		/^restop: --key: expected a file with a PEM private key/v,
	],
	[
		'a key of another certificate',
		() => ['--cert', write(ours.cert), '--key', write(agentIdentity.key)],
		/^restop: --key: expected the private key that belongs to --cert; got /v,
	],
];

for (const [title, argv, line] of wrong) {
	test(`${title} is refused in one line, without what is in it`, async () => {
		const {exitCode, stderr} = await runProgram(['rt1', '-1', '--agent', 'https://127.0.0.1:1', ...argv()], env);
		assert.equal(exitCode, 2);
		assert.match(stderr.trimEnd(), line);
		assert.equal(stderr.trimEnd().split('\n').length, 1);
		assert.doesNotMatch(stderr, /PRIVATE KEY/v);
	});
}

test('a key that others may read gets the warning of a password file', async (t) => {
	const {argv} = await serve(t, {...agentIdentity, ca: authority.cert, requestCert: true});
	const key = write(ours.key);
	fs.chmodSync(key, 0o644);
	const tls = ['--ca', write(authority.cert), '--cert', write(ours.cert), '--key', key];
	const {exitCode, stderr} = await runProgram([...argv, ...tls], env);
	assert.equal(exitCode, 0);
	assert.equal(stderr, `restop: warning: others can read ${key}; restrict it: chmod 600 ${key}\n`);
});
