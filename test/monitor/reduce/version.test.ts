import assert from 'node:assert/strict';
import test from 'node:test';
import {address, fold, type Step} from '../../helpers/facts.js';

const read = (second: number, agentVersion: string): Step => [
	second,
	{type: 'versionRead', cluster: address, agentVersion},
];

test('the first version and the same one again are no event, another one is', () => {
	const state = fold([read(0, '4.4.1.0'), read(5, '4.4.1.0'), read(9, '4.5.0.0')]);
	assert.equal(state.clusters[0]?.agentVersion, '4.5.0.0');
	assert.deepEqual(
		state.events.map(({change, tenant}) => [change, tenant]),
		[[{type: 'versionChanged', version: '4.5.0.0', previous: '4.4.1.0'}, undefined]],
	);
});
