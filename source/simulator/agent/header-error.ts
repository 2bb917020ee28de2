/** A sealed header that does not open, in the agent's words. */
export class HeaderError extends Error {
	override readonly name = 'HeaderError';
}
