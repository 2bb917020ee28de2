import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {span, widthOfLine, type Line} from '../../source/ui/line.js';
import {drawRule} from '../../source/ui/rule.js';

function textOf(line: Line): string {
	return line.map(({text}) => text).join('');
}

const rules = [
	['rt2', '', 20, ' ─ rt2 ────────────'],
	['events', 'since 16:51', 30, ' ─ events ────── since 16:51 ─'.slice(0, 29)],
	['租户', '', 16, ' ─ 租户 ───────'],
] as const;

for (const [title, note, columns, picture] of rules) {
	test(`a rule of ${columns} columns titled "${title}"${note === '' ? '' : ' with a note'} leaves the last column free`, () => {
		const text = textOf(drawRule([span(title)], note === '' ? [] : [span(note)], columns));
		assert.equal(text.replaceAll(/─+/gv, '─'), picture.replaceAll(/─+/gv, '─'));
		assert.equal(widthOfLine([span(text)]), columns - 1);
	});
}

test('where there is no room the note goes and the title is cut', () => {
	assert.equal(textOf(drawRule([span('events')], [span('since 16:51:40')], 20)).trimEnd(), ' ─ events');
	assert.equal(textOf(drawRule([span('events')], [], 6)).trimEnd(), ' ─ ev…');
});

test('a rule is never wider than the terminal', () => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme', maxLength: 30}),
			fc.string({maxLength: 20}),
			fc.nat(80),
			(title, note, columns) => {
				assert.ok(widthOfLine(drawRule([span(title)], [span(note)], columns)) <= columns);
			},
		),
	);
});
