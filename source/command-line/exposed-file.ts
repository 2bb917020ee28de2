import fs from 'node:fs';
import {makeVisible} from '../text/visible-text.js';

/** The permissions of the group and of all others. */
const othersBits = 0o077;

/**
 * The shell command that restricts a file of secrets to its owner. Undefined if only the owner has access, and for what has
 * no meaningful mode: a pipe, a terminal, another name of standard input.
 */
export function findExposure(file: string): string | undefined {
	if (file === '-' || /^\/(?:dev|proc)\//v.test(file)) {
		return undefined;
	}

	const status = fs.statSync(file, {throwIfNoEntry: false});
	// eslint-disable-next-line no-bitwise -- a mode is a set of bits
	const isExposed = status?.isFile() === true && (status.mode & othersBits) !== 0;
	return isExposed ? `chmod 600 ${quotePath(file)}` : undefined;
}

/** A path quoted for a shell, with every character visible; never taken for an option. */
export function quotePath(file: string): string {
	const text = file.startsWith('-') ? `./${file}` : file;
	if (/^[\w%+,\-.\/:=@]+$/v.test(text)) {
		return text;
	}

	return makeVisible(text) === text ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `$'${escapeAll(text)}'`;
}

/** The inside of `$'…'`, which bash, zsh and ksh support. */
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

	// All digits are written, so that a digit that follows is not read as part of the escape.
	return code < 0x80
		? String.raw`\x${code.toString(16).padStart(2, '0')}`
		: String.raw`\U${code.toString(16).padStart(8, '0')}`;
}
