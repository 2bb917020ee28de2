import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {bindings} from '../source/ui/keymap.js';
import {alertVariables} from '../source/report/alert-variables.js';
import {formatHelp} from '../source/command-line/help.js';
import {en, english} from '../source/locale/en.js';
import {metrics} from '../source/report/prometheus/metrics.js';
import packageJson from '../package.json' with {type: 'json'};
import {address, fold} from './helpers/facts.js';

const root = path.join(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

test('the README shows the text of --help', () => {
	assert.ok(readme.includes(`\n${formatHelp(english.usage)}\``));
});

/** The rows of the table under a heading: each one's first cell, as it is written. */
function firstCellsUnder(heading: string): readonly string[] {
	const [, section = ''] = readme.split(`\n## ${heading}\n`);
	const [part = ''] = section.split('\n## ', 1);
	return part
		.matchAll(/^\| (?<cell>[^\|]+) \|/gmv)
		.map(({groups}) => groups?.['cell'] ?? '')
		.toArray();
}

test('every message that the README explains is one of restop', () => {
	const strings = readFileSync(path.join(root, 'source/locale/en.ts'), 'utf8');
	const quoted = firstCellsUnder('Troubleshooting').flatMap((cell) =>
		cell
			.matchAll(/`([^`]+)`/gv)
			.flatMap(([, text = '']) => text.replace('sql off: ', '').split('…'))
			.toArray(),
	);
	assert.ok(quoted.length > 20);
	assert.deepEqual(
		quoted.filter((text) => !strings.includes(text.trim())),
		[],
	);
});

test('every metric is explained in the README, and no other one', () => {
	const named = firstCellsUnder('Prometheus').flatMap((cell) => cell.match(/restop_\w+/gv) ?? []);
	assert.deepEqual(new Set(named), new Set(metrics.map(({name}) => name)));
});

test('every state that the README explains is one that the screen shows, and none is left out', () => {
	const [, states = ''] = readme.split('| state | meaning |', 2);
	const [table = ''] = states.split('\n\n', 1);
	const named = table
		.matchAll(/^\| (?<cell>[^\|]+) \|/gmv)
		.flatMap(({groups}) => groups?.['cell']?.matchAll(/`([^`]+)`/gv).map(([, text]) => text) ?? [])
		.toArray();
	const {states: words, phases} = en;
	const shown = [
		...Object.values(phases).filter((phase) => phase !== phases.failed),
		words.firstAnswer,
		words.dropped,
		words.neverRestored,
		words.tableRestore,
		words.unknown,
		words.failedWith('-4018'),
		words.stalled('2m'),
		words.noProgress('4m'),
	];
	assert.deepEqual(new Set(named), new Set(shown));
});

test('the README lists the keys', () => {
	for (const {label, help} of bindings) {
		const keys = label.split(' ').map((key) => `\`${key}\``);
		assert.ok(readme.includes(`| ${keys.join(' ')} | ${english.keys[help]} |`), label);
	}
});

test('the commands of --exec in the README are ones that a shell takes, and quote every variable that there is', () => {
	const commands = readme
		.matchAll(/--exec '([^']+)'/gv)
		.map(([, command = '']) => command)
		.toArray();
	const alert = {type: 'ended', cluster: address, tenant: 'rt2', news: {type: 'dropped'}} as const;
	const names = Object.keys(alertVariables(alert, fold([]), english));
	assert.equal(commands.length, 3);
	for (const command of commands) {
		const {status} = spawnSync('/bin/sh', ['-n', '-c', command]);
		assert.equal(status, 0, command);
		const used = command
			.matchAll(/\$(RESTOP_\w+)/gv)
			.map(([, name = '']) => name)
			.toArray();
		assert.deepEqual(
			used.filter((name) => !names.includes(name)),
			[],
		);
		const unquoted = command.replaceAll(/"[^"]*"/gv, '');
		assert.ok(used.length > 0, command);
		assert.ok(!unquoted.includes('RESTOP_'), command);
	}

	const described = firstCellsUnder('Bell, notifications, commands').join(' ');
	assert.deepEqual(
		names.filter((name) => !described.includes(name) && name !== 'RESTOP_EVENT'),
		[],
	);
});

test('the README names no script that is not there', () => {
	const named = readme
		.matchAll(/npm (?:run )?(build|demo|screenshots|test|unit)\b/gv)
		.map(([, name = '']) => name)
		.toArray();
	assert.deepEqual(new Set(named), new Set(['build', 'demo', 'screenshots', 'test', 'unit']));
	for (const name of named) {
		assert.ok(Object.hasOwn(packageJson.scripts, name), name);
	}
});

test('the files and folders that the README names are there', () => {
	const named = readme
		.matchAll(/`((?:source|test|\.tools)\/[\w\-.\/]+)`/gv)
		.map(([, file = '']) => file)
		.toArray();
	assert.ok(named.length > 20);
	assert.deepEqual(
		named.filter((file) => !existsSync(path.join(root, file))),
		[],
	);
});

test('the pictures of the README are there', () => {
	const pictures = readme
		.matchAll(/\]\((screenshots\/[^\)]+)\)/gv)
		.map(([, file = '']) => file)
		.toArray();
	assert.ok(pictures.length > 0);
	for (const file of pictures) {
		const signature = readFileSync(path.join(root, file)).subarray(1, 4).toString('latin1');
		assert.equal(signature, 'PNG');
	}
});

test('what the help says of Node is what the package asks for', () => {
	assert.equal(packageJson.engines.node, '>=22.19');
	assert.match(readme, /Node 22\.19 or newer/v);
});
