import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cellsOf, isInvisibleOnBlank} from '../../../source/system/terminal/row-cells.js';

function charactersOf(text: string, columns = 10) {
	return cellsOf([{text, style: '36'}], columns).characters;
}

const rows: ReadonlyArray<readonly [text: string, characters: readonly string[]]> = [
	['', []],
	['ab', ['a', 'b']],
	['ab   ', ['a', 'b']],
	['  b', [' ', ' ', 'b']],
	['世a', ['世', '', 'a']],
	['0123456789ab', [...'0123456789']],
	['012345678世', [...'012345678']],
];

for (const [text, characters] of rows) {
	test(`the cells of "${text}"`, () => {
		assert.deepEqual(charactersOf(text), characters);
	});
}

test('a blank has no style but one that shows on it', () => {
	const row = [
		{text: 'a b', style: '36'},
		{text: ' ', style: '7'},
		{text: 'c', style: ''},
	];
	assert.deepEqual(cellsOf(row, 10).styles, ['36', '', '36', '7', '']);
});

test('a row ends with what shows', () => {
	assert.equal(cellsOf([{text: 'a  ', style: '4'}], 10).characters.length, 3);
});

test('characters of doubtful width are known by their place', () => {
	assert.deepEqual(cellsOf([{text: '世e\u{301}a', style: ''}], 10).fragile, new Set([2]));
	assert.equal(cellsOf([{text: '世a', style: ''}], 10).fragile, undefined);
});

const styles: Readonly<Record<string, boolean>> = {
	'': true,
	'1': true,
	'1;36': true,
	'94': true,
	'38;5;200': true,
	'4': false,
	'1;7': false,
	'41': false,
	'48;5;200': false,
	'104': false,
};

for (const [style, isInvisible] of Object.entries(styles)) {
	test(`the style "${style}" shows ${isInvisible ? 'nothing' : 'something'} on a blank`, () => {
		assert.equal(isInvisibleOnBlank(style), isInvisible);
	});
}
