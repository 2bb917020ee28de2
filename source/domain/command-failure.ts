/** Why a command of `--exec` is an event: it failed, or it was not run. */
export type CommandFailure =
	| {readonly type: 'exited'; readonly code: number}
	/** Ended by a signal that was not ours. */
	| {readonly type: 'killed'; readonly signal: string}
	/** It still ran after `limitMs`, and was terminated. */
	| {readonly type: 'timedOut'; readonly limitMs: number}
	/** `cause` is the system's error code, such as "EAGAIN". */
	| {readonly type: 'notStarted'; readonly cause: string}
	/** So many commands were not run, because too many waited or the program ended. */
	| {readonly type: 'leftOut'; readonly count: number};
