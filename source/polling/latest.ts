/** The latest of several values; readers may wait for the first. */
type Latest<Value> = {
	readonly set: (value: Value) => void;
	/** Resolves with the latest value, once there is one. */
	readonly get: () => Promise<Value>;
};

export function createLatest<Value>(): Latest<Value> {
	const first = Promise.withResolvers<Value>();
	let newest: {readonly value: Value} | undefined;
	return {
		set(value) {
			newest = {value};
			first.resolve(value);
		},
		get: async () => (newest === undefined ? first.promise : newest.value),
	};
}
