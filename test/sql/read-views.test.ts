import assert from 'node:assert/strict';
import test from 'node:test';
import type {Connect, SqlAnswer} from '../../source/sql/sql-connection.js';
import {readViews} from '../../source/sql/read-views.js';
import {SqlError} from '../../source/sql/sql-error.js';

/** A server that has views with these columns. */
function serverOf(views: Readonly<Record<string, readonly string[]>>): Connect {
	return async () => ({
		isOpen: () => true,
		destroy() {
			// Nothing is open.
		},
		close() {
			// As above.
		},
		async queryRows(statement): Promise<SqlAnswer> {
			const [, view = ''] = /^SHOW COLUMNS FROM oceanbase\.(\w+)$/v.exec(statement) ?? [];
			const columns = view === '' ? [] : views[view];
			if (columns === undefined) {
				throw Object.assign(new Error(`Table '${view}' doesn't exist`), {errno: 1146, sqlState: '42S02'});
			}

			return {columns: ['Field'], rows: columns.map((name) => ({Field: name}))};
		},
	});
}

async function read(connect: Connect) {
	return readViews(
		{address: {host: 'h', port: 1}, user: 'root@sys', password: 'secret', connect, timeoutMs: 1000},
		new AbortController().signal,
	);
}

test('each view is read with its columns, those that are missing, and what the server says of others', async () => {
	const [progress, history, events] = await read(
		serverOf({
			CDB_OB_RESTORE_PROGRESS: ['tenant_id', 'JOB_ID', 'STATUS'],
			DBA_OB_ROOTSERVICE_EVENT_HISTORY: ['TIMESTAMP', 'MODULE', 'EVENT'],
		}),
	);
	assert.deepEqual([progress?.view, progress?.columns.size], ['CDB_OB_RESTORE_PROGRESS', 3]);
	const missing = new Set(progress?.missing);
	assert.deepEqual([missing.has('TOTAL_BYTES'), missing.has('TENANT_ID')], [true, false]);
	assert.deepEqual([history?.problem?.reason, history?.columns.size], ['noView', 0]);
	assert.deepEqual([events?.missing, events?.problem], [[], undefined]);
});

test('a server that refuses the login is an error', async () => {
	const connect: Connect = async () => {
		throw Object.assign(new Error('Access denied'), {errno: 1045, sqlState: '28000'});
	};

	await assert.rejects(read(connect), SqlError);
});
