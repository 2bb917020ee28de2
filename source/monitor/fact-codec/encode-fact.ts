import {stringifyExact} from '../../text/stringify-exact.js';
import type {Fact} from '../fact.js';

/**
 * A fact as JSON on one line of ASCII, without the line feed: integers keep every digit, so that `decodeFact` gives the same
 * fact again. (-0 becomes 0.)
 */
export function encodeFact(fact: Fact): string {
	return stringifyExact(fact.type === 'commanded' ? writable(fact) : fact, 0);
}

/** A move to the first or the last is infinite, which is no JSON; a number beyond all doubles is read as that. */
function writable(fact: Extract<Fact, {readonly type: 'commanded'}>): unknown {
	const {command} = fact;
	const isInfinite = 'by' in command && !Number.isFinite(command.by);
	return isInfinite ? {...fact, command: {...command, by: JSON.rawJSON(command.by > 0 ? '1e999' : '-1e999')}} : fact;
}
