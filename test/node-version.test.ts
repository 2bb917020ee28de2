import assert from 'node:assert/strict';
import {test} from 'node:test';
import packageJson from '../package.json' with {type: 'json'};
import {refuseNode} from '../source/node-version.js';

for (const version of ['22.19.0', '22.20.1', '23.0.0', '24.21.0', '25.0.0-nightly', '100.0.0']) {
	test(`Node ${version} will do`, () => {
		assert.equal(refuseNode(version), undefined);
	});
}

for (const version of ['16.20.2', '20.20.2', '22.18.0', '22.9.0']) {
	test(`Node ${version} is too old`, () => {
		assert.equal(refuseNode(version)?.split('\n', 1)[0], `restop needs Node 22.19 or newer; this is ${version}`);
	});
}

test('the required version is the one in package.json', () => {
	assert.equal(packageJson.engines.node, '>=22.19');
});
