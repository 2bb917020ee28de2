import assert from 'node:assert/strict';
import test from 'node:test';
import {quoteValue, showPath, type ValueKind} from '../../source/command-line/shown-value.js';
import {refusalOf} from './command-lines.js';

const shown: ReadonlyArray<readonly [kind: ValueKind, values: readonly string[]]> = [
	['address', ['db1:', 'db1:0', 'db1:65536', '2886', '127.0.0.010', '::1', '[fe80::1', 'https://db1:']],
	['listen', ['db1', ':99', '::1:99']],
	['sqlTarget', ['db1', 'root@sys@db1:0', 'root@sys#obprod@db1']],
	['tenant', ['rt1@db1:0', '@db1:2886', 'rt1@db1 rt2@db2', 'rt1@https://db1']],
	['seconds', ['soon', '-5', '1e3', '0x10', '1,5']],
	['format', ['xml', 'plain,json']],
	['flag', ['maybe', '2']],
	['socket', ['/run/obshell.sock']],
	['keyFile', ['/etc/restop/key.pem', 'key with blanks.pem']],
];

for (const [kind, values] of shown) {
	test(`of the kind ${kind} what is wrong is shown`, () => {
		for (const value of values) {
			assert.equal(quoteValue(value, kind), JSON.stringify(value));
		}
	});
}

const hidden: ReadonlyArray<readonly [kind: ValueKind, values: readonly string[]]> = [
	[
		'address',
		[
			'root:CANARY@db1',
			'CANARY@db1',
			'root:CANARY',
			'http://root:CANARY@db1:2886/',
			'http://u:CANARY@[::1]:99',
			'db1?password=CANARY',
			'db1/?token=CANARY',
			'db1#CANARY',
			'CANARY!',
			'db1 CANARY',
			'mysql://root:CANARY@db1',
		],
	],
	['listen', ['root:CANARY@db1:99']],
	[
		'sqlTarget',
		['root@sys:CANARY@db1:2881', 'root/CANARY@db1:2881', 'mysql://root:CANARY@db1', 'db1:2881/?password=CANARY'],
	],
	[
		'tenant',
		['root@sys:CANARY@db1', 'rt1@root:CANARY@db1', 'rt1@http://u:CANARY@db1', 'rt1@db1?password=CANARY', 'a:CANARY'],
	],
	['seconds', ['root:CANARY@db1', 'password=CANARY', 'CANARY'.repeat(5)]],
	['flag', ['root:CANARY@db1', 'password=CANARY']],
	['file', ['CANARY']],
	['keyFile', ['-----BEGIN PRIVATE KEY-----\nCANARY', 'https://u:CANARY@db1/key.pem']],
	['socket', ['http://u:CANARY@db1/']],
];

for (const [kind, values] of hidden) {
	test(`of the kind ${kind} nothing is shown that may be a secret`, () => {
		for (const value of values) {
			assert.equal(quoteValue(value, kind), undefined, value);
		}
	});
}

const canary = 'CaNaRy7';

function assertHidden(refusal: string, what = ''): void {
	// Hosts are written in lower case.
	assert.ok(!refusal.toLowerCase().includes(canary.toLowerCase()), `${what}: ${refusal}`);
}

const secrets = [
	`root:${canary}@db1`,
	`root@sys:${canary}@db1:2886`,
	`http://root:${canary}@db1:2886`,
	`https://${canary}@db1`,
	`db1:2886?password=${canary}`,
	`db1/${canary}`,
	`root:${canary}`,
];

for (const option of [
	'--agent',
	'--sql',
	'--listen',
	'--interval',
	'--timeout',
	'--speed',
	'--output',
	'--once',
	'--utc',
]) {
	test(`${option} refuses a password in its value, and does not repeat it`, () => {
		for (const secret of secrets) {
			const refusal = refusalOf([`${option}=${secret}`, 'rt1']);
			assertHidden(refusal);
			assert.match(refusal, /; got a value that is not shown, because it may contain a password$/v);
		}
	});
}

test('a tenant with a password before or after its host is refused, and not repeated', () => {
	const words = [
		...secrets.slice(0, 4),
		`rt1@db1:2886?password=${canary}`,
		`rt1@root:${canary}@db1`,
		`password=${canary}`,
	];
	for (const word of words) {
		for (const argv of [[word], ['--', word], ['-a', 'db1', word], ['demo', word]]) {
			assertHidden(refusalOf(argv), argv.join(' '));
		}
	}
});

test('an unknown option is repeated without what may be its value', () => {
	for (const argv of [
		[`--password:${canary}`],
		[`-p${canary}`],
		[`--pass=${canary}`],
		[`-p=${canary}`],
		['--password', canary],
	]) {
		assertHidden(refusalOf(argv), argv.join(' '));
	}

	assert.equal(refusalOf([`--password:${canary}`]), 'unknown option --password…; see restop --help');
});

test('invisible characters are made visible', () => {
	assert.equal(quoteValue('\u{1B}[2J', 'seconds'), String.raw`"\u001b[2J"`);
});

test('a path is shown, the content of a file is not', () => {
	assert.equal(showPath('/etc/key.pem'), '/etc/key.pem');
	assert.equal(showPath('-----BEGIN PRIVATE KEY-----'), undefined);
});
