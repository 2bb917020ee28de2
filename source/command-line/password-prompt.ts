import type {UsageWords} from '../locale/words.js';
import {askHidden} from '../system/hidden-prompt.js';
import {hideTyping} from '../system/hide-typing.js';
import type {Io} from '../system/io.js';

/** The agent, as far as a prompt for the password of root@sys needs it. */
export type LoginCheck = {
	/** Whether the agent answers. */
	readonly isReachable: () => Promise<boolean>;
	/** Whether the agent refuses a password; false if it could not check it, undefined if the user left the prompt. */
	readonly isRefused: (password: string) => Promise<boolean | undefined>;
};

export type PromptContext = {
	readonly io: Io;
	readonly words: UsageWords;
	/** Ends the wait for standard input or for an answer to the prompt. */
	readonly signal: AbortSignal;
	/** Lends what checks a typed password at the agent, if there is one; only called if there is a prompt. */
	readonly withLoginCheck?: <Result>(use: (check: LoginCheck) => Promise<Result>) => Promise<Result>;
};

/** Prompts for the password of root@sys on an agent; it is empty without a terminal, and undefined if the user left the prompt. */
export async function promptForRootPassword(
	agent: string,
	{io, words, signal, withLoginCheck}: PromptContext,
): Promise<string | undefined> {
	if (!io.stdin.isTTY || !io.stderr.isTTY) {
		return '';
	}

	const ask = async () => {
		const password = await askHidden({
			question: words.prompt(agent),
			input: io.stdin,
			output: io.stderr,
			jobControl: io.jobControl,
			onBackground() {
				io.stderr.write(`restop: ${words.promptInBackground}\n`);
			},
			marksPastes: (io.env['TERM'] ?? 'dumb') !== 'dumb',
			signal,
		});
		if (password !== undefined) {
			io.hidePassword(password);
		}

		return password;
	};

	const onRefused = () => {
		io.stderr.write(`restop: ${words.passwordRefused}\n`);
	};

	return withLoginCheck === undefined
		? ask()
		: withLoginCheck(async (check) => promptForPassword({ask, check: hideDuring(check, io), onRefused, signal}));
}

/** The same without echo: what is typed before a question or after an answer may be a password as well. */
function hideDuring(
	{isReachable, isRefused}: LoginCheck,
	{stdin: input, jobControl: {isInForeground}}: Pick<Io, 'stdin' | 'jobControl'>,
): LoginCheck {
	return {
		async isReachable() {
			// In the background the modes of the terminal are not ours to set, and nothing is typed for us.
			if (!isInForeground()) {
				return isReachable();
			}

			// Nothing is read: what is typed early is for the prompt.
			input.setRawMode(true);
			try {
				return await isReachable();
			} finally {
				if (isInForeground()) {
					input.setRawMode(false);
				}
			}
		},
		isRefused: async (password) => hideTyping(isRefused(password), input),
	};
}

type PasswordPromptOptions = {
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
		if (password === undefined || attempt === mostAttempts) {
			return password;
		}

		// eslint-disable-next-line no-await-in-loop -- as above
		const isRefused = await check.isRefused(password);
		if (isRefused !== true) {
			return isRefused === undefined ? undefined : password;
		}

		onRefused();
	}

	return undefined;
}
