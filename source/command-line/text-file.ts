import fs from 'node:fs';

/** A file's text, or why it cannot be read: the system's word, such as ENOENT. */
export type ReadFile = {readonly text?: string; readonly fault?: string};

export function readTextFile(file: string): ReadFile {
	try {
		return {text: fs.readFileSync(file, 'utf8')};
	} catch (error) {
		return {fault: error instanceof Error && 'code' in error ? String(error.code) : String(error)};
	}
}
