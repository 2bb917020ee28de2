import {fieldOf} from '../../text/exact-json.js';
import {AgentError} from '../agent-error.js';
import type {Answer} from '../answers/envelope.js';
import {createSharedWork} from '../shared-work.js';
import {readPublicKey, type PublicKey} from './seal.js';

type KeyStoreOptions = {
	/** Sends a request without a header; throws an AgentError, or the signal's reason. */
	readonly requestOpen: (path: string, signal: AbortSignal) => Promise<Answer>;
	/** Called when an agent that had a key has another one, as after an upgrade. */
	readonly onChange: () => void;
};

/** An agent's public key. All but `current` throw an AgentError, or the signal's reason once that is aborted. */
export type KeyStore = {
	/** The key as last fetched; undefined before that. */
	readonly current: () => PublicKey | undefined;
	/** The same, fetched if there is none. */
	readonly find: (signal: AbortSignal) => Promise<PublicKey>;
	/** Fetches the key. Requests at the same time share one fetch. */
	readonly renew: (signal: AbortSignal) => Promise<PublicKey>;
	/** A key that was fetched later than `old`: another request may have done it meanwhile. */
	readonly findNewer: (old: PublicKey, signal: AbortSignal) => Promise<PublicKey>;
};

const secretPath = '/api/v1/secret';

export function createKeyStore({requestOpen, onChange}: KeyStoreOptions): KeyStore {
	let key: PublicKey | undefined;
	const fetching = createSharedWork(async (signal) => decodeSecret(await requestOpen(secretPath, signal)));

	async function renew(signal: AbortSignal): Promise<PublicKey> {
		const next = await fetching.join(signal);
		if (key !== undefined && key.text !== next.text) {
			onChange();
		}

		key = next;
		return next;
	}

	return {
		current: () => key,
		find: async (signal) => key ?? renew(signal),
		renew,
		findNewer: async (old, signal) => (key === undefined || key === old ? renew(signal) : key),
	};
}

/** The `public_key` in the `data` of `GET /api/v1/secret`. */
function decodeSecret({data}: Answer): PublicKey {
	const text = fieldOf(data, 'public_key');
	if (typeof text !== 'string') {
		throw new AgentError({reason: 'notAnAgent', detail: {type: 'noPublicKey'}});
	}

	return readPublicKey(text);
}
