import process from 'node:process';
import {decodeOverview} from '../../source/agent/restore-overview.js';
import type {Happening} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce.js';
import {selectRestores} from '../../source/monitor/select.js';
import {createState} from '../../source/monitor/state.js';
import {address, problem, startedAt} from '../helpers/facts.js';

// Run as a program with --expose-gc: writes the heap after a collection, in bytes, at each twentieth of the updates.
const updates = 100_000;
const samples = 20;
const tenants = Array.from({length: 50}, (_, index) => `tenant${index}`);
const leaked: unknown[] = [];
const hasLeak = process.argv.includes('leak');

/** Restores that go on, step back, fail with long reasons and begin again, behind an agent that fails now and then. */
function happeningAt(index: number): Happening {
	const tenant = tenants[index % tenants.length] ?? '';
	const round = Math.floor(index / tenants.length);
	if (round % 50 === 49) {
		return {type: 'pollFailed', cluster: address, tenant, problem: problem(round % 100 === 49 ? 'refused' : 'timeout')};
	}

	const step = round % 40;
	const isFailed = step >= 38;
	const data = {
		job_id: Math.floor(round / 40),
		restore_tenant_id: 1002,
		status: isFailed ? 'FAIL' : step % 7 === 0 ? 'CREATE_TENANT' : 'RESTORING',
		start_timestamp: '2026-11-23T09:50:00Z',
		finish_timestamp: isFailed ? '2026-11-23T10:00:00Z' : '',
		comment: isFailed ? `STORAGE : OB_TIMEOUT(-4012) ${index} ${'x'.repeat(500)}` : '',
		total_bytes: 1e12,
		finish_bytes: step === 20 ? 0 : step * 1e9 + index,
		recover_scn: 1_795_000_000_000_000_000n + BigInt(index),
		restore_scn: 1_796_000_000_000_000_000n,
	};
	const report = decodeOverview(data, {at: startedAt, offsetMinutes: 0});
	return {type: 'sampled', cluster: address, tenant, report, agentTime: startedAt + index * 40};
}

let state = createState([{address, tenants, hasSql: true}], {at: startedAt, monotonicMs: 0}, 2000);
for (let index = 1; index <= updates; index++) {
	const monotonicMs = index * 40;
	state = reduce(state, {at: startedAt + monotonicMs, monotonicMs, ...happeningAt(index)});
	if (index % tenants.length === 0) {
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
