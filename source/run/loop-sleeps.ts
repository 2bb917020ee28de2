import type {ClusterId} from '../domain/cluster.js';
import {onChange} from '../monitor/on-change.js';
import {findCluster, type State} from '../monitor/state.js';
import type {Clock} from '../system/clock.js';
import {createInterruptibleSleep} from '../system/interruptible-sleep.js';
import type {Monitor} from './monitor.js';

/** The pauses of a cluster's two loops. */
type LoopSleeps = {
	readonly sleeps: {readonly agent: Clock['sleep']; readonly sql: Clock['sleep']};
	readonly unsubscribe: () => void;
};

/**
 * Both pauses end after a command to poll at once or more often, and each when the other loop reads again after a failure: the database,
 * or the way to it, is back for both.
 */
export function createSleeps({store, clock}: Pick<Monitor, 'store' | 'clock'>, id: ClusterId): LoopSleeps {
	const [agent, sql] = [createInterruptibleSleep(clock), createInterruptibleSleep(clock)];
	const subscriptions = [
		onChange(store, ({refreshes}) => refreshes, agent.wake),
		onChange(store, ({refreshes}) => refreshes, sql.wake),
		onShorterInterval(store, () => {
			agent.wake();
			sql.wake();
		}),
		onReturn(() => isAgentFailing(store.getState(), id), {store, wake: sql.wake}),
		onReturn(() => isSqlFailing(store.getState(), id), {store, wake: agent.wake}),
	];
	return {
		sleeps: {agent: agent.sleep, sql: sql.sleep},
		unsubscribe() {
			for (const unsubscribe of subscriptions) {
				unsubscribe();
			}
		},
	};
}

/** A pause that has begun would last as long as the interval was then. */
function onShorterInterval({getState, subscribe}: Monitor['store'], act: () => void): () => void {
	let {intervalMs} = getState();
	return subscribe(() => {
		const next = getState().intervalMs;
		const isShorter = next < intervalMs;
		intervalMs = next;
		if (isShorter) {
			act();
		}
	});
}

type Waking = {readonly store: Monitor['store']; readonly wake: () => void};

function onReturn(isFailing: () => boolean, {store, wake}: Waking): () => void {
	return onChange(store, isFailing, () => {
		if (!isFailing()) {
			wake();
		}
	});
}

function isAgentFailing(state: State, id: ClusterId): boolean {
	return findCluster(state, id)?.trouble !== undefined;
}

function isSqlFailing(state: State, id: ClusterId): boolean {
	return findCluster(state, id)?.sql.type === 'off';
}
