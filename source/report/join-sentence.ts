import type {Sentence} from '../locale/sentence.js';
import type {Words} from '../locale/words.js';

/** The sentence of an event as one text, whose length does not matter. */
export function joinSentence({lead, rest, detail, summary = ''}: Sentence, words: Words): string {
	return words.list([`${lead}${rest}`, summary, detail]);
}
