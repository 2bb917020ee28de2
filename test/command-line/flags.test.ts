import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFlags, type Flags} from '../../source/command-line/flags.js';
import {english} from '../../source/locale/en.js';

const noFlags = {
	agent: [],
	learnAgents: false,
	print: false,
	check: false,
	connect: false,
	once: false,
	wait: false,
	overview: false,
	dashboard: false,
	rules: false,
	noSql: false,
	insecure: false,
	notify: false,
	noColor: false,
	ascii: false,
	utc: false,
	help: false,
	version: false,
};

/** The command line without the options that were not given. */
function parse(line: string): Flags {
	const {values, input, literals, commandWord} = parseFlags(line.split(' '), english.usage);
	const given = Object.entries(values).filter(([, value]) => value !== undefined);
	return {values: Object.fromEntries(given), input, literals, commandWord};
}

/** What each line says, as far as it differs from no flags. */
const lines: ReadonlyArray<readonly [line: string, said: Flags]> = [
	['rt1', {values: {}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['-- demo', {values: {}, input: [], literals: ['demo'], commandWord: undefined}],
	['demo -- rt1', {values: {}, input: ['demo'], literals: ['rt1'], commandWord: 'demo'}],
	['rt1 -- -w', {values: {}, input: ['rt1'], literals: ['-w'], commandWord: 'rt1'}],
	['-a db1 -a db2 rt1', {values: {agent: ['db1', 'db2']}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['-w rt1', {values: {wait: true}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['-w --no-wait rt1', {values: {}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['--no-color rt1', {values: {noColor: true}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['--no-color --color rt1', {values: {}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['--no-sql rt1', {values: {noSql: true}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['--sql db1:2881 rt1', {values: {sql: 'db1:2881'}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	// A value is kept as it was written, also where it looks like a number or a boolean.
	['-n 007 rt1', {values: {interval: '007'}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['--password-file true rt1', {values: {passwordFile: 'true'}, input: ['rt1'], literals: [], commandWord: 'rt1'}],
	['--help', {values: {help: true}, input: [], literals: [], commandWord: undefined}],
	['--version', {values: {version: true}, input: [], literals: [], commandWord: undefined}],
];

for (const [line, said] of lines) {
	test(`restop ${line} is taken apart`, () => {
		assert.deepEqual(parse(line), {...said, values: {...noFlags, ...said.values}});
	});
}
