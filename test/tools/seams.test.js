import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Linter} from 'eslint';
import typescript from 'typescript-eslint';
import {seams} from '../../.tools/seams.js';

const linter = new Linter();
const config = [{files: ['**/*.ts'], languageOptions: {parser: typescript.parser}}, ...seams];

const time = [
	'Date.now();',
	'new Date();',
	'Date();',
	'performance.now();',
	'Math.random();',
	'setTimeout(work, 1);',
	'setInterval(work, 1);',
	'setImmediate(work);',
	'AbortSignal.timeout(1);',
	"import {setTimeout as delay} from 'node:timers/promises';",
	"import timers from 'timers';",
	"await import('node:timers');",
];
const theProcess = [
	'process.exit();',
	"import process from 'node:process';",
	"import {env} from 'process';",
	'globalThis.process;',
];
const terminal = ['console.log(1);', "import console from 'node:console';", 'globalThis.console;'];
const harmless = [
	'new Date(0);',
	'Math.max(1, 2);',
	'state.process;',
	"import type {Clock} from '../system/clock.js';",
];

/** Who may write what, by file. */
const table = [
	{file: 'source/ui/app.ts', may: harmless, mayNot: [...time, ...theProcess, ...terminal]},
	{file: 'source/simulator/world/world.ts', may: harmless, mayNot: [...time, ...theProcess, ...terminal]},
	{file: 'source/run.ts', may: harmless, mayNot: [...time, ...theProcess, ...terminal]},
	{file: 'source/system/clock.ts', may: [...harmless, ...time], mayNot: [...theProcess, ...terminal]},
	{file: 'source/cli.ts', may: [...harmless, ...theProcess], mayNot: [...time, ...terminal]},
	{file: 'source/bin.ts', may: [...harmless, ...theProcess], mayNot: [...time, ...terminal]},
	{file: 'test/ui/app.ts', may: [...harmless, ...time, ...theProcess, ...terminal], mayNot: []},
];

for (const {file, may, mayNot} of table) {
	for (const code of may) {
		test(`${file} may say: ${code}`, () => {
			assert.deepEqual(faultsOf(code, file), []);
		});
	}

	for (const code of mayNot) {
		test(`${file} may not say: ${code}`, () => {
			assert.equal(faultsOf(code, file).length, 1);
		});
	}
}

function faultsOf(code, filename) {
	return linter.verify(code, config, {filename}).map(({message}) => message);
}
