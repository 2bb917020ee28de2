import {stringifyExact} from '../../text/stringify-exact.js';
import type {Fact} from '../fact.js';

/**
 * A fact as JSON on one line of ASCII, without the line feed: integers keep every digit, so that `decodeFact` gives the same
 * fact again. (-0 becomes 0.)
 */
export function encodeFact(fact: Fact): string {
	return stringifyExact(fact, 0);
}
