import fs from 'node:fs';
import {makeVisible} from '../text/visible-text.js';

/** What others may do with a file, of the bits of its mode. */
const othersBits = 0o077;

/**
 * The command that keeps a file of secrets from everybody but its owner, as a shell takes it; undefined where nobody else
 * may read it, or it is no file of its own: a pipe, a terminal, standard input by another name.
 */
export function findExposure(file: string): string | undefined {
	if (file === '-' || /^\/(?:dev|proc)\//v.test(file)) {
		return undefined;
	}

	const status = fs.statSync(file, {throwIfNoEntry: false});
	// eslint-disable-next-line no-bitwise -- that is what a mode is made of
	const isExposed = status?.isFile() === true && (status.mode & othersBits) !== 0;
	return isExposed ? `chmod 600 ${quotePath(file)}` : undefined;
}

/** A word of a shell's command line that names exactly this file, is no option, and shows every character. */
export function quotePath(file: string): string {
	const text = file.startsWith('-') ? `./${file}` : file;
	if (/^[\w%+,\-.\/:=@]+$/v.test(text)) {
		return text;
	}

	return makeVisible(text) === text ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `$'${escapeAll(text)}'`;
}

/** For `$'…'`, which bash, zsh and ksh know. */
function escapeAll(text: string): string {
	return Array.from(text, (character) => escape(character)).join('');
}

function escape(character: string): string {
	if (character === '\\' || character === "'") {
		return `\\${character}`;
	}

	const code = character.codePointAt(0) ?? 0;
	if (makeVisible(character) === character) {
		return character;
	}

	// A shell ends \x and \u where no digit of the right kind follows, so each has all its digits.
	return code < 0x80
		? String.raw`\x${code.toString(16).padStart(2, '0')}`
		: String.raw`\U${code.toString(16).padStart(8, '0')}`;
}
