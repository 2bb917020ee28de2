import type {Command} from '../../source/monitor/command.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import type {State} from '../../source/monitor/state.js';
import type {RestoreReading} from '../../source/domain/restore-reading.js';
import {createState, factAt, problem, reading, startedAt, type Step} from './facts.js';
import {moving} from './mixed-states.js';

type Clusters = Parameters<typeof createState>[0];

/** The state of several clusters after these steps. */
export function foldFleet(clusters: Clusters, steps: readonly Step[] = []): State {
	return after(createState(clusters, {at: startedAt, monotonicMs: 0}, 2000), steps);
}

export function after(state: State, steps: readonly Step[]): State {
	let next = state;
	for (const [second, body] of steps) {
		next = reduce(next, factAt(second, body));
	}

	return next;
}

/** The state after these keys, so to speak. */
export function command(state: State, ...commands: readonly Command[]): State {
	return after(
		state,
		commands.map((each): Step => [state.now.monotonicMs / 1000, {type: 'commanded', command: each}]),
	);
}

export function readOf(cluster: string, tenant: string, row: RestoreReading): FactBody {
	return {type: 'restoreRead', key: {cluster, tenant}, reading: row, agentTime: startedAt, tookMs: 5};
}

export function lost(cluster: string): FactBody {
	return {type: 'agentFailed', cluster, agent: cluster, problem: problem('refused')};
}

export function sqlRead(cluster: string): FactBody {
	return {type: 'progressRead', cluster, rows: [], tookMs: 5, isVerified: true};
}

const failed = reading({status: 'FAIL', finishedAt: startedAt, comment: 'OB_ENTRY_NOT_EXIST(-4018)'});
export const succeeded = reading({status: 'SUCCESS', finishedAt: startedAt, data: {percent: 100}, log: {percent: 100}});

/** Three clusters that answer: `a:1` with two running restores, `b:1` with one, and `c:1` with one that has failed. */
export const three = foldFleet(
	[
		{address: 'a:1', label: 'prod', tenants: ['rt2', 'audit']},
		{address: 'b:1', label: 'test', tenants: ['rt2'], hasSql: true},
		{address: 'c:1', label: 'dr', tenants: ['rt9']},
	],
	[
		[0, readOf('a:1', 'rt2', moving)],
		[0, readOf('a:1', 'audit', reading())],
		[0, readOf('b:1', 'rt2', moving)],
		[0, readOf('c:1', 'rt9', failed)],
	],
);
