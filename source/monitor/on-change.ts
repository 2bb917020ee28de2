import type {Store} from './store.js';

/** Returns a function that reports whether the value has changed since the last call, or since it was created. */
export function createChangeDetector<Value>(read: () => Value): () => boolean {
	let known = read();
	return () => {
		const next = read();
		const hasChanged = next !== known;
		known = next;
		return hasChanged;
	};
}

/** Calls `act` after each fact that has changed the selected part of the state; returns the function that unsubscribes. */
export function onChange<State, Fact>(
	store: Pick<Store<State, Fact>, 'getState' | 'subscribe'>,
	select: (state: State) => unknown,
	act: () => void,
): () => void {
	const hasChanged = createChangeDetector(() => select(store.getState()));
	return store.subscribe(() => {
		if (hasChanged()) {
			act();
		}
	});
}
