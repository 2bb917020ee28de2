import {isList, isObject, type ExactJson} from '../../text/exact-json.js';
import {FactError} from './fact-error.js';

/** Checks one value; throws a FactError for an invalid one. `path` is its place in the fact, for the message. */
export type Decode<Value> = (value: ExactJson, path: string) => Value;

/** The decoder of a field that may be absent. */
type Optional<Value> = {readonly decode: Decode<Value>};

/** A decoder for each field of an object, so that a new field of a type does not compile until it can be decoded. */
type Fields<Shape> = {
	readonly [Key in keyof Shape]-?: Partial<Pick<Shape, Key>> extends Pick<Shape, Key>
		? Optional<NonNullable<Shape[Key]>>
		: Decode<Shape[Key]>;
};

export const text: Decode<string> = (value, path) => (typeof value === 'string' ? value : refuse(path, 'a text'));

export function isTrue(value: ExactJson, path: string): boolean {
	return typeof value === 'boolean' ? value : refuse(path, 'true or false');
}

/** A finite number; the parser gives one above 2^53 as a bigint. */
export const number: Decode<number> = (value, path) => {
	const read = typeof value === 'bigint' ? Number(value) : value;
	return typeof read === 'number' && Number.isFinite(read) ? read : refuse(path, 'a number');
};

/** An integer of any length; the parser gives one below 2^53 as a number. */
export const integer: Decode<bigint> = (value, path) =>
	typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
		? BigInt(value)
		: refuse(path, 'an integer');

/** An object with JSON of any shape. */
export const anyObject: Decode<Readonly<Record<string, ExactJson>>> = (value, path) =>
	isObject(value) ? value : refuse(path, 'an object');

export function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Decode<Word> {
	return (value, path) =>
		typeof value === 'string' && Object.hasOwn(words, value)
			? (value as Word)
			: refuse(path, `one of ${Object.keys(words).join(', ')}`);
}

export function listOf<Item>(decode: Decode<Item>): Decode<readonly Item[]> {
	return (value, path) =>
		isList(value) ? value.map((item, index) => decode(item, `${path}[${index}]`)) : refuse(path, 'a list');
}

export function optional<Value>(decode: Decode<Value>): Optional<Value> {
	return {decode};
}

/** An object with these fields and no others. */
export function objectOf<Shape extends object>(fields: Fields<Shape>): Decode<Shape> {
	const known = Object.entries<Decode<unknown> | Optional<unknown>>(fields);
	return (value, path) => {
		const object = anyObject(value, path);
		const unknown = Object.keys(object).find((key) => !Object.hasOwn(fields, key));
		if (unknown !== undefined) {
			refuse(path, `no key ${JSON.stringify(unknown)}`);
		}

		const entries = known.flatMap(([key, field]) => {
			const part = Object.hasOwn(object, key) ? object[key] : undefined;
			return decodeField(part, field, {key, path: `${path}.${key}`});
		});
		return Object.fromEntries(entries) as Shape;
	};
}

function decodeField(
	value: ExactJson,
	field: Decode<unknown> | Optional<unknown>,
	{key, path}: {readonly key: string; readonly path: string},
): ReadonlyArray<readonly [string, unknown]> {
	if (typeof field === 'function') {
		return [[key, field(value, path)]];
	}

	return value === undefined ? [] : [[key, field.decode(value, path)]];
}

type Typed = {readonly type: string};

/** One table of fields for each value of `type`. */
type Variants<Variant extends Typed> = {
	readonly [Type in Variant['type']]: Fields<Omit<Extract<Variant, {readonly type: Type}>, 'type'>>;
};

/** An object whose `type` decides its fields, beside the common ones. */
export function variantOf<Variant extends Typed, Common extends object>(
	common: Fields<Common>,
	variants: Variants<Variant>,
): Decode<Common & Variant> {
	const decoders = new Map(
		Object.entries<Fields<object>>(variants).map(([type, fields]) => [
			type,
			objectOf<object>({...common, type: text, ...fields}),
		]),
	);
	return (value, path) => {
		const {type} = anyObject(value, path);
		const decode = typeof type === 'string' ? decoders.get(type) : undefined;
		return (decode ?? refuse(`${path}.type`, 'a known type'))(value, path) as Common & Variant;
	};
}

function refuse(path: string, expected: string): never {
	throw new FactError(`${path}: expected ${expected}`);
}
