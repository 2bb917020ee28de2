import fs from 'node:fs';
import {quoteShellWord} from '../text/shell-word.js';
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
	return isExposed ? restrict(file) : undefined;
}

function restrict(file: string): string {
	const command = 'chmod 600';
	return isVisible(file)
		? `${command} ${quotePath(file)}`
		: String.raw`printf '${escapeForPrintf(file)}\0' | xargs -0 ${command}`;
}

/** A visible path quoted for a shell; never taken for an option. */
export function quotePath(file: string): string {
	return quoteShellWord(withoutDash(file));
}

function withoutDash(file: string): string {
	return file.startsWith('-') ? `./${file}` : file;
}

function isVisible(text: string): boolean {
	return makeVisible(text) === text;
}

/**
 * A path with every character visible, for the format of `printf`, which every shell has: `$'…'` is read by some only. Its
 * bytes are written in octal, as POSIX has them.
 */
function escapeForPrintf(file: string): string {
	const isPlain = (character: string) => /^[\w +,\-.\/:=@]$/v.test(character);
	return Array.from(withoutDash(file), (character) => (isPlain(character) ? character : escapeBytes(character))).join(
		'',
	);
}

function escapeBytes(character: string): string {
	return Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
