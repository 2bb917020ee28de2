import {open, unlink, type FileHandle} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export type SavedNote =
	| {readonly type: 'saved'; /** Absolute. */ readonly path: string}
	/** `code` is the system's, such as ENOSPC, of the first directory that was tried. */
	| {readonly type: 'failed'; readonly code: string};

/** Gives a directory; throws, or gives undefined, where there is none. */
export type FindFolder = () => string | undefined;

/** The working directory, else HOME, else the directory for temporary files. */
export function foldersFor(env: Readonly<Record<string, string | undefined>>): readonly FindFolder[] {
	// The first one throws where the working directory was removed.
	return [() => path.resolve('.'), () => env['HOME'], () => os.tmpdir()];
}

/**
 * Saves a text to a new file that only its owner can read, in the first of the directories where that works. A file or a link
 * of that name is left alone: the name then gets a number, `restop-rt2-4-20261123-180340-2.md`.
 */
export async function saveNote(
	text: string,
	{name, folders}: {readonly name: string; readonly folders: readonly FindFolder[]},
): Promise<SavedNote> {
	let first: string | undefined;
	for (const findFolder of folders) {
		try {
			const folder = findFolder();
			if (folder !== undefined && path.isAbsolute(folder)) {
				// eslint-disable-next-line no-await-in-loop -- the next directory is a fallback
				return {type: 'saved', path: await saveIn(folder, name, text)};
			}
		} catch (error) {
			first ??= codeOf(error);
		}
	}

	return {type: 'failed', code: first ?? 'ENOENT'};
}

const mostTries = 9;

async function saveIn(folder: string, name: string, text: string): Promise<string> {
	const {name: stem, ext} = path.parse(name);
	for (let number = 1; ; number++) {
		const file = path.join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
		try {
			// eslint-disable-next-line no-await-in-loop -- one name after another
			await write(file, text);
			return file;
		} catch (error) {
			if (codeOf(error) !== 'EEXIST' || number === mostTries) {
				throw error;
			}
		}
	}
}

/** Opened with O_EXCL, which also refuses a link, wherever that leads. Half a note is removed again. */
async function write(file: string, text: string): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await writeAll(handle, text);
	} catch (error) {
		await unlink(file);
		throw error;
	}
}

async function writeAll(handle: FileHandle, text: string): Promise<void> {
	try {
		await handle.writeFile(text);
	} finally {
		await handle.close();
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
