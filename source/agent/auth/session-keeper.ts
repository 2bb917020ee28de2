/** The one session at an agent, opened when it is first needed. */
export type SessionKeeper = {
	/** The session to ask in; undefined where there can be none. Questions that need one at the same time open it once. */
	readonly find: (signal: AbortSignal) => Promise<string | undefined>;
	/** The agent does not know that one any more. */
	readonly lose: (sessionId: string) => void;
	/** There can be none, until something speaks for looking again. */
	readonly doWithout: () => void;
	/** The agent may be another one by now, that has sessions; one that is open may still be. */
	readonly reconsider: () => void;
	/** Neither is known any more: whether there is a session, and whether there can be one. */
	readonly forget: () => void;
	/** Gives the open one away. */
	readonly take: () => string | undefined;
};

/** `open` gives a session's id, or undefined if the agent has no sessions. */
export function createSessionKeeper(open: (signal: AbortSignal) => Promise<string | undefined>): SessionKeeper {
	let known: string | 'none' | undefined;
	let opening: Promise<string | 'none'> | undefined;

	async function openOne(signal: AbortSignal): Promise<string | 'none'> {
		try {
			known = (await open(signal)) ?? 'none';
			return known;
		} finally {
			opening = undefined;
		}
	}

	const forget = () => {
		known = undefined;
	};

	return {
		async find(signal) {
			opening ??= known === undefined ? openOne(signal) : undefined;
			const found = known ?? (await opening);
			return found === 'none' ? undefined : found;
		},
		lose(sessionId) {
			known = known === sessionId ? undefined : known;
		},
		doWithout() {
			known = 'none';
		},
		reconsider() {
			known = known === 'none' ? undefined : known;
		},
		forget,
		take() {
			const sessionId = known === 'none' ? undefined : known;
			forget();
			return sessionId;
		},
	};
}
