import fs from 'node:fs';

/** The first line end of a file is the editor's, not the password's: one trailing LF or CRLF goes, nothing else. */
export function trimLineEnd(text: string): string {
	return text.replace(/\r?\n$/v, '');
}

/**
 * Reads a password from a file, or from standard input for `-`; throws what they throw. Standard input is waited for:
 * Node makes a pipe non-blocking, and node:fs would fail with EAGAIN if the password is not there yet.
 */
export async function readPasswordFile(
	file: string,
	standardInput: AsyncIterable<Uint8Array | string>,
): Promise<string> {
	return trimLineEnd(file === '-' ? await readAll(standardInput) : fs.readFileSync(file, 'utf8'));
}

/**
 * Gives the password that a file holds, each time that it has become another one; undefined while it has not, or cannot
 * be read. A pipe is read no second time.
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

async function readAgain(file: string): Promise<string | undefined> {
	try {
		const status = await fs.promises.stat(file);
		return status.isFile() ? trimLineEnd(await fs.promises.readFile(file, 'utf8')) : undefined;
	} catch {
		// It may be written anew just now.
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
