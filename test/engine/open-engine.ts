import process from 'node:process';
import {connect} from '../../source/sql/connect.js';
import type {SqlRow} from '../../source/sql/sql-connection.js';
import {fetchEngineFiles, type Views} from './engine-files.js';
import {innerTables} from './inner-tables.js';
import {startEngine} from './start-engine.js';

export type Engine = {
	readonly port: number;
	/** The definition of the progress view. */
	readonly viewText: string;
	readonly views: Views;
	/** Runs one statement as root. */
	readonly run: (sql: string) => Promise<readonly SqlRow[]>;
	readonly stop: () => Promise<void>;
};

const never = new AbortController().signal;
export const view = 'oceanbase.CDB_OB_RESTORE_PROGRESS';

/**
 * Starts OceanBase's own SQL engine, with the restore views that the tests ask; a text says why there is none: it needs Linux
 * on x86-64, root for a network of its own, and the Python package index.
 */
export async function openEngine(): Promise<Engine | string> {
	if (process.platform !== 'linux' || process.arch !== 'x64' || process.getuid?.() !== 0) {
		return 'OceanBase’s engine runs on Linux x86-64, as root';
	}

	const started = await start();
	if (typeof started === 'string') {
		return started;
	}

	try {
		return await prepare(started);
	} catch (error) {
		await started.stop();
		throw error;
	}
}

async function start(): Promise<Prepared | string> {
	try {
		const files = await fetchEngineFiles();
		return {...(await startEngine(files.program)), views: files.views};
	} catch (error) {
		return `OceanBase’s engine cannot be fetched or started here: ${lastLine(error)}`;
	}
}

/** Of a program that failed, the last line that it printed. */
function lastLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return text.trim().split('\n').at(-1) ?? '';
}

type Prepared = {readonly port: number; readonly views: Views; readonly stop: () => Promise<void>};

async function prepare({port, views, stop}: Prepared): Promise<Engine> {
	const connection = await connect({host: '127.0.0.1', port, user: 'root', password: '', timeoutMs: 60_000}, never);
	const run = async (sql: string) => {
		const {rows} = await connection.queryRows(sql, never);
		return rows;
	};

	const definitions = Object.entries(views).map(([name, text]) => `CREATE VIEW oceanbase.${name} AS ${text}`);
	for (const statement of [...innerTables, ...definitions]) {
		// eslint-disable-next-line no-await-in-loop -- one connection takes one statement at a time
		await run(statement);
	}

	return {
		port,
		viewText: views.CDB_OB_RESTORE_PROGRESS,
		views,
		run,
		async stop() {
			connection.destroy();
			await stop();
		},
	};
}
