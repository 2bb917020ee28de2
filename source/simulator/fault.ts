/** What is wrong with the agent, or with what stands between it and the client. */
export type Fault = {
	/** Only requests whose path begins so; all without it. Of no meaning to `refuse`. */
	readonly under?: string;
} & (
	| {
			readonly type:
				| 'refuse'
				| 'reset'
				| 'hang'
				| 'html'
				| 'empty200'
				| 'redirect'
				| 'notJson'
				| 'panic'
				| 'mysqlError'
				| 'scanError'
				| 'halfAnswer';
	  }
	| {readonly type: 'dbDown'; readonly database: DeadDatabase}
	| {readonly type: 'huge'; readonly bytes: number}
);

/**
 * `unusable`: the observer's process is there; `gone`: it is not; `neverHeld`: the agent was restarted while the database
 * was down.
 */
export type DeadDatabase = 'unusable' | 'gone' | 'neverHeld';
