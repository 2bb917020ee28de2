import assert from 'node:assert/strict';
import test from 'node:test';
import {arrangeRows, findSpinnerRow} from '../../source/run/arrange-rows.js';
import {span, type Line} from '../../source/ui/line/line.js';
import {createTheme} from '../../source/ui/theme.js';

const theme = createTheme(1);
const title = [span('restop', 'strong')];
const waiting = [span('⠋', 'spinner'), span(' asking')];
const lines: readonly Line[] = [title, waiting];

const drawn = {
	title: [{text: 'restop', style: '1'}],
	waiting: (sign: string) => [
		{text: sign, style: ''},
		{text: ' asking', style: ''},
	],
};

test('the spinner turns in the row that has its piece, or nowhere', () => {
	assert.equal(findSpinnerRow(lines), 1);
	assert.equal(findSpinnerRow([title, []]), undefined);
});

test('rows that Ink has not laid out yet stand in their own order, with the spinner at rest', () => {
	assert.deepEqual(arrangeRows(lines, {placed: [], theme}), [drawn.title, drawn.waiting('⠋')]);
});

test('rows of a layout of another size stand in their own order too', () => {
	assert.deepEqual(arrangeRows(lines, {placed: [{index: 1, inset: '⠙'}], theme}), [drawn.title, drawn.waiting('⠋')]);
});

test('rows stand where Ink has placed them, with the sign that the spinner shows there', () => {
	const placed = [
		{index: 1, inset: '⠙'},
		{index: 0, inset: ''},
	];
	assert.deepEqual(arrangeRows(lines, {placed, theme}), [drawn.waiting('⠙'), drawn.title]);
});

test('a row that Ink leaves blank is blank, and so is one that there is no line for', () => {
	assert.deepEqual(arrangeRows(lines, {placed: [undefined, {index: 7, inset: ''}], theme}), [[], []]);
});
