import assert from 'node:assert/strict';
import test from 'node:test';
import {isSameKey} from '../../source/domain/cluster.js';

const key = {cluster: 'a:1', tenant: 'rt2'};

test('a key is the cluster, the tenant and the job', () => {
	assert.ok(isSameKey(key, {...key}));
	assert.ok(isSameKey({...key, jobId: 4}, {...key, jobId: 4}));
	for (const other of [undefined, {...key, cluster: 'b:1'}, {...key, tenant: 'rt3'}, {...key, jobId: 4}]) {
		assert.ok(!isSameKey(key, other));
	}
});
