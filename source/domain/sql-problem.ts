/** Why progress cannot be read over SQL, one word for each cause that needs its own sentence. */
export type SqlReason =
	// Only the agent's own password is known, not that of root@sys.
	| 'noPassword'
	// The server refuses the user or the password: not retried.
	| 'accessDenied'
	// The agent does not report where OceanBase listens.
	| 'noAddress'
	// The connection to the server: refused, reset, unknown host; or no answer in time.
	| 'unreachable'
	| 'timeout'
	// The server has no such view, or the user may not read it.
	| 'noView'
	// The server belongs to another cluster than the agent: its figures are dropped.
	| 'otherCluster'
	// Any other error of the server or the driver.
	| 'failed';

/** What restop itself found wrong, where the reason alone is not enough; locale/describe-detail.ts has the words. */
export type SqlDetail =
	/** The view lacks a column that its rows cannot be decoded without. */
	| {readonly type: 'missingColumn'; readonly column: string}
	/** The server names no column of the view to this user. */
	| {readonly type: 'noColumns'}
	/** The server demands a plain-text password, as an impostor would; it was not sent. */
	| {readonly type: 'passwordDemanded'}
	/** The server sent more for one statement than is kept. */
	| {readonly type: 'tooLarge'}
	/** The server sent several results for one statement. */
	| {readonly type: 'severalResults'}
	/** The server sent other columns than the statement selects. */
	| {readonly type: 'otherColumns'};

export type SqlProblem = {
	readonly reason: SqlReason;
	/** The text of the server or the driver, safe to draw, secrets masked; '' if there is none. */
	readonly said: string;
	/** Absent where the reason and the text are enough. */
	readonly detail?: SqlDetail;
};
