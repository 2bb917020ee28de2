import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import test from 'node:test';
import {startSqlServer} from '../../../source/simulator/sql/sql-server.js';
import {askOver, code, count, minute, run, startedAt, view, worldWith} from './running-sql-server.js';

test('faults: no way, nobody let in, no view, and well again', async (t) => {
	const {ask, connectAs, server} = await run(t);
	server.setFault({type: 'noView'});
	await assert.rejects(ask(`SELECT * FROM ${view}`), code('ER_NO_SUCH_TABLE'));
	server.setFault({type: 'denied'});
	await assert.rejects(connectAs(), code('ER_ACCESS_DENIED_ERROR'));
	server.setFault({type: 'refuse'});
	await assert.rejects(connectAs(), code('ECONNRESET'));
	server.setFault(undefined);
	assert.equal(await count({ask}), 2);
	server.setFault({type: 'refuse'});
	await assert.rejects(ask(`SELECT * FROM ${view}`), code('ECONNRESET'));
});

test('hangs, and closes all the same', async (t) => {
	const {ask, connectAs, server} = await run(t);
	server.setFault({type: 'hang'});
	await assert.rejects(connectAs({connectTimeout: 50}), code('ETIMEDOUT'));
	const unanswered = assert.rejects(ask(`SELECT * FROM ${view}`), code('PROTOCOL_CONNECTION_LOST'));
	const silent = connect(server.port, server.host);
	await once(silent, 'connect');
	await server.close();
	await unanswered;
});

test('fault slow: no answer before the wait is over', async (t) => {
	const {ask, server} = await run(t);
	const {promise, resolve} = Promise.withResolvers<undefined>();
	let isAnswered = false;
	const asked = Promise.withResolvers<undefined>();
	server.setFault({
		type: 'slow',
		async wait() {
			asked.resolve(undefined);
			return promise;
		},
	});
	const answered = count({ask}).then((rows) => {
		isAnswered = true;
		return rows;
	});
	await asked.promise;
	// A round trip of another connection, in which an answer would have come.
	const other = connect(server.port, server.host);
	await once(other, 'data');
	other.destroy();
	assert.equal(isAnswered, false);
	resolve(undefined);
	assert.equal(await answered, 2);
});

test('is unreachable during an outage of the database', async (t) => {
	const from = startedAt + 2 * minute;
	const outage = {from, to: from + minute, fault: {type: 'dbDown', database: 'gone'}} as const;
	const {ask, connectAs, setNow} = await run(t, {world: worldWith({}, {outages: [outage]})});
	setNow(from);
	await assert.rejects(ask('SELECT @@time_zone'), code('ECONNRESET'));
	setNow(from + minute);
	const again = await connectAs();
	assert.equal(await count({ask: async (statement) => askOver(again, statement)}), 2);
});

test('a port that is taken is refused', async (t) => {
	const {server} = await run(t);
	await assert.rejects(
		startSqlServer({host: server.host, port: server.port, world: worldWith(), now: () => startedAt}),
		code('EADDRINUSE'),
	);
});
