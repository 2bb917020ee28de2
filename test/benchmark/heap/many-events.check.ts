import assert from 'node:assert/strict';
import process from 'node:process';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {eventLimit} from '../../../source/monitor/state.js';
import {address, createState, factAt, failedWith, problem, reading, restoreRead} from '../../helpers/facts.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function heap(): Promise<number> {
	await nextTurn();
	collect();
	collect();
	return process.memoryUsage().heapUsed;
}

/** The most that a full event log may hold, in bytes: some kilobytes an event. */
const mostBytes = 20_000_000;

/** A comment of the greatest length, which no other one shares, with names in it. */
function largeText(seed: number): string {
	return JSON.parse(
		String.raw`"CLOG : OB_ERR_${seed}(-${seed}) on \"10.10.10.3:2882\" ${String(seed)}长${'长'.repeat(8000)}"`,
	) as string;
}

const kinds: Readonly<Record<string, (seed: number) => FactBody>> = {
	'failures of one job after another': (seed) =>
		restoreRead(reading({jobId: seed, status: 'FAIL', finishedAt: 1, comment: largeText(seed)})),
	'outages with a long message': (seed) =>
		failedWith(problem(seed % 2 === 0 ? 'rejected' : 'refused', {said: largeText(seed)})),
	'losses of SQL with a long message': (seed) => ({
		type: 'sqlFailed',
		cluster: address,
		problem: {reason: seed % 2 === 0 ? 'failed' : 'unreachable', said: largeText(seed)},
	}),
};

for (const [name, factOf] of Object.entries(kinds)) {
	test(`a full log of ${name} holds at most ${mostBytes / 1e6} MB`, async (t) => {
		let state = createState([{address, tenants: ['rt2']}], {at: 0, monotonicMs: 0}, 2000);
		state = reduce(state, factAt(0, factOf(1)));
		const before = await heap();
		for (let seed = 2; seed <= eventLimit + 1; seed++) {
			state = reduce(state, factAt(seed * 2, factOf(seed)));
		}

		const bytes = (await heap()) - before;
		assert.equal(state.events.length, eventLimit);
		t.diagnostic(`${(bytes / 1e6).toFixed(1)} MB`);
		assert.ok(bytes < mostBytes, `${bytes}`);
	});
}
