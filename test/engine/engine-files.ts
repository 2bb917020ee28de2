import {type Buffer} from 'node:buffer';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {gunzipSync} from 'node:zlib';

/** What the tests need of seekdb, OceanBase's light sister of the same source (Apache-2.0). */
export type EngineFiles = {
	/** The server. */
	readonly program: string;
	/** The server's own definitions of its views, by their names. */
	readonly views: Views;
};

export type Views = Readonly<Record<keyof typeof recognized, string>>;

/** What is only in the definition of a view: a text that it has, and others. The views for all tenants have TENANT_ID. */
const recognized = {
	CDB_OB_RESTORE_PROGRESS: ['AS FINISH_BYTES_DISPLAY', 'P.TENANT_ID AS TENANT_ID', 'AS RECOVER_PROGRESS'],
	CDB_OB_RESTORE_HISTORY: ['FROM OCEANBASE.__ALL_VIRTUAL_RESTORE_JOB_HISTORY', 'TENANT_ID,     JOB_ID'],
	CDB_OB_RECOVER_TABLE_JOBS: ['FROM OCEANBASE.__ALL_VIRTUAL_RECOVER_TABLE_JOB;', 'TENANT_ID,     JOB_ID'],
	CDB_OB_RECOVER_TABLE_JOB_HISTORY: [
		'FROM OCEANBASE.__ALL_VIRTUAL_RECOVER_TABLE_JOB_HISTORY;',
		'TENANT_ID,     JOB_ID',
	],
} as const;

type Wheel = {readonly name: string; readonly version: string; readonly sha256: string};

const server: Wheel = {
	name: 'pylibseekdb',
	version: '1.4.0.post1',
	sha256: '7c1c1e13148189af1332f69b896a818b674db3a4615c7caf1c9db05055738ad6',
};
/** The newest release whose library still holds the restore views. */
const library: Wheel = {
	name: 'pylibseekdb-runtime',
	version: '1.0.0.post1',
	sha256: 'd488fdb26e6b30aacb43f82dfe0f5495ee3a70aa47f73dfd08cdc044e09284f3',
};

const cacheFolder = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'restop-tests');

/** Fetches the files from the Python package index, once for each user of this host. Throws without python3 or network. */
export async function fetchEngineFiles(): Promise<EngineFiles> {
	await fs.mkdir(cacheFolder, {recursive: true});
	const [folder, viewsFile] = await Promise.all([
		keep(`${server.name}-${server.version}`, async (target) => unpack(server, target)),
		keep(`views-of-${library.version}.json`, async (target) => writeViews(target)),
	]);
	const program = path.join(folder, 'pylibseekdb', 'seekdb');
	await fs.chmod(program, 0o755);
	return {program, views: JSON.parse(await fs.readFile(viewsFile, 'utf8')) as Views};
}

/** The path of what `create` makes, from the cache if it is there. It appears whole, or not at all. */
async function keep(name: string, create: (target: string) => Promise<void>): Promise<string> {
	const kept = path.join(cacheFolder, name);
	try {
		await fs.access(kept);
	} catch {
		const folder = await fs.mkdtemp(path.join(cacheFolder, 'fetching-'));
		try {
			const made = path.join(folder, 'made');
			await create(made);
			await fs.rename(made, kept).catch(async () => {
				// Another process was faster.
				await fs.access(kept);
			});
		} finally {
			await fs.rm(folder, {recursive: true, force: true});
		}
	}

	return kept;
}

async function unpack(wheel: Wheel, target: string): Promise<void> {
	const {name, version, sha256} = wheel;
	const folder = path.dirname(target);
	const platform = ['--python-version', '3.11', '--only-binary=:all:', '--platform', 'manylinux_2_28_x86_64'];
	const limits = ['--timeout', '20', '--retries', '1', '--disable-pip-version-check'];
	const pip = ['-m', 'pip', '-q', 'download', '--no-deps', ...platform, ...limits, '-d', folder];
	await runPython([...pip, `${name}==${version}`], 240_000);
	const files = await fs.readdir(folder);
	const file = path.join(folder, files.find((item) => item.endsWith('.whl')) ?? '');
	const hash = createHash('sha256')
		.update(await fs.readFile(file))
		.digest('hex');
	if (hash !== sha256) {
		throw new Error(`${name} ${version} has another checksum: ${hash}`);
	}

	await runPython(['-m', 'zipfile', '-e', file, target], 120_000);
}

/** Throws an error that ends with what was printed last. */
async function runPython(argv: readonly string[], timeout: number): Promise<void> {
	const {promise, resolve, reject} = Promise.withResolvers<undefined>();
	execFile('python3', argv, {timeout}, (error) => {
		if (error === null) {
			resolve(undefined);
		} else {
			reject(error);
		}
	});
	await promise;
}

async function writeViews(target: string): Promise<void> {
	const unpacked = `${target}-library`;
	await unpack(library, unpacked);
	const compressed = await fs.readFile(path.join(unpacked, 'pylibseekdb_runtime', 'libseekdb_python.so.0.gz'));
	const data = gunzipSync(compressed);
	const views = Object.entries(recognized).map(([name, texts]) => [name, findView(data, name, texts)]);
	await fs.writeFile(target, JSON.stringify(Object.fromEntries(views)));
}

/** A string constant of the library ends with a zero byte. */
function findView(data: Buffer, name: string, [first, ...others]: readonly [string, ...string[]]): string {
	for (let at = data.indexOf(first); at !== -1; at = data.indexOf(first, at + 1)) {
		const text = data
			.subarray(data.lastIndexOf(0, at) + 1, data.indexOf(0, at))
			.toString('utf8')
			.trim();
		if (others.every((other) => text.includes(other)) && !text.includes('EFFECTIVE_TENANT_ID')) {
			return text.replace(/;$/v, '');
		}
	}

	throw new Error(`the library does not hold ${name}`);
}
