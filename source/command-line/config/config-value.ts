import type {ConfigPath} from './yaml-text.js';

/** The value at a place; of a place in a list that is no list, the value itself. */
export function valueAt(value: unknown, way: ConfigPath): unknown {
	let found = value;
	for (const step of way) {
		found = childOf(found, step);
	}

	return found;
}

function childOf(value: unknown, step: string | number): unknown {
	if (typeof step === 'number') {
		return Array.isArray(value) ? value[step] : value;
	}

	return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Whether a value is a map, not a list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
