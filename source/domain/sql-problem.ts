/** Why OceanBase gives no figures over SQL, one word a cause that asks for its own sentence. */
export type SqlReason =
	// Only the agent's password is known.
	| 'noPassword'
	// The server refuses the user or the password: not tried again.
	| 'accessDenied'
	// The agent does not say where OceanBase listens.
	| 'noAddress'
	// The way to the server: refused, reset, no such host, no answer in time.
	| 'unreachable'
	| 'timeout'
	// A server without the view, or a user that may not read it.
	| 'noView'
	// Anything else that the server or the driver says.
	| 'failed';

export type SqlProblem = {
	readonly reason: SqlReason;
	/** What the server or the driver said, control characters made visible, secrets masked; '' when nothing was said. */
	readonly said: string;
};
