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
				| 'noContent'
				/** The right answer under the wrong type. */
				| 'plainText'
				| 'notJson'
				| 'nullData'
				| 'nullContents'
				| 'panic'
				/** Whatever asks the database is never answered; the rest is. */
				| 'dbHung'
				| 'mysqlError'
				| 'scanError'
				| 'halfAnswer';
	  }
	/** `to` elsewhere than to a page of the network's own. */
	| {readonly type: 'redirect'; readonly to?: string}
	/** With `isPasswordStale` the agent remembers an old password, and cannot ask whether another one is right. */
	| {readonly type: 'dbDown'; readonly database: DeadDatabase; readonly isPasswordStale?: boolean}
	| {readonly type: 'huge'; readonly bytes: number}
);

/**
 * `unusable`: the observer's process is there; `gone`: it is not; `neverHeld`: the agent was restarted while the database
 * was down.
 */
export type DeadDatabase = 'unusable' | 'gone' | 'neverHeld';
