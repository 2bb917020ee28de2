import assert from 'node:assert/strict';
import test from 'node:test';
import {problemOf} from '../../../source/agent/agent-error.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {decodeTenants} from '../../../source/agent/answers/tenant-list.js';
import {giveWay} from '../../../source/system/give-way.js';
import type {ExactJson} from '../../../source/text/exact-json.js';
import {agentVersions, readRecording, type AgentVersion} from '../../helpers/recordings.js';

/** The tenants of the recorded clusters; those that are being restored, or have failed to be, with a star. */
const recorded: Readonly<Record<AgentVersion, string>> = {
	'4.5.0.0': 'sys, shop, t-a~b+c#d, ora1, a/b, done1, 恢复 租户*, fail1*, rt1*',
	'4.2.6.0': 'sys, shop, t-a~b+c#d, 恢复 租户*, ora1, a/b, done1, fail1*, rt1*',
	'4.2.4.0': 'sys, shop, t-a~b+c#d, 恢复 租户*, ora1, a/b, done1, fail1*, rt1*',
};

for (const version of agentVersions) {
	test(`the tenants that an agent of ${version} lists`, async () => {
		const tenants = await decodeTenants(openEnvelope(readRecording(version, '04-tenants-overview').answer), giveWay);
		assert.equal(tenants.map(({name, isRestoring}) => (isRestoring ? `${name}*` : name)).join(', '), recorded[version]);
	});
}

async function tenantsOf(contents: ExactJson) {
	return decodeTenants({data: {contents}, time: undefined}, giveWay);
}

test('rows without a name are left out, and a status is read in any case', async () => {
	const rows = [
		{tenant_name: 'a', status: 'restore'},
		null,
		{},
		{tenant_name: ''},
		{tenant_name: 7},
		{tenant_name: 'b'},
	];
	assert.deepEqual(await tenantsOf(rows), [
		{name: 'a', isRestoring: true},
		{name: 'b', isRestoring: false},
	]);
	assert.deepEqual(await tenantsOf(null), []);
});

test('what is no list of tenants is an error that says so', async () => {
	await assert.rejects(tenantsOf('none'), (error) => {
		assert.deepEqual(problemOf(error)?.detail, {type: 'noTenantList'});
		return true;
	});
});
