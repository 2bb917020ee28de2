/** A request as it reached the agent. */
export type AgentRequest = {
	readonly method: string;
	/** The request target, byte for byte. */
	readonly uri: string;
	/** X-OCS-Header: sealed, with the password of root@sys or a session. */
	readonly rootHeader: string | undefined;
	/** X-OCS-Agent-Header: sealed, with the agent password. */
	readonly agentHeader: string | undefined;
	readonly traceId: string | undefined;
	readonly body: string;
	/** Sent over the unix socket: the agent checks the user of the peer process, no header and no password. */
	readonly isLocal: boolean;
};

/** The decoded path of a request target; undefined when its percent signs are malformed. */
export function pathOf(uri: string): string | undefined {
	try {
		return decodeURIComponent(uri.split('?', 1)[0] ?? '');
	} catch {
		return undefined;
	}
}
