/** The meaning of a word; the theme gives it a colour. */
export type Tone = 'plain' | 'active' | 'good' | 'warning' | 'bad';

/** The sentence of an event: a word with the meaning, the rest of the sentence, and details. */
export type Sentence = {
	readonly lead: string;
	/** The meaning of `lead`. */
	readonly tone: Tone;
	/** Follows the lead directly; '' or begins with a space or punctuation. */
	readonly rest: string;
	/** Set apart and dimmed on screen, after a comma in plain lines; '' where there is none. */
	readonly detail: string;
	/** In plain lines only, where length does not matter; '' or absent where there is none. */
	readonly summary?: string;
};

/** A problem in words: what is wrong, and what to do about it. */
export type Advice = {readonly message: string; readonly hint: string};

/** The text of a restore's state. */
export type StateText = {readonly text: string; readonly tone: Tone};
