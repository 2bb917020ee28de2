import assert from 'node:assert/strict';
import test from 'node:test';
import {spellCells, spellName, spellText, wideMark} from '../../source/text/charset.js';

const texts = [
	['≥20m', '>=20m'],
	['6.2× real time', '6.2x real time'],
	['35m–50m, —', '35m-50m, -'],
	['↑↓ select', 'UpDn select'],
] as const;

for (const [text, expected] of texts) {
	test(`"${text}" in ASCII is "${expected}"`, () => {
		assert.equal(spellText(text, 'asciiSigns'), expected);
		assert.equal(spellText(text, 'ascii'), expected);
		assert.equal(spellText(text, 'unicode'), text);
	});
}

test('letters stay where only our own signs are in ASCII, and are escaped where nothing else can be shown', () => {
	assert.equal(spellName('тест_租户', 'asciiSigns'), 'тест_租户');
	assert.equal(spellName('é租😀', 'ascii'), String.raw`\u00e9\u79df\u{1f600}`);
	assert.equal(spellText('≥ é', 'ascii'), String.raw`>= \u00e9`);
});

test('a name is not changed because it has one of our signs', () => {
	assert.equal(spellName('a·b', 'asciiSigns'), 'a·b');
	assert.equal(spellName('a·b', 'ascii'), String.raw`a\u00b7b`);
});

test('letters that take two cells are marked once', () => {
	const marked = `д${wideMark}ab租`;
	assert.equal(spellName('дab租', 'wideAmbiguous'), marked);
	assert.equal(spellName(marked, 'wideAmbiguous'), marked);
});

const drawings = [
	'━━━╸────',
	'·····',
	' ─ rt2 ─',
	' ▸ rt2',
	'● live',
	'creating ✓ 11s   restoring ✗',
	'prod_…0300',
	'⠋',
	'⡠⠤⠒⠊⠉',
];

for (const drawing of drawings) {
	test(`every sign of "${drawing}" keeps its cell`, () => {
		for (const charset of ['asciiSigns', 'wideAmbiguous', 'ascii'] as const) {
			const spelt = spellCells(drawing, charset);
			assert.equal(spelt.length, drawing.length);
			assert.match(spelt, /^[\u{20}-\u{7E}]*$/v);
		}
	});
}

test('a bar keeps its steps of half a cell', () => {
	assert.equal(spellCells('━━╸──', 'asciiSigns'), '##=--');
});

test('nothing but ASCII is drawn where nothing else can be shown', () => {
	assert.equal(spellCells('ö租', 'ascii'), '??');
	assert.equal(spellCells('ö租', 'asciiSigns'), 'ö租');
});
