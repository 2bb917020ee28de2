/** What somebody tells again and again, for those who want to know it now. */
export type Latest<Value> = {
	readonly set: (value: Value) => void;
	/** What was told last; before anything was told, what is told first. */
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
