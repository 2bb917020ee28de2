import type {Buffer} from 'node:buffer';

export type SessionState = 'valid' | 'invalid' | 'expired';

/** The sessions of `/login` (ob/agent/secure/session.go); times are ms of the agent's clock. */
export type Sessions = {
	/** Returns the id of a new session, 64 hexadecimal digits. */
	readonly open: (now: number) => string;
	/** The state of a session; use extends a valid one. */
	readonly use: (id: string, now: number) => SessionState;
	readonly close: (id: string) => void;
	/** Whether it is stored, expired or not. */
	readonly has: (id: string) => boolean;
};

const lifetimeMs = 1800 * 1000;
const sweepEveryMs = 30 * 1000;

export function createSessions(startedAt: number, randomBytes: (count: number) => Buffer): Sessions {
	const expiries = new Map<string, number>();
	const sweepsBy = (time: number) => Math.floor((time - startedAt) / sweepEveryMs);
	return {
		open(now) {
			const id = randomBytes(32).toString('hex');
			expiries.set(id, now + lifetimeMs);
			return id;
		},
		use(id, now) {
			const expiresAt = expiries.get(id);
			if (expiresAt === undefined) {
				return 'invalid';
			}

			if (now <= expiresAt) {
				expiries.set(id, now + lifetimeMs);
				return 'valid';
			}

			// The agent calls it invalid, not expired, once a sweep has deleted it.
			return sweepsBy(now) > sweepsBy(expiresAt) ? 'invalid' : 'expired';
		},
		close(id) {
			expiries.delete(id);
		},
		has: (id) => expiries.has(id),
	};
}
