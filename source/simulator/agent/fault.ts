/** What is wrong with the agent, or with what stands between it and the client. */
export type Fault = NetworkFault | AgentFault;

type Place = {
	/** Only requests whose path begins so; all without it. Of no meaning to `refuse`. */
	readonly under?: string;
};

/** The agent is not asked, or its answer does not come through. */
export type NetworkFault = Place &
	(
		| {
				readonly type: 'refuse' | 'reset' | 'hang' | 'html' | 'empty200' | 'noContent' | 'notJson' | 'halfAnswer';
		  }
		/** `to` elsewhere than to a page of the network's own. */
		| {readonly type: 'redirect'; readonly to?: string}
		| {readonly type: 'huge'; readonly bytes: number}
		/** The unix socket's check of its peer fails and goes on: two answers in one body. */
		| {readonly type: 'twoDocuments'}
	);

/** The agent itself answers, if it does. */
export type AgentFault = Place &
	(
		| {
				readonly type:
					/** The right answer under the wrong type. */
					| 'plainText'
					| 'nullData'
					| 'nullContents'
					| 'panic'
					/** Whatever asks the database is never answered; the rest is. */
					| 'dbHung'
					| 'mysqlError'
					/** The unix socket's peer is somebody else. */
					| 'userDenied'
					| 'scanError'
					/** Between the running row and the history: neither has the restore. */
					| 'noRow';
		  }
		/** With `isPasswordStale` the agent remembers an old password, and cannot ask whether another one is right. */
		| {readonly type: 'dbDown'; readonly database: DeadDatabase; readonly isPasswordStale?: boolean}
	);

/**
 * `unusable`: the observer's process is there; `gone`: it is not; `neverHeld`: the agent was restarted while the database
 * was down.
 */
export type DeadDatabase = 'unusable' | 'gone' | 'neverHeld';
