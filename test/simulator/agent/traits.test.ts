import assert from 'node:assert/strict';
import test from 'node:test';
import {restarted, selfOf} from '../../../source/simulator/agent/traits.js';

test('an agent is by default the newest one, with an empty root password and no agent password', () => {
	const {generation, keyBits, version, rootPassword, agentPassword} = selfOf({});
	assert.deepEqual(
		{generation, keyBits, version, rootPassword, agentPassword},
		{generation: '4.5.0', keyBits: 1024, version: '4.5.0.0-1', rootPassword: '', agentPassword: undefined},
	);
});

test('an agent that was given an agent password only does not know the root password', () => {
	assert.equal(selfOf({agentPassword: 'word'}).rootPassword, undefined);
});

test('a restart as another generation brings its key size and version, unless these are given', () => {
	const self = selfOf({generation: '4.2.6'});
	assert.equal(self.keyBits, 512);
	assert.deepEqual(restarted(self, {}), self);
	const {keyBits, version} = restarted(self, {generation: '4.5.0', version: '4.6.0.0-1'});
	assert.deepEqual([keyBits, version], [1024, '4.6.0.0-1']);
});
