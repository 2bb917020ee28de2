/** What somebody tells again and again, for those who want to know it now. */
export type Newest<Value> = {
	readonly tell: (value: Value) => void;
	/** What was told last; before anything was told, what is told first. */
	readonly ask: () => Promise<Value>;
};

export function createNewest<Value>(): Newest<Value> {
	const first = Promise.withResolvers<Value>();
	let newest = first.promise;
	return {
		tell(value) {
			first.resolve(value);
			newest = Promise.resolve(value);
		},
		ask: async () => newest,
	};
}
