/** A text that is not a fact; the message says which part of it was expected to be what. */
export class FactError extends Error {
	override readonly name = 'FactError';
}
