/** Where an agent listens. */
export type AgentAddress = {
	/** `http://host:port`, with no slash at the end. */
	readonly origin: string;
	/** As people write it: `host:port`, IPv6 in brackets; of a unix socket its path. */
	readonly label: string;
	/** The unix socket that it listens on, instead of host and port. */
	readonly socketPath?: string;
};

/** Where OceanBase speaks MySQL's protocol; an IPv6 host has no brackets. */
export type SqlAddress = {readonly host: string; readonly port: number};

/** The same with the user to log in as: with the tenant, and through obproxy with the cluster: `root@sys#obprod`. */
export type SqlTarget = SqlAddress & {readonly user: string};

/** Whose password opens the agent: root@sys of the database, or the agent's own; none on its unix socket. */
export type Credential = {readonly kind: 'root' | 'agent'; readonly password: string} | {readonly kind: 'none'};

/** How agents are verified over TLS, and how we identify ourselves to them; PEM texts. */
export type TlsOptions = {
	/** The CAs that sign certificates of agents, instead of those that the system trusts. */
	readonly ca?: string;
	/** Our own certificate and its key, where agents ask for one (from 4.4.2 on). */
	readonly cert?: string;
	readonly key?: string;
	/** Certificates are not verified. */
	readonly isInsecure?: boolean;
};

/** The stable key of a cluster, whichever of its agents is asked: the label of the first agent given for it. */
export type ClusterId = string;

/** One watched restore; a tenant has at most one at a time. */
export type RestoreKey = {readonly cluster: ClusterId; readonly tenant: string};

/** A cluster as the command line names it: how to reach it, how to open it, and whose restores to watch. */
export type ClusterTarget = {
	readonly id: ClusterId;
	/** The agents that can be asked, the preferred one first. */
	readonly agents: readonly [AgentAddress, ...AgentAddress[]];
	readonly credential: Credential;
	/** Of root@sys, for SQL; undefined if it was not given. */
	readonly rootPassword: string | undefined;
	readonly tls: TlsOptions;
	/** Where progress is read over SQL; `fromAgent` is where the agent says that OceanBase listens, undefined is nowhere. */
	readonly sql: SqlTarget | 'fromAgent' | undefined;
	readonly tenants: readonly string[] | 'all';
};
