/** The latest of several values; readers may wait for the first. */
type Latest<Value> = {
	readonly set: (value: Value) => void;
	/** Resolves with the latest value, once there is one. */
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
