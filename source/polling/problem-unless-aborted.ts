type Context<Problem> = {
	/** The problem of an expected error; undefined for a bug. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly signal: AbortSignal;
};

/** The problem of an error; undefined if the signal is aborted, which may be its cause. Rethrows a bug. */
export function problemUnlessAborted<Problem>(
	error: unknown,
	{problemOf, signal}: Context<Problem>,
): Problem | undefined {
	if (signal.aborted) {
		return undefined;
	}

	const problem = problemOf(error);
	if (problem === undefined) {
		throw error;
	}

	return problem;
}
