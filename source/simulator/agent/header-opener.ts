import type {KeyPair} from './key-pair.js';
import {openHeader, type OpenedHeader} from './open-header.js';

/** Clients send the same header again until it expires, one for each path. */
const mostKept = 200;

/** Decrypts headers as `openHeader` does, and keeps the latest: RSA is by far the dearest part of an answer. */
export function createHeaderOpener(keyPair: KeyPair): (sealed: string) => OpenedHeader {
	const kept = new Map<string, OpenedHeader>();
	return (sealed) => {
		const known = kept.get(sealed);
		if (known !== undefined) {
			return known;
		}

		const opened = openHeader(sealed, keyPair);
		kept.set(sealed, opened);
		const [oldest] = kept.keys();
		if (kept.size > mostKept && oldest !== undefined) {
			kept.delete(oldest);
		}

		return opened;
	};
}
