import assert from 'node:assert/strict';
import test from 'node:test';
import {askOver, askOwn, run} from './running-sql-server.js';

test('takes known variables, and gives times in the zone of the session', async (t) => {
	const running = await run(t);
	await running.ask('SET NAMES utf8mb4');
	await running.ask('SET SESSION TRANSACTION READ ONLY');
	await running.ask('SET ob_query_timeout = 5000000, @@session.autocommit=1');
	await running.ask("SET SESSION time_zone = '-03:30'");
	assert.deepEqual(await running.ask('SELECT @@time_zone'), [{'@@time_zone': '-03:30'}]);
	const moved = await askOwn(running);
	assert.equal(moved['START_TIMESTAMP'], '2026-11-23 11:05:00.000492');

	const other = await running.connectAs();
	assert.deepEqual(await askOver(other, 'SELECT @@time_zone'), [{'@@time_zone': '+08:00'}]);

	await running.ask("SET time_zone = 'SYSTEM'");
	const movedBack = await askOwn(running);
	assert.equal(movedBack['START_TIMESTAMP'], '2026-11-23 22:35:00.000492');
});
