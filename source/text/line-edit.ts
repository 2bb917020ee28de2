/** What is deleted at the end of a line that is typed. */
export type Erasure = 'character' | 'word' | 'all';

/** The keys that delete, by their names in text/terminal-input, as a terminal's own line editing has them. */
export const erasingKeys: Readonly<Record<Erasure, readonly string[]>> = {
	character: ['backspace', 'shift-backspace'],
	word: ['ctrl-w', 'alt-backspace', 'ctrl-backspace'],
	all: ['ctrl-u'],
};

const erasures: ReadonlyArray<readonly [string, Erasure]> = (['character', 'word', 'all'] as const).flatMap((what) =>
	erasingKeys[what].map((key) => [key, what] as const),
);
const erasureOfKey: ReadonlyMap<string, Erasure> = new Map(erasures);

/** What a key deletes; undefined for one that does not. */
export function findErasure(key: string): Erasure | undefined {
	return erasureOfKey.get(key);
}

/** The text without its last character, its last word, or all of it. */
export function erase(text: string, what: Erasure): string {
	switch (what) {
		case 'character': {
			return withoutLastCharacter(text);
		}

		case 'word': {
			return text.trimEnd().replace(lastWord, '');
		}

		case 'all': {
			return '';
		}
	}
}

/** The blanks before the last word stay. */
const lastWord = /(?<!\S)\S+$/v;
const segmenter = new Intl.Segmenter();

/** A character as a reader counts them: with its accents, and an emoji whole. */
function withoutLastCharacter(text: string): string {
	const last = [...segmenter.segment(text)].at(-1);
	return last === undefined ? '' : text.slice(0, last.index);
}
