import {access} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {type LiveCluster, password} from './cluster.js';
import type {Measurement} from './measure.js';

const columns = [
	'RESTORE_TENANT_NAME',
	'STATUS',
	'RECOVER_PROGRESS',
	'RESTORE_PROGRESS',
	'FINISH_BYTES',
	'TOTAL_BYTES',
	'FINISH_TABLET_COUNT',
	'TABLET_COUNT',
];
const query = `SELECT ${columns.join(', ')} FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID <> 1`;

/**
 * What somebody without restop would leave running: `watch` with the `mariadb` client and the same rows of the same
 * server. Undefined where one of them is not installed.
 */
export async function findPeer({sqlPort}: LiveCluster, seconds: number): Promise<Measurement['command'] | undefined> {
	const [watch, client] = await Promise.all([findProgram('watch'), findProgram('mariadb')]);
	const login = `--no-defaults -h127.0.0.1 -P${sqlPort} -uroot@sys -p${password}`;
	return watch === undefined || client === undefined
		? undefined
		: [watch, '-t', '-n', String(seconds), `${client} ${login} -e '${query}'`];
}

async function findProgram(name: string): Promise<string | undefined> {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
	const files = await Promise.all(folders.map(async (folder) => existing(path.join(folder, name))));
	return files.find((file) => file !== undefined);
}

async function existing(file: string): Promise<string | undefined> {
	try {
		await access(file);
		return file;
	} catch {
		return undefined;
	}
}
