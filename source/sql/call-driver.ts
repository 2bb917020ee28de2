export type Callback<Value> = (error: Error | null, value: Value) => void;

type CallOptions = {
	readonly signal: AbortSignal;
	/** Called when the signal is aborted, to stop the work. */
	readonly abandon: () => void;
};

/**
 * Calls a driver function that takes a callback. Throws what the driver reports, or the signal's reason once that is
 * aborted.
 */
export async function callDriver<Value>(
	start: (done: Callback<Value>) => void,
	{signal, abandon}: CallOptions,
): Promise<Value> {
	signal.throwIfAborted();
	const {promise, resolve, reject} = Promise.withResolvers<Value>();
	const leave = () => {
		abandon();
		reject(signal.reason as Error);
	};

	signal.addEventListener('abort', leave, {once: true});
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
		signal.removeEventListener('abort', leave);
	}
}
