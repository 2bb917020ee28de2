/** The meaning of a word, which the theme turns into a colour. */
export type Tone = 'plain' | 'active' | 'good' | 'warning' | 'bad';

/** What one event says: a word of meaning, the rest of the sentence, and what is priority less attention. */
export type Sentence = {
	readonly lead: string;
	readonly tone: Tone;
	/** Follows the lead directly; '' or begins with a space or punctuation. */
	readonly rest: string;
	/** Set apart and dimmed on screen; after a comma in plain lines; '' where there is none. */
	readonly detail: string;
	/** Worth saying where there is room for it: on the screen only. */
	readonly note?: string;
	/** More of the same, for where a line may be as long as it likes; '' or absent where there is none. */
	readonly summary?: string;
};

/** A problem in words: what is wrong, and what to do about it. */
export type Advice = {readonly message: string; readonly hint: string};
