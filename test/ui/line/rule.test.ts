import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {span, widthOfLine} from '../../../source/ui/line/line.js';
import {drawRule} from '../../../source/ui/line/rule.js';
import {textOf} from '../../helpers/frame.js';

const rules = [
	['rt2', '', 20, ' ─ rt2 ────────────'],
	['events', 'since 16:51', 30, ' ─ events ───── since 16:51 ─'],
	['租户', '', 16, ' ─ 租户 ───────'],
] as const;

for (const [title, note, columns, picture] of rules) {
	test(`a rule of ${columns} columns is drawn as "${picture}"`, () => {
		const line = drawRule([span(title)], note === '' ? [] : [span(note)], columns);
		assert.equal(textOf(line), picture);
		assert.equal(widthOfLine(line), columns - 1);
	});
}

test('where there is no room the note goes and the title is cut', () => {
	const title = [span('events')];
	const noteless = drawRule(title, [span('since 16:51:40')], 20);
	const cut = drawRule(title, [], 6);
	assert.equal(textOf(noteless).trimEnd(), ' ─ events');
	assert.equal(textOf(cut).trimEnd(), ' ─ ev…');
});

test('a rule is never wider than the terminal', () => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme', maxLength: 30}),
			fc.string({maxLength: 20}),
			fc.nat(80),
			(title, note, columns) => {
				const line = drawRule([span(title)], [span(note)], columns);
				assert.ok(widthOfLine(line) <= columns);
			},
		),
	);
});
