import type {Store} from './store.js';

/** Says, each time it is called, whether the value differs from the last time; the first time from when it was created. */
export function createChangeDetector<Value>(read: () => Value): () => boolean {
	let known = read();
	return () => {
		const next = read();
		const hasChanged = next !== known;
		known = next;
		return hasChanged;
	};
}

/** Acts after each fact that has changed the selected part of the state; returns what ends that. */
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
