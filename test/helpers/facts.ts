import type {TenantSelection} from '../../source/domain/cluster.js';
import {isTenantProblem, type Problem, type ProblemReason} from '../../source/domain/problem.js';
import type {Moment} from '../../source/domain/moment.js';
import type {DataFigures, LogFigures, RestoreReading} from '../../source/domain/restore-reading.js';
import type {Fact, FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {initialState, type State} from '../../source/monitor/state.js';

/** Monday 2026-11-23, 10:00:00 UTC. */
export const startedAt = Date.UTC(2026, 10, 23, 10);
export const address = '10.10.10.1:2886';

/** A reading of a running restore without progress, and what differs from it. */
export function reading(
	facts: Partial<Omit<RestoreReading, 'data' | 'log'>> & {data?: DataFigures; log?: LogFigures} = {},
): RestoreReading {
	return {
		jobId: 4,
		restoreTenantId: 1012,
		status: 'WAIT_TENANT_RESTORE_FINISH',
		startedAt: startedAt - 600_000,
		sourceCluster: 'obc',
		sourceTenant: 'shop',
		data: {},
		log: {restoreScn: 1_795_000_000_123_456_789n},
		comment: '',
		overview: {},
		...facts,
	};
}

export function problem(reason: ProblemReason, facts: Partial<Problem> = {}): Problem {
	const code = reason === 'tenantAbsent' || reason === 'neverRestored' ? 'notFound' : 'unreachable';
	return {code, reason, said: '', ...facts};
}

/** A fact, and when it happened: in seconds after the start. */
export type Step = readonly [second: number, body: FactBody];

/** A restore was read, by default that of `rt2`; without `second` the answer has no agent time. */
export function restoreRead(row: RestoreReading, tenant = 'rt2', second?: number): FactBody {
	const time = second === undefined ? {} : {agentTime: startedAt + second * 1000};
	return {type: 'restoreRead', key: {cluster: address, tenant}, reading: row, ...time, tookMs: 5};
}

/** A request about a tenant failed: for a reason of the tenant's own, or for one that concerns the whole agent. */
export function failedWith(why: Problem, tenant = 'rt2'): FactBody {
	return isTenantProblem(why)
		? {type: 'restoreRefused', key: {cluster: address, tenant}, problem: why}
		: {type: 'agentFailed', cluster: address, agent: address, problem: why};
}

/** A restore was read from an agent whose clock agrees with ours. */
export function readAt(second: number, row: RestoreReading, tenant = 'rt2'): Step {
	return [second, restoreRead(row, tenant, second)];
}

/** A cluster that is watched from the beginning; its address is its key too. */
type Watch = {
	readonly address: string;
	readonly tenants: readonly string[];
	readonly hasSql?: boolean;
	readonly isInsecure?: boolean;
	readonly discovery?: Pick<TenantSelection, 'globs' | 'sinceMs'>;
};

/** The state before the first answer. */
export function createState(watches: readonly Watch[], now: Moment, intervalMs: number): State {
	const added = watches.flatMap(
		({address: cluster, tenants, hasSql = false, isInsecure = false, ...rest}): FactBody[] => [
			{type: 'clusterAdded', cluster, agent: cluster, hasSql, isInsecure, ...rest},
			{type: 'restoresListed', cluster, tenants},
		],
	);
	let state = initialState;
	for (const fact of [{type: 'monitorBegan', intervalMs} as const, ...added]) {
		state = reduce(state, {...now, ...fact});
	}

	return state;
}

/** The state after these steps. */
export function fold(steps: readonly Step[], tenants: readonly string[] = ['rt2']): State {
	let state = createState([{address, tenants}], {at: startedAt, monotonicMs: 0}, 2000);
	for (const [second, body] of steps) {
		state = reduce(state, factAt(second, body));
	}

	return state;
}

export function factAt(second: number, body: FactBody): Fact {
	return {at: startedAt + second * 1000, monotonicMs: second * 1000, ...body};
}
