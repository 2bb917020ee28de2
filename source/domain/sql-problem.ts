/** Why there is no progress over SQL, one word for each cause that needs its own sentence. */
export type SqlReason =
	// Only the agent's own password is known, not that of root@sys.
	| 'noPassword'
	// The server refuses the user or the password: not tried again.
	| 'accessDenied'
	// The agent does not say where OceanBase listens.
	| 'noAddress'
	// The way to the server: refused, reset, no such host, no answer in time.
	| 'unreachable'
	| 'timeout'
	// The server has no such view, or the user may not read it.
	| 'noView'
	// Any other error of the server or the driver.
	| 'failed';

/** What restop itself found wrong, where the reason alone does not say it; locale/describe-detail.ts has the words. */
export type SqlDetail =
	/** The view lacks a column without which its rows mean nothing. */
	| {readonly type: 'missingColumn'; readonly column: string}
	/** The server asks for the password in a form that reveals it to whoever answers, and did not get it. */
	| {readonly type: 'passwordDemanded'};

export type SqlProblem = {
	readonly reason: SqlReason;
	/** The text of the server or the driver, safe to draw, secrets masked; '' if there is none. */
	readonly said: string;
	/** Absent where reason and text say it all. */
	readonly detail?: SqlDetail;
};
