import assert from 'node:assert/strict';
import test from 'node:test';
import {parseOptions} from '../../source/command-line/options.js';
import {english} from '../../source/locale/en.js';
import {createTables, refusalOf, rt1} from './command-lines.js';

const {acceptAll, refuseAll} = createTables(test);

// Options without a value.
acceptAll([
	['--once rt1', {...rt1, isOnce: true}],
	['-1 rt1', {...rt1, isOnce: true}],
	['rt1 -1', {...rt1, isOnce: true}],
	['-1 --once rt1', {...rt1, isOnce: true}],
	['--wait rt1', {...rt1, isWait: true}],
	['-w rt1', {...rt1, isWait: true}],
	['-w -w rt1', {...rt1, isWait: true}],
	// Short ones may be written together.
	['-w1 rt1', {...rt1, isOnce: true, isWait: true}],
	['-1w rt1', {...rt1, isOnce: true, isWait: true}],
	['-wo json rt1', {...rt1, isWait: true, output: 'json'}],
	['--utc rt1', {...rt1, isUtc: true}],
	['--color rt1', rt1],
	['--no-color rt1', {...rt1, hasColor: false}],
	['--theme light rt1', {...rt1, theme: 'light'}],
	['rt1 --theme=colour-blind --no-color', {...rt1, theme: 'colour-blind', hasColor: false}],
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
		for (const value of ['maybe', 'true', 'false', '2']) {
			assert.equal(refusalOf([`${option}=${value}`, 'rt1']), `${refusal} "${value}"`);
		}

		assert.equal(refusalOf([`${option}=`, 'rt1']), `${refusal} nothing`);
		// These two are meant as the value, not as a tenant.
		assert.equal(refusalOf([option, 'true', 'rt1']), `${refusal} "true"`);
		assert.equal(refusalOf(['rt1', option, 'false']), `${refusal} "false"`);
	});
}

refuseAll([
	['-w2 rt1', 'unknown option -2; see restop --help'],
	['--no-sql=x rt1', '--no-sql: expected no value; got "x"'],
]);

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

test('a password given as an option is not repeated in the message', () => {
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
	assert.deepEqual(
		parseOptions(argv, english.usage).tenants.map(({tenant}) => tenant),
		['rt1', 'rt2'],
	);
});
