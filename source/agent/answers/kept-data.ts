import {cutText} from '../../text/cut-text.js';
import {maskSecrets} from '../../text/mask-secrets.js';
import {type ExactJson, isList, isObject, type ExactObject} from '../../text/exact-json.js';
import {AgentError} from '../agent-error.js';

/** An overview is flat; what is nested deeper than this is none, and a trap for whoever walks through it. */
const deepestNesting = 32;
/**
 * An overview has 33 values and two thousand characters, and a list of some hundred backup pieces ten times that. Whatever
 * is more than these is cut, for every tenant has one.
 */
const mostValues = 500;
const mostCharacters = 128 * 1024;
const longestText = 64 * 1024;
/** Without room a key is not cut shorter: it would be like the next one. */
const longestKey = 200;

/**
 * An agent's object as it may be kept: secrets masked, and cut where it is too large, which shows. `…[+N]` ends a text that
 * had N characters more, is the last item of a list that had N items more, and the last key of such an object.
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

	/** As many as there is room for. */
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
