import type {AgentClock} from './agent-clock.js';
import {sealHeader, type PublicKey} from './seal.js';

const lifetimeMs = 60_000;
/** A header that would expire on the way is made anew. */
const leastLeftMs = 15_000;

export type HeaderCache = {
	/** The sealed header for a request target; undefined before the agent's time is known. */
	readonly headerFor: (uri: string, key: PublicKey) => string | undefined;
	/** Whether the header last sealed for a target is past its time by what is now known of the agent's clock. */
	readonly hasExpired: (uri: string) => boolean;
	readonly forget: () => void;
};

/**
 * Seals a header once a target and uses it until shortly before it expires: the agent takes it again for the same
 * target, and sealing costs a millisecond of every poll.
 */
export function createHeaderCache(password: string, clock: AgentClock): HeaderCache {
	const sealed = new Map<string, {readonly header: string; readonly key: string; readonly expiresAt: number}>();
	return {
		headerFor(uri, key) {
			const now = clock.now();
			const known = sealed.get(uri);
			if (now === undefined || (known?.key === key.text && isFresh(known.expiresAt, now))) {
				return now === undefined ? undefined : known?.header;
			}

			const expiresAt = now + lifetimeMs;
			const header = sealHeader({password, expiresAt: Math.floor(expiresAt / 1000), uri}, key);
			sealed.set(uri, {header, key: key.text, expiresAt});
			return header;
		},
		hasExpired(uri) {
			const now = clock.now();
			const known = sealed.get(uri);
			return now !== undefined && known !== undefined && now > known.expiresAt;
		},
		forget() {
			sealed.clear();
		},
	};
}

/**
 * A clock that was set back makes a header last too long, which counts as stale as well; what an answer was late by is
 * no set-back.
 */
function isFresh(expiresAt: number, now: number): boolean {
	const left = expiresAt - now;
	return left >= leastLeftMs && left <= lifetimeMs + leastLeftMs;
}
