import {stringifyExact} from '../../text/stringify-exact.js';
import type {Fact} from '../fact.js';

/**
 * Encodes a fact as JSON on one line of ASCII, without the line feed. Integers keep every digit: `decodeFact` gives an equal
 * fact. (-0 becomes 0.)
 */
export function encodeFact(fact: Fact): string {
	return stringifyExact(fact, 0);
}
