import assert from 'node:assert/strict';
import test from 'node:test';
import type {DeadDatabase, Fault} from '../../../source/simulator/world/fault.js';
import {ask, askSealed} from './ask.js';
import {
	askAsRoot,
	at,
	granted,
	open,
	overviewPath,
	refusalOf,
	rootPassword,
	tasksPath,
	tenantsPath,
} from './replies.js';
import {runServer} from './running-server.js';

const nullContents = {contents: null};

/** What each fault behind the agent does to its three questions to the database. */
const viewFaults: ReadonlyArray<{
	readonly fault: Fault;
	readonly refusal: readonly [number, string];
	readonly tasks: unknown;
	readonly overview: unknown;
}> = [
	{fault: {type: 'mysqlError'}, refusal: [400, 'MySQL.Error'], overview: null, tasks: null},
	{fault: {type: 'scanError'}, refusal: [500, 'Common.Unexpected'], overview: null, tasks: null},
	{fault: {type: 'noRow'}, refusal: [404, 'Common.NotFound'], overview: null, tasks: null},
	...(
		[
			['unusable', 'Agent.OceanBase.Useless'],
			['gone', 'OB.Server.Process.NotExist'],
			['neverHeld', 'Agent.OceanBase.NotHold'],
		] as const satisfies ReadonlyArray<readonly [DeadDatabase, string]>
	).map(([database, errorCode]) => ({
		fault: {type: 'dbDown', database} as const,
		refusal: [500, errorCode] as const,
		overview: undefined,
		tasks: null,
	})),
];

for (const {fault, refusal, overview, tasks} of viewFaults) {
	const name = fault.type === 'dbDown' ? `dbDown, database ${fault.database}` : fault.type;
	test(`fault ${name}: the questions that ask the database fail, the others do not`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault(fault);
		for (const [path, data] of [
			[overviewPath, overview],
			[tasksPath, tasks],
			[tenantsPath, nullContents],
		] as const) {
			// One after another, so that a failure names its path.
			// eslint-disable-next-line no-await-in-loop
			const reply = await askAsRoot(port, path);
			assert.deepEqual(refusalOf(reply), refusal, path);
			assert.deepEqual(open(reply).data, data, path);
		}

		assert.deepEqual(refusalOf(await ask(port, '/api/v1/info')), granted);
		assert.deepEqual(refusalOf(await askAsRoot(port, '/api/v1/ob/info')), granted);
		// The name is refused before the database is asked.
		const system = await askAsRoot(port, '/api/v1/tenant/sys/restore/overview');
		assert.deepEqual(refusalOf(system), [400, 'OB.Tenant.SysOperationNotAllowed']);
	});

	test(`fault ${name}: the password is checked all the same`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault(fault);
		const reply = await askSealed(port, overviewPath, {fields: {Auth: 'guess'}});
		assert.equal(reply.status, 401);
	});
}

for (const [type, data] of [
	['nullData', null],
	['nullContents', nullContents],
] as const) {
	test(`fault ${type}: a success that holds nothing, of whoever has passed the check`, async (t) => {
		const {port, server} = await runServer(t, {at, rootPassword});
		server.setFault({type});
		const reply = await askAsRoot(port);
		assert.deepEqual([...refusalOf(reply), open(reply).data], [...granted, data]);
		const stranger = await askSealed(port, overviewPath, {fields: {Auth: 'guess'}});
		assert.equal(stranger.status, 401);
	});
}
