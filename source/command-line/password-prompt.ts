/** The agent, as far as a prompt for the password of root@sys needs it. */
export type LoginCheck = {
	/** Whether the agent answers. */
	readonly isReachable: () => Promise<boolean>;
	/** Whether the agent refuses a password; false also where it cannot tell. */
	readonly isRefused: (password: string) => Promise<boolean>;
};

export type PasswordPromptOptions = {
	/** Resolves with what was typed; undefined if the user left the prompt. */
	readonly ask: () => Promise<string | undefined>;
	readonly check: LoginCheck;
	/** Called with a password that was refused, before it is asked for again. */
	readonly onRefused: () => void;
	readonly signal: AbortSignal;
};

/** As many as a login at a terminal has. */
const mostAttempts = 3;

/**
 * Asks for a password until the agent does not refuse it, three times at most; the last one is returned without a check.
 * While the agent does not answer, no password could be checked or used: none is asked for, and it is the empty one.
 * Undefined if the user left the prompt or the signal was aborted.
 */
export async function promptForPassword(options: PasswordPromptOptions): Promise<string | undefined> {
	const {ask, check, onRefused, signal} = options;
	if (!(await check.isReachable())) {
		return '';
	}

	for (let attempt = 1; !signal.aborted; attempt++) {
		// eslint-disable-next-line no-await-in-loop -- one question after another
		const password = await ask();
		// eslint-disable-next-line no-await-in-loop -- as above
		if (password === undefined || attempt === mostAttempts || !(await check.isRefused(password))) {
			return password;
		}

		onRefused();
	}

	return undefined;
}
