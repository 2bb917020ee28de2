/** Holds the state; it is replaced only by `dispatch`. */
export type Store<State, Fact> = {
	readonly getState: () => State;
	readonly dispatch: (fact: Fact) => void;
	/** Calls the listener with every fact, after the state has changed; returns the function that unsubscribes. */
	readonly subscribe: (listener: (fact: Fact) => void) => () => void;
};

export function createStore<State, Fact>(
	initial: State,
	reduce: (state: State, fact: Fact) => State,
): Store<State, Fact> {
	let state = initial;
	const listeners = new Set<(fact: Fact) => void>();
	return {
		getState: () => state,
		dispatch(fact) {
			state = reduce(state, fact);
			for (const listener of listeners) {
				listener(fact);
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
