/** A sealed header that cannot be decrypted; the message is the agent's. */
export class HeaderError extends Error {
	override readonly name = 'HeaderError';
}
