/** A JSON value whose integers above 2^53 are bigints, so that an SCN keeps every digit. */
export type ExactJson =
	string | number | bigint | boolean | null | undefined | readonly ExactJson[] | {readonly [key: string]: ExactJson};

export type ExactObject = Readonly<Record<string, ExactJson>>;

export function isObject(value: ExactJson | undefined): value is ExactObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: ExactJson | undefined): value is readonly ExactJson[] {
	return Array.isArray(value);
}

/** The own member of an object by its name; undefined if there is none, or if the value is no object. */
export function fieldOf(value: ExactJson | undefined, name: string): ExactJson | undefined {
	return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The items of a list; none for anything else. */
export function itemsOf(value: ExactJson | undefined): readonly ExactJson[] {
	return isList(value) ? value : [];
}
