import assert from 'node:assert/strict';
import test from 'node:test';
import {type ConnectionOptions, createConnection} from 'mysql2/promise';
import {startSqlServer} from '../../../source/simulator/sql/sql-server.js';
import {code, run, startedAt, worldWith} from './running-sql-server.js';

test('lets in root of sys, by its password only', async (t) => {
	const {connectAs, server} = await run(t);
	await connectAs({user: 'root@sys#ob-test'});
	const wrong: readonly ConnectionOptions[] = [
		{password: 'wrong'},
		{password: ''},
		{user: 'root@rt2'},
		{user: 'admin@sys'},
		{user: 'root@sys#elsewhere'},
	];
	for (const changes of wrong) {
		// eslint-disable-next-line no-await-in-loop
		await assert.rejects(connectAs(changes), code('ER_ACCESS_DENIED_ERROR'), JSON.stringify(changes));
	}

	assert.deepEqual(server.logins, [
		'root@sys',
		'root@sys#ob-test',
		'root@sys',
		'root@sys',
		'root@rt2',
		'admin@sys',
		'root@sys#elsewhere',
	]);
});

test('an empty password is one too', async (t) => {
	const server = await startSqlServer({host: '127.0.0.1', port: 0, world: worldWith(), now: () => startedAt});
	t.after(server.close);
	const options = {host: server.host, port: server.port, user: 'root@sys'};
	const connection = await createConnection(options);
	await connection.end();
	await assert.rejects(createConnection({...options, password: 'some'}), code('ER_ACCESS_DENIED_ERROR'));
});
