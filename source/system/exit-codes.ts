/** The exit codes for how the program ended; those for what it observed are in report/exit-code.ts. */
export const exitCodes = {
	wrongUsage: 2,
	bug: 70,
	/** EX_IOERR of sysexits.h. */
	outputFailed: 74,
	/** SIGHUP; this one and the next three are 128 plus the number of the signal. */
	hangUp: 129,
	interrupt: 130,
	brokenPipe: 141,
	terminate: 143,
} as const;

type OutputError = {readonly code?: string | undefined};

/** The exit code for an error of standard output, which may be a terminal. */
export function exitCodeOfBrokenOutput({code}: OutputError, isTerminal: boolean): number {
	if (code === 'EPIPE') {
		// The reader of the pipe has closed it.
		return exitCodes.brokenPipe;
	}

	// A terminal that is closed gives EIO, as a disk does that is broken.
	return code === 'EIO' && isTerminal ? exitCodes.hangUp : exitCodes.outputFailed;
}
