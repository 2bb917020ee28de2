import type {Random} from '../../source/system/random.js';

const multiplier = 48_271;
const modulus = 2_147_483_647;

/** The same random numbers in every run: the minimal standard generator of Park and Miller. */
export function createSeededRandom(seed = 1): Random {
	let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1;
	return () => {
		state = (state * multiplier) % modulus;
		return (state - 1) / (modulus - 1);
	};
}
