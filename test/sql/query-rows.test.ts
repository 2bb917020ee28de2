import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import type {Connection} from 'mysql2';
import {connect} from '../../source/sql/connect.js';
import {serveSql, types, writeTable} from './sql-server.js';

const never = new AbortController().signal;

async function login(t: TestContext, answer: (connection: Connection, sql: string) => void) {
	const {port} = await serveSql(t, 'pw', answer);
	const connection = await connect(
		{host: '127.0.0.1', port, user: 'root@sys', password: 'pw', timeoutMs: 20_000},
		never,
	);
	t.after(() => {
		connection.destroy();
	});
	return connection;
}

test('rows are objects by column name; numbers and dates stay text, NULL is null', async (t) => {
	const columns = [
		{name: 'ID', type: types.bigint},
		{name: 'AT', type: types.datetime},
		{name: 'NAME', type: types.text},
	];
	const rows = [
		{ID: '1728890608464651001', AT: '0000-00-00 00:00:00', NAME: '租户'},
		{ID: '0', AT: null, NAME: ''},
	];
	const {queryRows} = await login(t, (connection) => {
		writeTable(connection, {columns, rows});
	});
	assert.deepEqual(await queryRows('SELECT 1', never), {columns: ['ID', 'AT', 'NAME'], rows});
});

test('an answer without rows has its columns, and a statement that selects nothing has none', async (t) => {
	const {queryRows} = await login(t, (connection, sql) => {
		if (sql === 'SET x') {
			connection.writeOk();
		} else {
			writeTable(connection, {columns: [{name: 'ID', type: types.bigint}], rows: []});
		}
	});
	assert.deepEqual(await queryRows('SELECT 1', never), {columns: ['ID'], rows: []});
	assert.deepEqual(await queryRows('SET x', never), {columns: [], rows: []});
});

test("a server's error is thrown with its number, and the next statement is answered", async (t) => {
	const {queryRows, isOpen} = await login(t, (connection, sql) => {
		if (sql === 'SELECT 1') {
			connection.writeError({code: 1146, message: 'no such table'});
		} else {
			connection.writeOk();
		}
	});
	await assert.rejects(queryRows('SELECT 1', never), {errno: 1146, message: 'no such table'});
	assert.ok(isOpen());
	assert.deepEqual(await queryRows('SET x', never), {columns: [], rows: []});
});
