import type {AgentClock} from '../agent-clock.js';
import {sealHeader, type HeaderFacts, type PublicKey} from './seal.js';

const lifetimeMs = 60_000;
/** A header that would expire on the way is made anew. */
const leastLeftMs = 15_000;

/** What a header is sealed for, and with what. */
export type Sealing = Omit<HeaderFacts, 'expiresAt'> & {readonly key: PublicKey};

export type HeaderCache = {
	/** The sealed header of a request; undefined before the agent's time is known. */
	readonly headerFor: (sealing: Sealing) => string | undefined;
	/** Whether the header last sealed for a target is past its time by what is now known of the agent's clock. */
	readonly hasExpired: (uri: string) => boolean;
	readonly forget: () => void;
};

type Sealed = {
	readonly header: string;
	readonly key: string;
	/** The password or the session that it holds. */
	readonly credentials: string;
	readonly expiresAt: number;
};

/**
 * Seals a header once a target and uses it until shortly before it expires: the agent takes it again for the same
 * target, and sealing costs a millisecond of every poll. One with keys is for one body only.
 */
export function createHeaderCache(clock: AgentClock): HeaderCache {
	const sealed = new Map<string, Sealed>();
	return {
		headerFor({uri, key, credentials, keys}) {
			const now = clock.now();
			if (now === undefined) {
				return undefined;
			}

			const secret =
				'sessionId' in credentials ? `session ${credentials.sessionId}` : `password ${credentials.password}`;
			const known = sealed.get(uri);
			const isSame = known?.key === key.text && known.credentials === secret && keys === undefined;
			if (isSame && isFresh(known.expiresAt, now)) {
				return known.header;
			}

			const expiresAt = now + lifetimeMs;
			const header = sealHeader({credentials, expiresAt: Math.floor(expiresAt / 1000), uri, keys}, key);
			sealed.set(uri, {header, key: key.text, credentials: secret, expiresAt});
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
