import assert from 'node:assert/strict';
import test from 'node:test';
import {bindings, type Mode} from '../../../source/ui/keymap.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawFooter} from '../../../source/ui/parts/footer.js';
import {english} from '../../../source/locale/en.js';
import {frameOf, textOf} from '../../helpers/frame.js';
import {mixed, single} from '../../helpers/mixed-states.js';

const modes: readonly Mode[] = ['list', 'detail', 'help', 'text'];

for (const mode of modes) {
	test(`in the mode "${mode}" the footer offers the keys that the table has for it, and no others`, () => {
		const offered = bindings.flatMap(({footer}) => (footer?.modes.includes(mode) ? [footer] : []));
		const expected = offered.map(({label, word}) => ` ${label} ${english.keys.short[word]} `).join('');
		assert.ok(offered.length > 0);
		assert.equal(textOf(drawFooter(frameOf(mixed), mode)), expected);
	});
}

test('the footer offers no selection where there is nothing to select', () => {
	assert.doesNotMatch(textOf(drawFooter(frameOf(single), 'list')), /↑|select/v);
	assert.match(textOf(drawFooter(frameOf(mixed), 'list')), /↑↓ select/v);
});

test('a footer without room is cut, and leaves the last cell free', () => {
	assert.ok(widthOfLine(drawFooter(frameOf(mixed, {columns: 16}), 'list')) < 16);
});
