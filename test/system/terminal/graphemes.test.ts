import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isNarrowText, splitGraphemes} from '../../../source/system/terminal/graphemes.js';

const texts: ReadonlyArray<readonly [text: string, isNarrow: boolean]> = [
	['', true],
	['tenant_1, 62.8%', true],
	['━━━╸── ···· ▁▂▃ ▸ ✓ ✗ ≥ × – — …', true],
	['Größe Łódź Москва', true],
	['世', false],
	['e\u{301}', false],
	['👍', false],
	['a\u{200B}b', false],
];

for (const [text, isNarrow] of texts) {
	test(`"${text}" is ${isNarrow ? '' : 'not '}one cell a character everywhere`, () => {
		assert.equal(isNarrowText(text), isNarrow);
	});
}

const graphemes: ReadonlyArray<readonly [text: string, width: 1 | 2, isFragile: boolean]> = [
	['a', 1, false],
	['─', 1, false],
	['世', 2, false],
	['한', 2, false],
	['ｱ', 1, true],
	['e\u{301}', 1, true],
	['👍', 2, true],
	['👍🏽', 2, true],
	['\u{301}', 1, true],
];

for (const [text, width, isFragile] of graphemes) {
	test(`"${text}" is one character of ${width}${isFragile ? ', or of another number of cells' : ''}`, () => {
		assert.deepEqual(splitGraphemes(text), [{text, width, isFragile}]);
	});
}

const controls = ['\u{1B}', '\n', '\r\n', '\u{9B}', '\u{7F}', '\u{2028}'];

for (const control of controls) {
	test(`${JSON.stringify(control)} is never sent to a terminal`, () => {
		assert.equal(isNarrowText(control), false);
		assert.deepEqual(
			splitGraphemes(`a${control}b`).map(({text}) => text),
			['a', '?', 'b'],
		);
	});
}
