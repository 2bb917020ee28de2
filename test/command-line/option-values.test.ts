import assert from 'node:assert/strict';
import test from 'node:test';
import {createOptionValues} from '../../source/command-line/option-values.js';
import {english} from '../../source/locale/en.js';
import {createTables, refusalOf, rt1} from './command-lines.js';

const {acceptAll, refuseAll} = createTables(test);

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
	['--since 0', {globs: ['*'], sinceMs: 0}],
	['--since 2h30m', {globs: ['*'], sinceMs: 9_000_000}],
	['--timeout 0.5 rt1', {...rt1, timeoutMs: 500}],
	['--speed 0.001 demo', {command: 'demo', speed: 0.001, sinceMs: 3_600_000}],
	['--listen 0.0.0.0:0 simulate', {command: 'simulate', listen: {host: '0.0.0.0', port: 0}}],
	['rt1 --listen db1:99', {...rt1, listen: {host: 'db1', port: 99}}],
	['export rt1 --listen db1:99', {...rt1, command: 'export', listen: {host: 'db1', port: 99}}],
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
	[
		'--agent',
		address,
		['db1:', 'db1:0', 'db1:65536', 'db1:01234', ':99', '::1', '10.0.0.256', '127.0.0.010', '2886', '0x7f.1'],
	],
	['--interval', seconds, notSeconds],
	['--timeout', seconds, notSeconds],
	[
		'--since',
		'a duration such as 24h, 90m, 7d or 2h30m, at most 3650d; 0 for running restores only',
		['24', '1w', '30m2h', '1.5h', '-1h', '3651d', 'h', '00', '1h1h'],
	],
	['--speed', 'a number above 0', ['NaN', 'fast', '0', '0.0', '-5', '2x', '1e3', 'Infinity']],
	['--listen', 'HOST:PORT', ['db1', ':99', 'db1:65536', 'http://db1:99', '::1:99']],
	[
		'--theme',
		'dark, light, colour-blind or mono',
		['Dark', 'light,dark', 'color-blind', 'colourblind', 'auto', 'none'],
	],
	['--output', format, ['xml', 'JSON', 'plain,json']],
	['--password-file', file, []],
	['--agent-password-file', file, []],
] as const;

const single = valued.filter(([name]) => name !== '--agent');

for (const [option] of single) {
	test(`${option} may be given once`, () => {
		const argv = [option, '2', `${option}=2`, 'rt1'];
		assert.equal(refusalOf(argv), `${option}: given more than once`);
	});
}

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

	for (const value of wrong) {
		test(`${option} ${value} is refused`, () => {
			const message = `${option}: expected ${wanted}; got "${value}"`;
			assert.equal(refusalOf([option, value, 'rt1']), message);
			assert.equal(refusalOf([`${option}=${value}`, 'rt1']), message);
			// The same with --help.
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
]);

/** What is no option, and what the message suggests. */

test('defaults that are given go before those of the table, and after what is on the command line', () => {
	const defaults = {since: '1h', interval: '5'};
	const values = createOptionValues({interval: '3'}, english.usage, defaults);
	assert.equal(values.get('since'), 3_600_000);
	assert.deepEqual([values.get('interval'), values.get('timeout')], [3, 10]);
	assert.deepEqual([values.has('since'), values.has('interval')], [false, true]);
});
