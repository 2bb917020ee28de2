import test, {after} from 'node:test';
import {openEngine} from './open-engine.js';
import {testClusters} from './clusters.js';
import {testDiscovery} from './discovery.js';
import {testErrors} from './errors.js';
import {testGrants} from './grants.js';
import type {Harness} from './harness.js';
import {testProgram} from './program.js';
import {testRows} from './rows.js';

// One engine for all of them: it takes seconds to start, and a quarter of a gigabyte of memory.
const engine = await openEngine();
after(async () => {
	if (typeof engine !== 'string') {
		await engine.stop();
	}
});

const harness: Harness = {
	check(title, act) {
		test(title, async (t) => {
			if (typeof engine === 'string') {
				t.skip(engine);
				return;
			}

			await act(engine, t);
		});
	},
};
testRows(harness);
testClusters(harness);
testDiscovery(harness);
testGrants(harness);
testErrors(harness);
testProgram(harness);
