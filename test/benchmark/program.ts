import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The built program, as its users start it: by the Node that runs this, without what npm adds to the environment. */
export type BuiltProgram = {
	readonly command: readonly [file: string, ...words: readonly string[]];
	readonly env: Readonly<Record<string, string>>;
	/** Removes what the program has cached. */
	readonly close: () => Promise<void>;
};

const launcher = path.join(import.meta.dirname, '../../build/bin.js');

export async function prepareProgram(password: string): Promise<BuiltProgram> {
	const cache = await mkdtemp(path.join(os.tmpdir(), 'restop-benchmark-'));
	return {
		command: [process.execPath, launcher],
		env: {
			PATH: process.env['PATH'] ?? '',
			HOME: os.homedir(),
			LANG: 'C.UTF-8',
			TERM: 'xterm-256color',
			XDG_CACHE_HOME: cache,
			RESTOP_PASSWORD: password,
		},
		async close() {
			await rm(cache, {recursive: true, force: true});
		},
	};
}
