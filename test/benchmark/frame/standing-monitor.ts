import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {State} from '../../../source/monitor/state.js';
import {createStore} from '../../../source/monitor/store.js';
import type {Monitor} from '../../../source/run/monitor.js';
import {systemClock} from '../../../source/system/clock.js';

/** A monitor that goes on from a state, by the time that has passed since. */
export function createMonitorOf(state: State): Monitor {
	const store = createStore(state, reduce);
	const {now} = state;
	const began = systemClock.monotonic();
	const monitor: Monitor = {
		store,
		dispatch(fact) {
			const passedMs = systemClock.monotonic() - began;
			store.dispatch({at: now.at + passedMs, monotonicMs: now.monotonicMs + passedMs, ...fact});
		},
		command(command) {
			monitor.dispatch({type: 'commanded', command});
		},
		tick() {
			monitor.dispatch({type: 'ticked'});
		},
		clock: systemClock,
	};
	return monitor;
}
