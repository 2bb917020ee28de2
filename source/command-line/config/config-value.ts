import type {ConfigPath} from './yaml-text.js';

/** The value at a place; of a place in a list that is no list, the value itself. */
export function valueAt(value: unknown, way: ConfigPath): unknown {
	return way.reduce<unknown>((found, step) => {
		if (typeof step === 'number') {
			return Array.isArray(found) ? found[step] : found;
		}

		return isMap(found) && Object.hasOwn(found, step) ? found[step] : undefined;
	}, value);
}

/** Whether a value is a map, not a list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
