import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** Debian keeps servers where the PATH of most users does not look. */
const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin'].filter((folder) => folder !== '');

/** Where a program is; undefined where it is not installed. */
export async function findProgram(name: string): Promise<string | undefined> {
	const files = await Promise.all(folders.map(async (folder) => listFiles(folder)));
	return files.flat().find((file) => path.basename(file) === name);
}

async function listFiles(folder: string): Promise<readonly string[]> {
	try {
		const names = await fs.readdir(folder);
		return names.map((name) => path.join(folder, name));
	} catch {
		return [];
	}
}
