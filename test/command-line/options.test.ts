import assert from 'node:assert/strict';
import test from 'node:test';
import {parseOptions, type Options} from '../../source/command-line/options.js';
import {UsageError} from '../../source/command-line/usage-error.js';
import {english} from '../../source/locale/en.js';

const defaults = {
	command: 'watch',
	agent: {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'},
	tenants: [],
	passwordFile: undefined,
	agentPasswordFile: undefined,
	intervalMs: 2000,
	timeoutMs: 10_000,
	isOnce: false,
	isWait: false,
	output: undefined,
	speed: 60,
	listen: {host: '127.0.0.1', port: 2886},
	sql: undefined,
	hasSql: true,
	tls: {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false},
	hasColor: true,
	isUtc: false,
} as const satisfies Options;

const rt1 = {tenants: ['rt1']} as const;

function parse(line: string): Options {
	return parseOptions(line === '' ? [] : line.split(' '), english.usage);
}

/** The one line that a command line is refused with. */
function refusalOf(argv: readonly string[]): string {
	let message = '';
	assert.throws(
		() => parseOptions(argv, english.usage),
		(error: unknown) => {
			// Any other error would be a bug, shown to the user as a stack.
			assert.ok(error instanceof UsageError, String(error));
			message = error.message;
			return true;
		},
		JSON.stringify(argv),
	);
	return message;
}

/** What a good command line asks for, as far as it differs from the defaults. */
type Good = readonly [line: string, asked: Partial<Options>];

function acceptAll(table: readonly Good[]): void {
	for (const [line, asked] of table) {
		test(`restop ${line}`, () => {
			assert.deepEqual(parse(line), {...defaults, ...asked});
		});
	}
}

function refuseAll(table: ReadonlyArray<readonly [line: string, message: string]>): void {
	for (const [line, message] of table) {
		test(`restop ${line} is refused`, () => {
			assert.equal(refusalOf(line === '' ? [] : line.split(' ')), message);
		});
	}
}

// Tenants.
acceptAll([
	['rt1', rt1],
	['rt2 rt1', {tenants: ['rt2', 'rt1']}],
	// Each is watched once, where it was named first.
	['rt2 rt1 rt2', {tenants: ['rt2', 'rt1']}],
	// A name is text also where it looks like a number or a truth.
	['007 true', {tenants: ['007', 'true']}],
	['rt1 -w rt2 --utc rt3', {tenants: ['rt1', 'rt2', 'rt3'], isWait: true, isUtc: true}],
]);

const noTenant = 'no tenant given; try: restop rt2';
const tenant = 'NAME or NAME@HOST[:PORT]';

refuseAll([
	['', noTenant],
	['--once', noTenant],
	['--', noTenant],
	['@db1:2886', `tenant: expected ${tenant}; got "@db1:2886"`],
]);

// The agent's unix socket.
const socketAgent = {origin: 'http://127.0.0.1', label: '/run/obshell.sock', socketPath: '/run/obshell.sock'};

acceptAll([
	['rt1 --socket /run/obshell.sock', {...rt1, agent: socketAgent}],
	['rt1 -s /run/obshell.sock -1', {...rt1, agent: socketAgent, isOnce: true}],
]);

const socketPath = 'the path of a unix socket, at most 107 bytes';

refuseAll([
	['rt1 --socket', `--socket: expected ${socketPath}; got nothing`],
	['rt1 -s /run/a.sock -a db1', '--socket: cannot be combined with --agent'],
	['rt1@db1 -s /run/a.sock', 'tenant: expected a name without @HOST, because --socket is given; got "rt1@db1"'],
	[`rt1 -s /${'a'.repeat(107)}`, `--socket: expected ${socketPath}; got "/${'a'.repeat(107)}"`],
]);

// TLS.
const noTls = {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false};
const tlsAgent = {origin: 'https://db1:2886', label: 'db1:2886'};

acceptAll([
	['rt1 -a https://db1 --ca ca.pem', {...rt1, agent: tlsAgent, tls: {...noTls, caFile: 'ca.pem'}}],
	['rt1@https://db1 --insecure', {...rt1, agent: tlsAgent, tls: {...noTls, isInsecure: true}}],
	[
		'rt1 -a https://db1 --cert c.pem --key k.pem',
		{...rt1, agent: tlsAgent, tls: {...noTls, certFile: 'c.pem', keyFile: 'k.pem'}},
	],
	['rt1 --no-insecure', rt1],
]);

const certificate = 'a file with a PEM certificate';

refuseAll([
	['rt1 --ca ca.pem', '--ca: expected an https:// agent; got "127.0.0.1:2886"'],
	['rt1 -a db1 --insecure', '--insecure: expected an https:// agent; got "db1:2886"'],
	['rt1 -s /run/a.sock --insecure', '--insecure: expected an https:// agent; got "/run/a.sock"'],
	['rt1 -a https://db1 --cert c.pem', '--cert: needs --key as well'],
	['rt1 -a https://db1 --key k.pem', '--key: needs --cert as well'],
	['rt1 -a https://db1 --ca', `--ca: expected ${certificate}; got nothing`],
	['rt1 -a https://db1 --insecure=yes', '--insecure: expected no value; got "yes"'],
]);

// NAME@HOST.
acceptAll([
	['rt1@db1', {...rt1, agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['rt1@db1:99', {...rt1, agent: {origin: 'http://db1:99', label: 'db1:99'}}],
	['rt1@https://db1', {...rt1, agent: {origin: 'https://db1:2886', label: 'db1:2886'}}],
	['rt1@[::1]:99', {...rt1, agent: {origin: 'http://[::1]:99', label: '[::1]:99'}}],
	['rt1@db1 rt2@DB1:2886', {tenants: ['rt1', 'rt2'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	// The last @ is the one before the host.
	['a@b@db1', {tenants: ['a@b'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['-a db1 rt1@db1 rt2', {tenants: ['rt1', 'rt2'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['-- -x@db1', {tenants: ['-x'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
]);

refuseAll([
	['rt1@', `tenant: expected ${tenant}; got "rt1@"`],
	['rt1@db1:0', `tenant: expected ${tenant}; got "rt1@db1:0"`],
	['rt1@db1:65536', `tenant: expected ${tenant}; got "rt1@db1:65536"`],
	['rt1@db1 rt2@db2', 'tenant: expected tenants of one cluster; got "rt1@db1 rt2@db2"'],
	['rt1@db1 rt2@https://db1', 'tenant: expected tenants of one cluster; got "rt1@db1 rt2@https://db1"'],
	// Whose rt2 is meant is not clear.
	['rt1@db1 rt2', 'tenant: expected tenants of one cluster; got "rt1@db1 rt2"'],
	['rt1 rt2@db1', 'tenant: expected tenants of one cluster; got "rt1 rt2@db1"'],
	['-a db1 rt1@db2', 'tenant: expected tenants of one cluster; got "rt1@db2"'],
]);

// After `--` everything is a tenant.
acceptAll([
	['-- rt1', rt1],
	['rt1 -- --once -1 -w', {tenants: ['rt1', '--once', '-1', '-w']}],
	['-1 -- -- rt1', {tenants: ['--', 'rt1'], isOnce: true}],
	['-- demo', {tenants: ['demo']}],
	['-- simulate --help', {tenants: ['simulate', '--help']}],
	['-- replay', {tenants: ['replay']}],
	['-- true --frob', {tenants: ['true', '--frob']}],
]);

// Commands.
acceptAll([
	['demo', {command: 'demo'}],
	['--once demo --speed 5', {command: 'demo', isOnce: true, speed: 5}],
	['simulate', {command: 'simulate'}],
	['--help', {command: 'help'}],
	['-h', {command: 'help'}],
	['--version', {command: 'version'}],
	['-v', {command: 'version'}],
	['-v -h', {command: 'help'}],
	['demo --help', {command: 'help'}],
	// Only the first word is a command.
	['rt1 demo cancel', {tenants: ['rt1', 'demo', 'cancel']}],
]);

for (const word of ['cancel', 'config', 'doctor', 'export', 'help', 'record', 'replay', 'report']) {
	test(`the command ${word} is reserved`, () => {
		const message = `${word}: not implemented yet; see restop --help`;
		assert.equal(refusalOf([word]), message);
		assert.equal(refusalOf(['--once', word, 'rt1']), message);
		assert.equal(parse(`${word} --help`).command, 'help');
	});
}

refuseAll([
	['demo rt1', 'demo: expected no tenant; got "rt1"'],
	['demo -- rt1', 'demo: expected no tenant; got "rt1"'],
	['simulate rt1 rt2', 'simulate: expected no tenant; got "rt1 rt2"'],
]);

// Options without a value.
acceptAll([
	['--once rt1', {...rt1, isOnce: true}],
	['-1 rt1', {...rt1, isOnce: true}],
	['rt1 -1', {...rt1, isOnce: true}],
	['-1 --once rt1', {...rt1, isOnce: true}],
	['--wait rt1', {...rt1, isWait: true}],
	['-w rt1', {...rt1, isWait: true}],
	['-w -w rt1', {...rt1, isWait: true}],
	// Short ones may be written together; to meow a digit is a value.
	['-w1 rt1', {...rt1, isOnce: true, isWait: true}],
	['-1w rt1', {...rt1, isOnce: true, isWait: true}],
	['-wo json rt1', {...rt1, isWait: true, output: 'json'}],
	['--utc rt1', {...rt1, isUtc: true}],
	['--color rt1', rt1],
	['--no-color rt1', {...rt1, hasColor: false}],
	['--no-once --no-wait --no-utc rt1', rt1],
	['--no-sql rt1', {...rt1, hasSql: false}],
	['--sql 10.0.0.1:2881 rt1', {...rt1, sql: {user: 'root@sys', host: '10.0.0.1', port: 2881}}],
	['--sql root@sys#obprod@10.0.0.1:2883 rt1', {...rt1, sql: {user: 'root@sys#obprod', host: '10.0.0.1', port: 2883}}],
]);

/** Each flag, and the name that a message gives it. */
const flags = [
	['--once', '--once'],
	['-1', '--once'],
	['--wait', '--wait'],
	['-w', '--wait'],
	['--utc', '--utc'],
	['--color', '--color'],
	['--no-color', '--no-color'],
	['--no-sql', '--no-sql'],
	['--help', '--help'],
	['-h', '--help'],
	['--version', '--version'],
	['-v', '--version'],
] as const;

for (const [option, long] of flags) {
	test(`${option} takes no value`, () => {
		const refusal = `${long}: expected no value; got`;
		for (const value of ['maybe', 'true', 'false', '2', 'x=y']) {
			assert.equal(refusalOf([`${option}=${value}`, 'rt1']), `${refusal} "${value}"`);
		}

		assert.equal(refusalOf([`${option}=`, 'rt1']), `${refusal} nothing`);
		// Nobody who writes these two means a tenant.
		assert.equal(refusalOf([option, 'true', 'rt1']), `${refusal} "true"`);
		assert.equal(refusalOf(['rt1', option, 'false']), `${refusal} "false"`);
	});
}

refuseAll([
	['-w2 rt1', 'unknown option -2; see restop --help'],
	['--no-sql=x rt1', '--no-sql: expected no value; got "x"'],
]);

// Options with a value.
acceptAll([
	['--agent db1 rt1', {...rt1, agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['-a db1:99 rt1', {...rt1, agent: {origin: 'http://db1:99', label: 'db1:99'}}],
	['--agent=https://[fe80::1]:99 rt1', {...rt1, agent: {origin: 'https://[fe80::1]:99', label: '[fe80::1]:99'}}],
	// It takes one word; the next is a tenant.
	['-a db1 db2', {tenants: ['db2'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['--interval 0.1 rt1', {...rt1, intervalMs: 100}],
	['-n 30 rt1', {...rt1, intervalMs: 30_000}],
	['-n30 rt1', {...rt1, intervalMs: 30_000}],
	['-n=30 rt1', {...rt1, intervalMs: 30_000}],
	['rt1 --interval=2.5', {...rt1, intervalMs: 2500}],
	['--timeout 0.5 rt1', {...rt1, timeoutMs: 500}],
	['--speed 0.001 demo', {command: 'demo', speed: 0.001}],
	['--listen 0.0.0.0:0 simulate', {command: 'simulate', listen: {host: '0.0.0.0', port: 0}}],
	['simulate --listen [::1]:99', {command: 'simulate', listen: {host: '::1', port: 99}}],
	['-o screen rt1', {...rt1, output: 'screen'}],
	['--output plain rt1', {...rt1, output: 'plain'}],
	['--output=json -1 rt1', {...rt1, output: 'json', isOnce: true}],
	['-wo ndjson rt1', {...rt1, isWait: true, output: 'ndjson'}],
	['-1 --output=ndjson rt1', {...rt1, isOnce: true, output: 'ndjson'}],
	['--password-file root.txt rt1', {...rt1, passwordFile: 'root.txt'}],
	['--password-file - rt1', {...rt1, passwordFile: '-'}],
	['rt1 --password-file -', {...rt1, passwordFile: '-'}],
	['--password-file=- rt1', {...rt1, passwordFile: '-'}],
	['--password-file=a=b rt1', {...rt1, passwordFile: 'a=b'}],
	['--password-file - -1 -- -', {tenants: ['-'], passwordFile: '-', isOnce: true}],
	['--agent-password-file agent.txt rt1', {...rt1, agentPasswordFile: 'agent.txt'}],
	['--agent-password-file - rt1', {...rt1, agentPasswordFile: '-'}],
	['--password-file a --agent-password-file b rt1', {...rt1, passwordFile: 'a', agentPasswordFile: 'b'}],
]);

const seconds = 'seconds, 0.1 or more';
const address = 'HOST[:PORT] or [IPV6][:PORT], optionally after https://';
const format = 'screen, plain, json or ndjson';
const file = 'a file, or - for standard input';
const notSeconds = [
	'NaN',
	'often',
	'0',
	'0.09',
	'-5',
	'1e3',
	'0x10',
	'.5',
	'5.',
	'1,5',
	'2s',
	'Infinity',
	'9999999999',
];

/** Every option that takes a value: what is expected of it, and what is not that. */
const valued = [
	['--agent', address, ['db1:', 'db1:0', 'db1:65536', ':99', 'ftp://db1', 'db1/x', 'root@db1', '::1', '10.0.0.256']],
	['--interval', seconds, notSeconds],
	['--timeout', seconds, notSeconds],
	['--speed', 'a number above 0', ['NaN', 'fast', '0', '0.0', '-5', '2x', '1e3', 'Infinity']],
	['--listen', 'HOST:PORT', ['db1', ':99', 'db1:65536', 'http://db1:99', '::1:99']],
	['--output', format, ['xml', 'JSON', 'plain,json']],
	['--password-file', file, []],
	['--agent-password-file', file, []],
] as const;

for (const [option, wanted, wrong] of valued) {
	test(`${option} needs a value`, () => {
		const refusal = `${option}: expected ${wanted}; got`;
		const missing = [
			['rt1', option],
			[option, '--', 'rt1'],
			[option, '', 'rt1'],
			[`${option}=`, 'rt1'],
		];
		for (const argv of missing) {
			assert.equal(refusalOf(argv), `${refusal} nothing`, argv.join(' '));
		}

		for (const next of ['--utc', '-w', '-1']) {
			assert.equal(refusalOf([option, next, 'rt1']), `${refusal} "${next}"`);
		}

		assert.match(refusalOf([`--no-${option.slice(2)}`, 'rt1']), /^unknown option --no-/v);
	});

	test(`${option} may be given once`, () => {
		const argv = [option, '2', `${option}=2`, 'rt1'];
		assert.equal(refusalOf(argv), `${option}: given more than once`);
	});

	for (const value of wrong) {
		test(`${option} ${value} is refused`, () => {
			const message = `${option}: expected ${wanted}; got "${value}"`;
			assert.equal(refusalOf([option, value, 'rt1']), message);
			assert.equal(refusalOf([`${option}=${value}`, 'rt1']), message);
			// Whoever asks for help is told as well.
			assert.equal(refusalOf([`${option}=${value}`, '--help']), message);
		});
	}
}

refuseAll([
	// A short option is named by its long name.
	['-n often rt1', '--interval: expected seconds, 0.1 or more; got "often"'],
	['-n', '--interval: expected seconds, 0.1 or more; got nothing'],
	['-o xml rt1', '--output: expected screen, plain, json or ndjson; got "xml"'],
	['--sql rt1', '--sql: expected [USER@]HOST:PORT; got "rt1"'],
	['--sql', '--sql: expected [USER@]HOST:PORT; got nothing'],
	['-a db1: rt1', `--agent: expected ${address}; got "db1:"`],
	['-n 2 -n 3 rt1', '--interval: given more than once'],
	['-a db1 --agent db2 rt1', '--agent: given more than once'],
]);

/** What is no option, and what the message suggests. */
const unknown = [
	['--frob', '; see restop --help'],
	['--no-frob', '; see restop --help'],
	['-x', '; see restop --help'],
	['-2', '; see restop --help'],
	['--without-sql', '; see restop --help'],
	['--no-no-sql', '; see restop --help'],
	['--password', ' (did you mean --password-file?)'],
	['--intervall', ' (did you mean --interval?)'],
	['--out', ' (did you mean --output?)'],
	['--Once', ' (did you mean --once?)'],
	['--passwordFile', ' (did you mean --password-file?)'],
	['--noColor', ' (did you mean --no-color?)'],
	['---once', ' (did you mean --once?)'],
	['--agent.x', ' (did you mean --agent?)'],
	['--__proto__', '; see restop --help'],
	['--constructor', '; see restop --help'],
] as const;

for (const [option, hint] of unknown) {
	test(`${option} is no option`, () => {
		const message = `unknown option ${option}${hint}`;
		assert.equal(refusalOf([option, 'rt1']), message);
		assert.equal(refusalOf(['rt1', option]), message);
		assert.equal(refusalOf([option, '--help']), message);
	});
}

test('a password that is given as an option all the same is not repeated', () => {
	for (const argv of [
		['--password=hunter2', 'rt1'],
		['--password', 'hunter2', 'rt1'],
		['-p', 'hunter2'],
	]) {
		assert.ok(!refusalOf(argv).includes('hunter2'), argv.join(' '));
	}
});

test('a refusal is one line, whatever was given', () => {
	for (const argv of [
		['--fr\nob'],
		['--interval', '2\n', 'rt1'],
		['rt1@db1\n\nx'],
		['demo', 'a\r\nb'],
		['--once=\n'],
	]) {
		assert.doesNotMatch(refusalOf(argv), /[\n\r]/v);
	}
});

test('the words of the command line are left as they are', () => {
	const argv = Object.freeze(['--password-file', '-', '-1', 'rt1', '--', 'rt2']);
	assert.deepEqual(parseOptions(argv, english.usage).tenants, ['rt1', 'rt2']);
});
