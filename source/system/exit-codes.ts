/** The exit codes for how the program ended; those for what it observed are in report/exit-code.ts. */
export const exitCodes = {
	wrongUsage: 2,
	bug: 70,
	/** SIGHUP; this one and the next three are 128 plus the number of the signal. */
	hangUp: 129,
	interrupt: 130,
	brokenPipe: 141,
	terminate: 143,
} as const;

const brokenOutput: ReadonlyMap<string, number> = new Map([
	// The terminal is closed.
	['EIO', exitCodes.hangUp],
	// The reader of the pipe has closed it.
	['EPIPE', exitCodes.brokenPipe],
]);

/** The exit code for an error of standard output. */
export function exitCodeOfBrokenOutput({code = ''}: {readonly code?: string | undefined}): number {
	return brokenOutput.get(code) ?? exitCodes.bug;
}
