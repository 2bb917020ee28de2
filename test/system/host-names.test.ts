import assert from 'node:assert/strict';
import test from 'node:test';
import type {HostAddress} from '../../source/domain/host-names.js';
import {createHostNames} from '../../source/system/host-names.js';

const far = {address: '192.0.2.1', family: 4};
const near = {address: '2001:db8::1', family: 6};

test('a name is looked up once at a time, and again after that', async () => {
	const looks: Array<PromiseWithResolvers<readonly HostAddress[]>> = [];
	const names = createHostNames(async () => {
		const look = Promise.withResolvers<readonly HostAddress[]>();
		looks.push(look);
		return look.promise;
	});
	assert.ok(!names.isPending('agent1'));
	const both = Promise.all([names.resolve('agent1'), names.resolve('agent1')]);
	assert.ok(names.isPending('agent1'));
	assert.ok(!names.isPending('agent2'));
	assert.equal(looks.length, 1);
	looks[0]?.resolve([far]);
	assert.deepEqual(await both, [[far], [far]]);
	assert.ok(!names.isPending('agent1'));
	const failing = names.resolve('agent1');
	assert.equal(looks.length, 2);
	looks[1]?.reject(new Error('no such host'));
	await assert.rejects(failing, /no such host/v);
	assert.ok(!names.isPending('agent1'));
});

test('the address that was reached last comes first', async () => {
	const names = createHostNames(async () => [far, near]);
	assert.deepEqual(await names.resolve('agent1'), [far, near]);
	names.prefer('agent1', near.address);
	assert.deepEqual(await names.resolve('agent1'), [near, far]);
	assert.deepEqual(await names.resolve('agent2'), [far, near]);
	names.prefer('agent1', '192.0.2.99');
	assert.deepEqual(await names.resolve('agent1'), [far, near]);
});
