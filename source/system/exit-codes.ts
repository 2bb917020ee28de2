/** The exit codes of how the program ended; those of what it observed are in report/exit-code.ts. */
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
	// The terminal has gone.
	['EIO', exitCodes.hangUp],
	// Nobody reads the pipe any more.
	['EPIPE', exitCodes.brokenPipe],
]);

/** The exit code where standard output cannot be written. */
export function exitCodeOfBrokenOutput({code = ''}: {readonly code?: string | undefined}): number {
	return brokenOutput.get(code) ?? exitCodes.bug;
}
