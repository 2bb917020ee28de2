import {stringifyExact} from '../../text/stringify-exact.js';
import type {Fact} from '../fact.js';

/**
 * Encodes a fact as JSON on one line of ASCII, without the line feed. Integers keep every digit: `decodeFact` gives an equal
 * fact. (-0 becomes 0.)
 */
export function encodeFact(fact: Fact): string {
	return stringifyExact(fact.type === 'commanded' ? writable(fact) : fact, 0);
}

/** JSON has no infinity, which a movement may be; a number beyond all doubles is parsed as that. */
function writable(fact: Extract<Fact, {readonly type: 'commanded'}>): unknown {
	const {command} = fact;
	const isInfinite = 'by' in command && !Number.isFinite(command.by);
	return isInfinite ? {...fact, command: {...command, by: JSON.rawJSON(command.by > 0 ? '1e999' : '-1e999')}} : fact;
}
