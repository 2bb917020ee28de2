import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {address, createState, reading, restoreRead, startedAt} from '../../helpers/facts.js';
import {manyTenants} from '../../helpers/mixed-states.js';

/** So many events are kept; every state here has as many. */
const events = 2000;
const intervalMs = 2000;
/** The point that every restore goes back to, ns since 1970. */
const target = 1_795_000_200_000_000_000n;

/** All facts of one round of polls in which the figures of every restore have moved, as they come from agent and SQL. */
export function createRound(index: number, restores: number): readonly FactBody[] {
	const tenants = manyTenants(restores);
	const progress = tenants.map((_, place) => progressAt(index, place));
	return [
		{type: 'roundBegan', cluster: address},
		...tenants.map((tenant, place) =>
			restoreRead(reading({jobId: place, restoreTenantId: 1002 + place, log: {restoreScn: target}}), tenant),
		),
		{type: 'progressRead', cluster: address, rows: progress, tookMs: 5},
		{type: 'roundEnded', cluster: address, tookMs: 50, pauseMs: intervalMs},
		{type: 'ticked'},
	];
}

function progressAt(index: number, place: number) {
	const done = 20 + (place % 40) + index * 0.07;
	return {
		jobId: place,
		restoreTenantId: 1002 + place,
		status: 'RESTORING',
		data: {
			percent: done,
			finishedBytes: Math.floor(done * 3e9) + place,
			totalBytes: 3e11,
			finishedTablets: Math.floor(done * 20),
			totalTablets: 2000,
		},
		log: {
			percent: done,
			recoverScn: 1_795_000_000_000_000_000n + BigInt(Math.floor(done * 1e9)),
			restoreScn: target,
		},
	};
}

/** The state after facts that all come at the end of a round. */
export function foldRound(state: State, index: number, facts: readonly FactBody[]): State {
	const now = {at: startedAt + index * intervalMs, monotonicMs: index * intervalMs};
	let next = state;
	for (const fact of facts) {
		next = reduce(next, {...now, ...fact});
	}

	return next;
}

/** So many restores, with as many events as are kept, before any progress is known. */
export function createFleetState(restores: number): State {
	const tenants = manyTenants(restores);
	let state = createState([{address, tenants, hasSql: true}], {at: startedAt, monotonicMs: 0}, intervalMs);
	for (let round = 0; state.events.length < events; round++) {
		const status = round % 2 === 0 ? 'CREATE_TENANT' : 'WAIT_TENANT_RESTORE_FINISH';
		const facts = tenants.map((tenant, place) =>
			restoreRead(reading({jobId: place, restoreTenantId: 1002 + place, status}), tenant),
		);
		const before = state.events.length;
		state = foldRound(state, 0, facts);
		if (round > 2 && state.events.length === before) {
			throw new Error(`no events come of changing phases: ${before} after ${round} rounds`);
		}
	}

	return state;
}
