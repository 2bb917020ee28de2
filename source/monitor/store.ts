/** The one mutable variable of the program. */
export type Store<State, Fact> = {
	readonly getState: () => State;
	readonly dispatch: (fact: Fact) => void;
	/** Calls back after every fact; returns what ends that. */
	readonly subscribe: (listener: () => void) => () => void;
};

export function createStore<State, Fact>(
	initial: State,
	reduce: (state: State, fact: Fact) => State,
): Store<State, Fact> {
	let state = initial;
	const listeners = new Set<() => void>();
	return {
		getState: () => state,
		dispatch(fact) {
			state = reduce(state, fact);
			for (const listener of listeners) {
				listener();
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
