import assert from 'node:assert/strict';
import test from 'node:test';
import {answerBeforeMiddleware, findRoute} from '../../../source/simulator/agent/router.js';

const request = {
	method: 'GET',
	rootHeader: undefined,
	agentHeader: undefined,
	traceId: undefined,
	body: '',
	isLocal: false,
} as const;

test('a route is found by the decoded path, and gives the parts of it', () => {
	assert.deepEqual(findRoute('/api/v1/tenant/恢复 租户/restore/overview', 'GET', '4.5.0')?.parts, ['恢复 租户']);
	assert.equal(findRoute('/api/v1/tenant/a/b/restore/overview', 'GET', '4.5.0'), undefined);
});

test('older agents have no list of tasks, and no route takes another method', () => {
	assert.notEqual(findRoute('/api/v1/restore/tasks', 'GET', '4.5.0'), undefined);
	assert.equal(findRoute('/api/v1/restore/tasks', 'GET', '4.2.6'), undefined);
	assert.equal(findRoute('/api/v1/restore/tasks', 'POST', '4.5.0'), undefined);
	assert.equal(findRoute(undefined, 'GET', '4.5.0'), undefined);
});

const targets: ReadonlyArray<readonly [uri: string, status: number | undefined]> = [
	['/api/v1/time', undefined],
	['/api/v1/time/', 301],
	['/api/v1/nothing/', undefined],
	['/api/v1/%', 400],
	['http://elsewhere/', 200],
];

for (const [uri, status] of targets) {
	test(`${uri} is answered with ${status ?? 'nothing'} before any middleware`, () => {
		assert.equal(answerBeforeMiddleware({...request, uri}, '4.5.0')?.status, status);
	});
}
