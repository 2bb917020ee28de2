import process from 'node:process';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {createLongWatch, longWatchFact, longWatchTenants} from '../long-watch.js';

// Run as a program with --expose-gc: writes the heap after a collection, in bytes, at each twentieth of the updates.
const updates = 100_000;
const samples = 20;
const leaked: unknown[] = [];
const hasLeak = process.argv.includes('leak');

let state = createLongWatch();
for (let index = 1; index <= updates; index++) {
	state = reduce(state, longWatchFact(index));
	if (index % longWatchTenants.length === 0) {
		selectRestores(state);
	}

	if (hasLeak) {
		leaked.push({index, text: `leak ${index}`});
	}

	if (index % (updates / samples) !== 0) {
		continue;
	}

	globalThis.gc?.();
	process.stdout.write(`${process.memoryUsage().heapUsed}\n`);
}

process.stderr.write(`${state.events.length} events, ${leaked.length} leaked\n`);
