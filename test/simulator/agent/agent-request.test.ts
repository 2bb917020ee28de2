import assert from 'node:assert/strict';
import test from 'node:test';
import {pathOf} from '../../../source/simulator/agent/agent-request.js';

const targets = [
	['/api/v1/status', '/api/v1/status'],
	['/api/v1/restore/tasks?page=1&q=a?b', '/api/v1/restore/tasks'],
	['/tenant/%E7%A7%9F%E6%88%B7', '/tenant/租户'],
	['/tenant/a%2Fb', '/tenant/a/b'],
	['', ''],
	['/tenant/%', undefined],
	['/tenant/%E7', undefined],
	['/tenant/a?b=%', '/tenant/a'],
] as const;

for (const [uri, path] of targets) {
	test(`the path of ${JSON.stringify(uri)} is ${JSON.stringify(path) ?? 'malformed'}`, () => {
		assert.equal(pathOf(uri), path);
	});
}
