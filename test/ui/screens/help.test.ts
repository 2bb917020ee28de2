import assert from 'node:assert/strict';
import test from 'node:test';
import {bindings} from '../../../source/ui/keymap.js';
import {drawHelp} from '../../../source/ui/screens/help.js';
import {english} from '../../../source/locale/en.js';
import {frameOf, textsOf} from '../../helpers/frame.js';
import {mixed} from '../../helpers/mixed-states.js';

/** The labels of the keys that have no character. */
const written: Readonly<Record<string, string>> = {
	'ctrl-c': 'Ctrl-C',
	'ctrl-l': 'Ctrl-L',
	'ctrl-z': 'Ctrl-Z',
	f1: 'F1',
	f5: 'F5',
	f10: 'F10',
	up: '↑',
	down: '↓',
	home: 'Home',
	end: 'End',
	pageUp: 'PgUp',
	pageDown: 'PgDn',
	escape: 'Esc',
};

test('the help has every key of the key table beside what it does', () => {
	const lines = textsOf(drawHelp(frameOf(mixed)));
	for (const {keys, help} of bindings) {
		const line = lines.find((text) => text.endsWith(`  ${english.keys[help]}`)) ?? '';
		const shown = line.slice(0, line.lastIndexOf(english.keys[help])).trim().split(' ');
		assert.deepEqual(new Set(shown), new Set(keys.map((key) => written[key] ?? key)));
	}
});

test('the help explains every sign', () => {
	const text = textsOf(drawHelp(frameOf(mixed))).join('\n');
	for (const [sign, meaning] of english.screen.helpSigns) {
		assert.ok(text.includes(sign));
		assert.ok(text.includes(meaning));
	}
});

const sizes = [
	[200, 50],
	[120, 30],
	[80, 24],
	[60, 16],
	[40, 6],
	[20, 3],
] as const;

for (const [columns, rows] of sizes) {
	test(`the help fills ${columns}×${rows} and keeps its way back`, () => {
		const lines = textsOf(drawHelp(frameOf(mixed, {columns, rows})));
		assert.equal(lines.length, rows);
		assert.match(lines.at(-1) ?? '', /Esc/v);
	});
}
