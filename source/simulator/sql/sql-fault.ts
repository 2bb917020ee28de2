/** What is wrong with the SQL server, or with the way to it. */
export type SqlFault =
	/** Every connection is reset, also those that stand. */
	| {readonly type: 'refuse'}
	/** Takes connections and statements, and says nothing. */
	| {readonly type: 'hang'}
	/** Lets nobody in. */
	| {readonly type: 'denied'}
	/** A server, or a user, without the view. */
	| {readonly type: 'noView'}
	/** Answers a statement only when what it waits for has come: whoever sets the fault has the clock. */
	| {readonly type: 'slow'; readonly wait: () => Promise<void>};
