import {decodeOverview} from '../../source/agent/answers/restore-overview.js';
import type {Fact, FactBody} from '../../source/monitor/fact.js';
import type {State} from '../../source/monitor/state.js';
import {address, createState, failedWith, problem, restoreRead, startedAt} from '../helpers/facts.js';

/** What is watched for days: one cluster of 50 tenants. */
export const longWatchTenants: readonly string[] = Array.from({length: 50}, (_, index) => `tenant${index}`);

const updateMs = 40;

export function createLongWatch(): State {
	const watch = {address, tenants: longWatchTenants, hasSql: true};
	return createState([watch], {at: startedAt, monotonicMs: 0}, 2000);
}

/** One update of one tenant after the other: the `index`-th of them, from 1 on. */
export function longWatchFact(index: number): Fact {
	const monotonicMs = index * updateMs;
	return {at: startedAt + monotonicMs, monotonicMs, ...happeningAt(index)};
}

/** Restores that go on, step back, fail with long reasons and begin again, behind an agent that fails now and then. */
function happeningAt(index: number): FactBody {
	const tenant = longWatchTenants[index % longWatchTenants.length] ?? '';
	const round = Math.floor(index / longWatchTenants.length);
	if (round % 50 === 49) {
		return failedWith(problem(round % 100 === 49 ? 'refused' : 'timeout'));
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
	return restoreRead(report, tenant, (index * updateMs) / 1000);
}
