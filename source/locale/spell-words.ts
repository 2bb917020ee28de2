import {spellText, type Charset} from '../text/charset.js';
import type {Words} from './words.js';

/** The same words in the characters that can be shown, with the names and messages that they are given. */
export function spellWords(words: Words, charset: Charset): Words {
	return charset === 'unicode' ? words : spellAll(words, charset);
}

/** Every text in a value, and in what its functions return. */
function spellAll<Value>(value: Value, charset: Charset): Value {
	// The shape stays what it was: only texts are replaced.
	return spell(value, charset) as Value;
}

function spell(value: unknown, charset: Charset): unknown {
	if (typeof value === 'string') {
		return spellText(value, charset);
	}

	if (typeof value === 'function') {
		return (...parameters: readonly unknown[]) => spell(Reflect.apply(value, undefined, parameters), charset);
	}

	if (Array.isArray(value)) {
		return value.map((item: unknown) => spell(item, charset));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spell(item, charset)]))
		: value;
}
