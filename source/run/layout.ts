import type {Layout} from '../ui/app.js';

/** The layout for Ink, held outside of React. */
export type LayoutStore = {
	readonly get: () => Layout;
	readonly set: (layout: Layout) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

export function createLayout(): LayoutStore {
	let layout: Layout = {rows: 0, spinnerRow: undefined};
	const listeners = new Set<() => void>();
	return {
		get: () => layout,
		set(next) {
			if (next.rows === layout.rows && next.spinnerRow === layout.spinnerRow) {
				return;
			}

			layout = next;
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
