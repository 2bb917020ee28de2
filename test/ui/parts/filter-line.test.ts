import assert from 'node:assert/strict';
import test from 'node:test';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawFilterLine} from '../../../source/ui/parts/filter-line.js';
import {command, three} from '../../helpers/fleet-states.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const typed = (text: string) => command(three, {type: 'beginFilter'}, {type: 'typeFilter', text});
const draw = (text: string, columns = 80) => textOf(drawFilterLine(frameOf(typed(text), {columns})));

test('the line has the text, a cursor, the matches and the keys', () => {
	assert.equal(draw('rt2'), ' /rt2_   2 of 4   ⏎ keep  Esc clear ');
	assert.equal(draw(''), ' /_   4 of 4   ⏎ keep  Esc clear ');
});

test('of a long text the end is shown, where the cursor is', () => {
	const line = draw('a_name_that_is_longer_than_any_column_would_be', 40);
	assert.match(line, /^ \/….*would_be_ {3}0 of 4 /v);
	assert.ok(line.length < 40);
});

test('what was pasted cannot control the terminal', () => {
	assert.match(draw('a\u{202E}b'), /a\\u202eb_/v);
});

for (const columns of [10, 20, 40, 80]) {
	test(`in ${columns} columns it fits`, () => {
		for (const text of ['', 'rt2', '恢复租户'.repeat(9)]) {
			assert.ok(widthOfLine(drawFilterLine(frameOf(typed(text), {columns}))) < columns);
		}
	});
}
