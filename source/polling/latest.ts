/** The newest of several values, for readers that may come before the first. */
type Latest<Value> = {
	readonly set: (value: Value) => void;
	/** Resolves with the newest value; waits for the first. */
	readonly get: () => Promise<Value>;
};

export function createLatest<Value>(): Latest<Value> {
	const first = Promise.withResolvers<Value>();
	let newest = first.promise;
	return {
		set(value) {
			first.resolve(value);
			newest = Promise.resolve(value);
		},
		get: async () => newest,
	};
}
