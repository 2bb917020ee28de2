import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {coveredElsewhere, findMirrorFaults} from '../../.tools/mirror.js';

const root = path.join(import.meta.dirname, '../..');

/** The files of a folder, below it. */
function filesOf(folder) {
	return fs
		.readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile())
		.map(({parentPath, name}) => path.relative(path.join(root, folder), path.join(parentPath, name)));
}

test('every source has a test of its name, or says which test covers it', () => {
	const files = filesOf('source').filter((file) => /\.tsx?$/v.test(file));
	const sources = files.map((file) => [file, fs.readFileSync(path.join(root, 'source', file), 'utf8')]);
	assert.deepEqual(findMirrorFaults({sources, tests: new Set(filesOf('test')), table: coveredElsewhere}), []);
});

const code = 'export const one = 1;';
const types = '/** A type. */\nimport type {B} from "./b.js";\nexport type A = B;';
const entry = {'run/a.ts': {test: 'run.test.ts', why: 'only composed'}};
const without = 'source/run/a.ts has neither a test of its name nor an entry in .tools/mirror.js';

const cases = [
	['a source with a test of its name', {sources: [['run/a.ts', code]], tests: ['run/a.test.ts']}, []],
	['a component with a test of its name', {sources: [['ui/a.tsx', code]], tests: ['ui/a.test.tsx']}, []],
	['a source of types alone', {sources: [['run/a.ts', types]], tests: []}, []],
	['a source with an entry', {sources: [['run/a.ts', code]], tests: ['run.test.ts'], table: entry}, []],
	['a source with neither', {sources: [['run/a.ts', code]], tests: ['run.test.ts']}, [without]],
	['a test of the same name elsewhere', {sources: [['run/a.ts', code]], tests: ['a.test.ts']}, [without]],
	[
		'an entry whose source is gone',
		{sources: [], tests: ['run.test.ts'], table: entry},
		['source/run/a.ts of .tools/mirror.js does not exist'],
	],
	[
		'an entry whose test is gone',
		{sources: [['run/a.ts', code]], tests: [], table: entry},
		['test/run.test.ts of .tools/mirror.js does not exist'],
	],
	[
		'an entry beside a test of its name',
		{sources: [['run/a.ts', code]], tests: ['run.test.ts', 'run/a.test.ts'], table: entry},
		['source/run/a.ts has a test of its name: it needs no entry in .tools/mirror.js'],
	],
	[
		'an entry of a source of types alone',
		{sources: [['run/a.ts', types]], tests: ['run.test.ts'], table: entry},
		['source/run/a.ts is of types alone: it needs no entry in .tools/mirror.js'],
	],
];

for (const [title, {sources, tests, table = {}}, faults] of cases) {
	test(`the mirror ${faults.length === 0 ? 'accepts' : 'refuses'} ${title}`, () => {
		assert.deepEqual(findMirrorFaults({sources, tests: new Set(tests), table}), faults);
	});
}
