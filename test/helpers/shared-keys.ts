import {createKeyPair, type KeyBits, type KeyPair} from '../../source/simulator/agent/key-pair.js';

const pairs = new Map<KeyBits, KeyPair[]>();

/**
 * Creates the keys of one simulated agent. All agents of a process share them, so that they are generated once: the n-th
 * key of every agent is the same one, and every agent's second key is another than its first.
 */
export function shareKeys(): (bits: KeyBits) => KeyPair {
	const used = new Map<KeyBits, number>();
	return (bits) => {
		const count = used.get(bits) ?? 0;
		used.set(bits, count + 1);
		const known = pairs.get(bits) ?? [];
		const pair = known[count] ?? createKeyPair(bits);
		known[count] = pair;
		pairs.set(bits, known);
		return pair;
	};
}
