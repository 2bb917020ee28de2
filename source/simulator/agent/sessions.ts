import type {Buffer} from 'node:buffer';

export type SessionState = 'valid' | 'invalid' | 'expired';

/** Sessions of `/login`, in memory as the agent's are (ob/agent/secure/session.go); times are the agent's clock, ms. */
export type Sessions = {
	/** A new one; its id is 64 hexadecimal digits. */
	readonly open: (now: number) => string;
	/** Using one prolongs it. */
	readonly use: (id: string, now: number) => SessionState;
	readonly close: (id: string) => void;
	/** Whether it is kept, used up or not. */
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

			// A sweep since then has taken it away, and mostly there was one.
			return sweepsBy(now) > sweepsBy(expiresAt) ? 'invalid' : 'expired';
		},
		close(id) {
			expiries.delete(id);
		},
		has: (id) => expiries.has(id),
	};
}
