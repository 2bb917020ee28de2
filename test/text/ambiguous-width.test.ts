import assert from 'node:assert/strict';
import test from 'node:test';
import {ambiguousCharacter} from '../../source/text/ambiguous-width.js';

const kinds = [
	['Cyrillic', 'дЯё', true],
	['Greek', 'αΩ', true],
	['the part of Latin that old East Asian charsets have', 'éüß°±', true],
	['our own signs', '·×–—…≥─━●↑↓', true],
	['other Latin', 'aöñç~', false],
	['ideographs and kana, which are wide everywhere', '租あ한', false],
	['braille', '⠋⣀', false],
] as const;

for (const [name, characters, isAmbiguous] of kinds) {
	test(`${name}: ${isAmbiguous ? 'of ambiguous width' : 'of one width'}`, () => {
		for (const character of characters) {
			assert.equal(ambiguousCharacter.test(character), isAmbiguous, character);
		}
	});
}
