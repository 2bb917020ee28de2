/** A fault of the agent, or of the network between it and the client. */
export type Fault = NetworkFault | AgentFault;

type Scope = {
	/** Only for requests whose path begins with this; undefined for all. `refuse` ignores it. */
	readonly under?: string;
};

/** The request does not reach the agent, or its answer does not reach the client. */
type NetworkFault = Scope &
	(
		| {
				readonly type: 'refuse' | 'reset' | 'html' | 'empty200' | 'noContent' | 'notJson' | 'halfAnswer';
		  }
		/** To a sign-in page unless `to` is given. */
		| {readonly type: 'redirect'; readonly to?: string}
		| {readonly type: 'huge'; readonly bytes: number}
		/** The unix socket's check of its peer writes its refusal and goes on: two answers in one body. */
		| {readonly type: 'twoDocuments'}
	);

/** The request reaches the agent, which answers wrongly or not at all. */
export type AgentFault = Scope &
	(
		| {
				readonly type:
					/** No request is answered. */
					| 'hang'
					/** The right answer with the wrong content type. */
					| 'plainText'
					| 'nullData'
					| 'nullContents'
					| 'panic'
					/** Routes that query the database never answer; the others do. */
					| 'dbHung'
					| 'mysqlError'
					/** The user of the unix socket's peer process is not permitted. */
					| 'userDenied'
					| 'scanError'
					/** The restore is in neither view: its row is being moved to the history. */
					| 'noRow';
		  }
		/** With `isPasswordStale` the agent has cached an old password and cannot have the right one checked. */
		| {readonly type: 'dbDown'; readonly database: DeadDatabase; readonly isPasswordStale?: boolean}
	);

/**
 * `unusable`: the observer process runs; `gone`: it does not; `neverHeld`: the agent was restarted while the database was
 * down.
 */
export type DeadDatabase = 'unusable' | 'gone' | 'neverHeld';
