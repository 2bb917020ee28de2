/** A fault of the SQL server, or of the network before it. */
export type SqlFault =
	/** Resets every connection, open ones included. */
	| {readonly type: 'refuse'}
	/** Accepts connections and statements, and never answers. */
	| {readonly type: 'hang'}
	/** Denies every login. */
	| {readonly type: 'denied'}
	/** The server has no progress view, or the user has no access to it. */
	| {readonly type: 'noView'}
	/** The user has no access to the history of restores. */
	| {readonly type: 'historyDenied'}
	/** The history of restores lacks a column. */
	| {readonly type: 'historyLacks'; readonly column: string}
	/** Waits for `wait` before every answer: the test decides how long that is. */
	| {readonly type: 'slow'; readonly wait: () => Promise<void>};
