import {cutText} from '../../text/cut-text.js';
import {maskSecrets} from '../../text/mask-secrets.js';
import {type ExactJson, isList, isObject, type ExactObject} from '../../text/exact-json.js';
import {AgentError} from '../agent-error.js';

/** An overview is flat. Deeper nesting is not an overview, and could exhaust the stack. */
const deepestNesting = 32;
/**
 * An overview has 33 values and two thousand characters, one with a list of a hundred backup pieces ten times that. A
 * larger one is cut, since one is kept for each tenant.
 */
const mostValues = 500;
const mostCharacters = 128 * 1024;
const longestText = 64 * 1024;
/** Keys are cut at this length only, however little room is left: shorter ones might collide. */
const longestKey = 200;

/**
 * A copy of an agent's object for keeping: secrets masked, and visibly cut where it is too large. `…[+N]` ends a text
 * that had N more characters, and is the last item of a list or the last key of an object that had N more. Throws an
 * AgentError if it is nested too deep.
 */
export function keepData(data: ExactObject): ExactObject {
	let values = mostValues;
	let characters = mostCharacters;

	function keepText(text: string, longest: number): string {
		const masked = maskSecrets(text);
		const kept = cutText(masked, longest);
		characters = Math.max(0, characters - kept.length);
		return kept.length === masked.length ? kept : `${kept}${cutMark(masked.length - kept.length)}`;
	}

	/** The first ones, as far as there is room. */
	function take<Value>(all: readonly Value[]): readonly Value[] {
		const taken = all.slice(0, values);
		values -= taken.length;
		return taken;
	}

	function keepObject(object: ExactObject, depth: number): ExactObject {
		const entries = Object.entries(object);
		const kept = take(entries).map(([key, value]) => [keepText(key, longestKey), keepValue(value, depth)] as const);
		const more = entries.length - kept.length;
		return Object.fromEntries(more === 0 ? kept : [...kept, [cutMark(more), null]]);
	}

	function keepList(list: readonly ExactJson[], depth: number): readonly ExactJson[] {
		const kept = take(list).map((item) => keepValue(item, depth));
		const more = list.length - kept.length;
		return more === 0 ? kept : [...kept, cutMark(more)];
	}

	function keepValue(value: ExactJson, depth: number): ExactJson {
		if (depth === 0) {
			throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'nestedTooDeep'}});
		}

		if (typeof value === 'string') {
			return keepText(value, Math.min(longestText, characters));
		}

		if (isList(value)) {
			return keepList(value, depth - 1);
		}

		return isObject(value) ? keepObject(value, depth - 1) : value;
	}

	return keepObject(data, deepestNesting);
}

function cutMark(more: number): string {
	return `…[+${more}]`;
}
