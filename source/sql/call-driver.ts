export type Callback<Value> = (error: Error | null, value: Value) => void;

type CallOptions = {
	/** Any of them ends the call. */
	readonly signals: readonly AbortSignal[];
	/** Called when one of the signals is aborted, to stop the work. */
	readonly abandon: () => void;
};

/**
 * Calls a driver function that takes a callback. Throws what the driver reports, or a signal's reason once that is
 * aborted. Only the first of several calls of the callback counts.
 */
export async function callDriver<Value>(
	start: (done: Callback<Value>) => void,
	{signals, abandon}: CallOptions,
): Promise<Value> {
	for (const signal of signals) {
		signal.throwIfAborted();
	}

	const {promise, resolve, reject} = Promise.withResolvers<Value>();
	const leave = () => {
		abandon();
		reject(signals.find(({aborted}) => aborted)?.reason as Error);
	};

	for (const signal of signals) {
		signal.addEventListener('abort', leave, {once: true});
	}

	try {
		start((error, value) => {
			if (error) {
				reject(error);
			} else {
				resolve(value);
			}
		});
		return await promise;
	} finally {
		for (const signal of signals) {
			signal.removeEventListener('abort', leave);
		}
	}
}
