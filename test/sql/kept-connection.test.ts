import assert from 'node:assert/strict';
import test from 'node:test';
import {createKeptConnection} from '../../source/sql/kept-connection.js';
import type {SqlAnswer} from '../../source/sql/sql-connection.js';
import {SqlError} from '../../source/sql/sql-error.js';

const never = new AbortController().signal;
const none: SqlAnswer = {columns: [], rows: []};
const preparations = ['SET SESSION TRANSACTION READ ONLY', 'SET ob_query_timeout = 1500000'];

/** A kept connection to a server that answers as `answer` says; what was done with each connection. */
function createRig(answer: (sql: string) => SqlAnswer = () => none) {
	const log: string[] = [];
	const server = {isOpen: true, answer, uptimeMs: 0};
	const connection = createKeptConnection({
		address: {host: 'db1', port: 2881},
		user: 'root@sys',
		password: 'pw',
		timeoutMs: 1500,
		uptime: () => server.uptimeMs,
		async connect({host, port, user, password, timeoutMs}) {
			log.push(`login ${user}:${password}@${host}:${port} ${timeoutMs}`);
			server.isOpen = true;
			return {
				async queryRows(sql) {
					log.push(sql);
					return server.answer(sql);
				},
				isOpen: () => server.isOpen,
				close() {
					log.push('close');
				},
				destroy() {
					log.push('destroy');
				},
			};
		},
	});
	return {connection, server, log};
}

function serverError(errno: number): Error {
	return Object.assign(new Error('refused'), {errno});
}

test('the first query logs in and prepares the connection, the next one uses it', async () => {
	const {connection, log} = createRig();
	assert.ok(!connection.isLost());
	await connection.query('SELECT 1', never);
	await connection.query('SELECT 2', never);
	assert.deepEqual(log, ['login root@sys:pw@db1:2881 1500', ...preparations, 'SELECT 1', 'SELECT 2']);
});

test('a connection that was idle for more than 15 s is lost: a firewall may have forgotten it', async () => {
	const {connection, server} = createRig();
	assert.ok(!connection.isLost());
	server.uptimeMs = 60_000;
	await connection.query('SELECT 1', never);
	server.uptimeMs += 15_000;
	assert.ok(!connection.isLost());
	server.uptimeMs += 1;
	assert.ok(connection.isLost());
});

test('a server that refuses the preparations is used without them', async () => {
	const {connection, log} = createRig((sql) => {
		if (sql.startsWith('SET')) {
			throw serverError(1193);
		}

		return none;
	});
	assert.equal(await connection.query('SELECT 1', never), none);
	assert.equal(log.length, 4);
});

test('a refusal of the server keeps the connection, any other error drops it', async () => {
	const {connection, server, log} = createRig();
	await connection.query('SELECT 1', never);
	server.answer = () => {
		throw serverError(1146);
	};

	await assert.rejects(
		connection.query('SELECT 2', never),
		(error) => error instanceof SqlError && error.problem.reason === 'noView',
	);
	assert.ok(!log.includes('destroy'));
	server.answer = () => {
		throw Object.assign(new Error('reset'), {code: 'ECONNRESET'});
	};

	await assert.rejects(
		connection.query('SELECT 3', never),
		(error) => error instanceof SqlError && error.problem.reason === 'unreachable',
	);
	assert.equal(log.at(-1), 'destroy');
	server.answer = () => none;
	await connection.query('SELECT 4', never);
	assert.equal(log.filter((line) => line.startsWith('login')).length, 2);
});

test('a connection is lost once the server has closed it', async () => {
	const {connection, server, log} = createRig();
	await connection.query('SELECT 1', never);
	assert.ok(!connection.isLost());
	server.isOpen = false;
	assert.ok(connection.isLost());
	connection.drop();
	assert.ok(!connection.isLost());
	assert.equal(log.at(-1), 'destroy');
});

test('close ends an open connection once', async () => {
	const {connection, log} = createRig();
	connection.close();
	await connection.query('SELECT 1', never);
	connection.close();
	connection.close();
	assert.equal(log.filter((line) => line === 'close').length, 1);
});
