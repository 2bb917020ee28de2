import assert from 'node:assert/strict';
import test from 'node:test';
import {logCommandFailure} from '../../../source/monitor/reduce/command-failure.js';
import {address, fold} from '../../helpers/facts.js';

const failure = {type: 'exited', code: 2} as const;

test('a command that has failed is an event of the restore that it was run for', () => {
	const {events} = logCommandFailure(fold([]), {type: 'commandFailed', cluster: address, tenant: 'rt2', failure});
	assert.deepEqual(
		events.map(({cluster, tenant, change}) => [cluster, tenant, change]),
		[[address, 'rt2', {type: 'execFailed', failure}]],
	);
});

test('one that was run for an outage is an event of the cluster', () => {
	const {events} = logCommandFailure(fold([]), {type: 'commandFailed', cluster: address, failure});
	assert.ok(events.every((event) => !Object.hasOwn(event, 'tenant')));
	assert.equal(events.length, 1);
});
