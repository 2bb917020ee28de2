import type {AgentClock} from '../agent-clock.js';
import {sealHeader, type HeaderFacts, type PublicKey} from './seal.js';

const lifetimeMs = 60_000;
/** One that might expire on the way is replaced. */
const leastLeftMs = 15_000;

/** What a header holds, and the key to encrypt it with. */
export type Sealing = Omit<HeaderFacts, 'expiresAt'> & {readonly key: PublicKey};

export type HeaderCache = {
	/** The sealed header of a request; undefined before the agent's time is known. */
	readonly headerFor: (sealing: Sealing) => string | undefined;
	/** Whether the header last sealed for a target has expired by the agent's clock as it is known now. */
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
 * Keeps one header for each target until shortly before it expires: an agent accepts it again for the same target, and
 * sealing would cost every poll a millisecond. A header with body keys is used once.
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
 * If the agent's clock was set back, a header would be valid for too long, and is replaced too. The known time may also
 * step back a little, by as much as an answer was slow: that is tolerated.
 */
function isFresh(expiresAt: number, now: number): boolean {
	const left = expiresAt - now;
	return left >= leastLeftMs && left <= lifetimeMs + leastLeftMs;
}
