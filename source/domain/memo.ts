/** Memoises a pure function of immutable objects: one result for each object, kept as long as the object lives. */
export function memoByReference<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, {readonly value: Value}>();
	return (key) => {
		const found = known.get(key) ?? {value: compute(key)};
		known.set(key, found);
		return found.value;
	};
}
