import fs from 'node:fs';

/** Removes one LF or CRLF at the end, which editors add, and nothing else. */
export function trimLineEnd(text: string): string {
	return text.replace(/\r?\n$/v, '');
}

/**
 * Reads a password from a file, or from standard input for `-`. Throws the error of the file or of the stream. Standard
 * input is read as a stream, since Node makes a pipe non-blocking: node:fs would fail with EAGAIN before data arrives.
 */
export async function readPasswordFile(
	file: string,
	standardInput: AsyncIterable<Uint8Array | string>,
): Promise<string> {
	return trimLineEnd(file === '-' ? await readAll(standardInput) : fs.readFileSync(file, 'utf8'));
}

/**
 * Returns a function that reads a password file again and resolves with the password if it has changed, else with undefined,
 * also if the file cannot be read. A pipe is never read again.
 */
export function watchPasswordFile(file: string, first: string): () => Promise<string | undefined> {
	let known = first;
	return async () => {
		const password = await readAgain(file);
		if (password === undefined || password === known) {
			return undefined;
		}

		known = password;
		return password;
	};
}

/** The path for an error, if it is one beyond doubt; undefined for what may be the password itself. */
export function showPasswordFile(file: string): string | undefined {
	// '' of a name alone, and of one in the root folder.
	const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
	const isPath = file === '-' || fs.existsSync(file) || (folder !== '' && fs.existsSync(folder));
	return isPath ? file : undefined;
}

async function readAgain(file: string): Promise<string | undefined> {
	try {
		const status = await fs.promises.stat(file);
		return status.isFile() ? trimLineEnd(await fs.promises.readFile(file, 'utf8')) : undefined;
	} catch {
		// The file may be being replaced; the next call reads it.
		return undefined;
	}
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
	// eslint-disable-next-line @typescript-eslint/naming-convention -- the platform's name
	const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
	let text = '';
	for await (const chunk of input) {
		text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true});
	}

	return text + decoder.decode();
}
