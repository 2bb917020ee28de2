import fs from 'node:fs';

/** The first line end of a file is the editor's, not the password's: one trailing LF or CRLF goes, nothing else. */
export function trimLineEnd(text: string): string {
	return text.replace(/\r?\n$/v, '');
}

/** Reads a password from a file, or from the given descriptor of standard input for `-`; throws what node:fs throws. */
export function readPasswordFile(file: string, standardInput: number): string {
	return trimLineEnd(fs.readFileSync(file === '-' ? standardInput : file, 'utf8'));
}
