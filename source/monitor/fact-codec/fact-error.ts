/** A text is not a fact; the message has the part that is wrong and what was expected. */
export class FactError extends Error {
	override readonly name = 'FactError';
}
