/** Work that several callers wait for at once. */
export type SharedWork<Value> = {
	/**
	 * The result of the work under way, which is begun if there is none. Each caller may leave at any time, with the reason
	 * of its signal; the work itself is aborted when the last one has left.
	 */
	readonly join: (signal: AbortSignal) => Promise<Value>;
};

type Running<Value> = {readonly result: Promise<Value>; readonly controller: AbortController; callers: number};

export function createSharedWork<Value>(work: (signal: AbortSignal) => Promise<Value>): SharedWork<Value> {
	let running: Running<Value> | undefined;

	function begin(): Running<Value> {
		const controller = new AbortController();
		const begun: Running<Value> = {
			result: work(controller.signal).finally(() => {
				running = running === begun ? undefined : running;
			}),
			controller,
			callers: 0,
		};
		return begun;
	}

	return {
		async join(signal) {
			signal.throwIfAborted();
			running ??= begin();
			const joined = running;
			joined.callers++;
			const {promise, reject} = Promise.withResolvers<never>();
			const leave = () => {
				reject(signal.reason as Error);
			};

			signal.addEventListener('abort', leave);
			try {
				return await Promise.race([joined.result, promise]);
			} finally {
				signal.removeEventListener('abort', leave);
				joined.callers--;
				if (joined.callers === 0 && running === joined) {
					running = undefined;
					joined.controller.abort();
				}
			}
		},
	};
}
