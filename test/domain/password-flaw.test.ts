import assert from 'node:assert/strict';
import test from 'node:test';
import {findPasswordFlaw} from '../../source/domain/password-flaw.js';

for (const [password, flaw] of [
	['', 'empty'],
	['\u{FEFF}secret', 'byteOrderMark'],
	['\u{FEFF}secret\n', 'byteOrderMark'],
	['s\u{FFFD}cret', 'notUtf8'],
	['secret\n', 'lineEnd'],
	['secret\r', 'lineEnd'],
	['\n', 'lineEnd'],
	['secret ', 'blankAtEnd'],
	['secret\t', 'blankAtEnd'],
	['secret\u{A0}', 'blankAtEnd'],
	[' secret', 'blankAtBegin'],
	['sec\u{1B}[Iret', 'controlCharacter'],
	['sec\nret', 'controlCharacter'],
	['secret', undefined],
	['two words', undefined],
	['pässwörd 中😀', undefined],
] as const) {
	test(`${JSON.stringify(password)} has the flaw ${flaw}`, () => {
		assert.equal(findPasswordFlaw(password), flaw);
	});
}
