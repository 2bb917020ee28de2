import {createSharedWork} from '../shared-work.js';

/** The one session at an agent, opened when it is first needed. */
export type SessionKeeper = {
	/** Its id; undefined where the agent has no sessions. Requests that need one at the same time open it once. */
	readonly find: (signal: AbortSignal) => Promise<string | undefined>;
	/** The agent no longer knows this session; the next `find` opens another. */
	readonly lose: (sessionId: string) => void;
	/** The agent has no sessions, until `reconsider` or `forget`. */
	readonly doWithout: () => void;
	/** The agent may have sessions by now; an open one may still be valid. */
	readonly reconsider: () => void;
	/** Nothing is known of the agent any more, not even whether it has sessions. */
	readonly forget: () => void;
	/** The id of the open session, which is then forgotten; undefined if there is none. */
	readonly take: () => string | undefined;
};

/** `open` resolves to a session's id, or to undefined if the agent has no sessions. */
export function createSessionKeeper(open: (signal: AbortSignal) => Promise<string | undefined>): SessionKeeper {
	let known: string | 'none' | undefined;
	const opening = createSharedWork(async (signal): Promise<string | 'none'> => {
		known = (await open(signal)) ?? 'none';
		return known;
	});

	const forget = () => {
		known = undefined;
	};

	return {
		async find(signal) {
			const found = known ?? (await opening.join(signal));
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
