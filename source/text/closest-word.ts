/** A candidate with more edits than this, or than a third of its letters, is another word. */
const mostEdits = 2;
/** A shorter word is too ambiguous for a suggestion. */
const fewestLetters = 3;
/** A longer word is no misspelt option, and the work grows with its length. */
const mostLetters = 40;

/** The candidate that a misspelt or shortened word most likely means, whatever its case; undefined if none is close. */
export function findClosestWord(word: string, candidates: readonly string[]): string | undefined {
	const written = word.toLowerCase();
	if (written.length < fewestLetters || written.length > mostLetters) {
		return undefined;
	}

	const longer = candidates.filter((candidate) => candidate.startsWith(written));
	return longer.length === 1 ? longer[0] : findNearest(written, candidates);
}

function findNearest(word: string, candidates: readonly string[]): string | undefined {
	const [nearest] = candidates
		.map((candidate) => ({candidate, edits: countEdits(word, candidate)}))
		.filter(({candidate, edits}) => edits <= Math.min(mostEdits, candidate.length / 3))
		.toSorted((first, second) => first.edits - second.edits);
	return nearest?.candidate;
}

/** The distance of Levenshtein: letters to add, drop or replace. */
function countEdits(from: string, to: string): number {
	let row = Array.from({length: to.length + 1}, (_, index) => index);
	for (const [index, letter] of [...from].entries()) {
		const next = [index + 1];
		for (const [column, wanted] of [...to].entries()) {
			const [diagonal = 0, above = 0] = row.slice(column, column + 2);
			next.push(Math.min(diagonal + (letter === wanted ? 0 : 1), above + 1, (next[column] ?? 0) + 1));
		}

		row = next;
	}

	return row.at(-1) ?? 0;
}
