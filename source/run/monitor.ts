import type {Command} from '../monitor/command.js';
import type {Fact, FactBody} from '../monitor/fact.js';
import {reduce} from '../monitor/reduce/reduce.js';
import {initialState, type State} from '../monitor/state.js';
import {known} from '../text/wire-value.js';
import {createStore, type Store} from '../monitor/store.js';
import type {Clock} from '../system/clock.js';

/** The state of everything that is watched, and the functions that change it. */
export type Monitor = {
	readonly store: Store<State, Fact>;
	/** Dispatches a fact with the present time. */
	readonly dispatch: (fact: FactBody) => void;
	readonly command: (command: Command) => void;
	readonly tick: () => void;
	/** The clock of facts. */
	readonly clock: Clock;
};

export type MonitorOptions = Pick<Monitor, 'clock'> & {
	/** The pause between two rounds of polls at the start, in milliseconds of `clock`. */
	readonly intervalMs: number;
	/** How many times faster than real time the clock runs; 1 unless given. */
	readonly speed?: number;
};

/** A monitor without clusters: `addCluster` and `connectCluster` add them. */
export function createMonitor({clock, intervalMs, speed}: MonitorOptions): Monitor {
	const store = createStore(initialState, reduce);
	const dispatch = (fact: FactBody) => {
		store.dispatch({at: clock.now(), monotonicMs: clock.monotonic(), ...fact});
	};

	dispatch({type: 'monitorBegan', intervalMs, ...known({speed})});
	return {
		store,
		dispatch,
		command(command) {
			dispatch({type: 'commanded', command});
		},
		tick() {
			dispatch({type: 'ticked'});
		},
		clock,
	};
}
