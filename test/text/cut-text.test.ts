import assert from 'node:assert/strict';
import test from 'node:test';
import {cutText} from '../../source/text/cut-text.js';

test('a text is cut where it is too long, and is itself otherwise', () => {
	for (const [text, longest, kept] of [
		['', 0, ''],
		['', 5, ''],
		['tenant', 6, 'tenant'],
		['tenant', 7, 'tenant'],
		['tenant', 5, 'tenan'],
		['tenant', 0, ''],
		['租户 恢复', 4, '租户 恢'],
		['\u{1F642}x', 1, '\u{D83D}'],
		['\n  x', 9, '\n  x'],
	] as const) {
		assert.equal(cutText(text, longest), kept);
	}
});
