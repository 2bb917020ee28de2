type Context<Problem> = {
	/** What an error says; undefined of a bug. */
	readonly problemOf: (error: unknown) => Problem | undefined;
	readonly signal: AbortSignal;
};

/** The problem that an error tells of; undefined of what fails because the program ends. Throws a bug on. */
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
