/** Where an agent listens. */
export type AgentAddress = {
	/** `http://host:port`, with no slash at the end. */
	readonly origin: string;
	/** As people write it: `host:port`, IPv6 in brackets; of a unix socket its path. */
	readonly label: string;
	/** The unix socket that it listens on, instead of host and port. */
	readonly socketPath?: string;
};

/** Where OceanBase listens for the MySQL protocol; an IPv6 host has no brackets. */
export type SqlAddress = {readonly host: string; readonly port: number};

/** The same with the user to log in as, `USER@TENANT`; through obproxy `USER@TENANT#CLUSTER`. */
export type SqlTarget = SqlAddress & {readonly user: string};

/** What authenticates us to the agent: the password of root@sys or the agent's own; nothing on its unix socket. */
export type Credential = {readonly kind: 'root' | 'agent'; readonly password: string} | {readonly kind: 'none'};

/** How agents are verified over TLS, and how we identify ourselves to them; PEM texts. */
export type TlsOptions = {
	/** The CAs that sign certificates of agents, instead of those that the system trusts. */
	readonly ca?: string;
	/** The client certificate and its key, where agents require one (from 4.4.2 on). */
	readonly cert?: string;
	readonly key?: string;
	/** Certificates are not verified. */
	readonly isInsecure?: boolean;
};

/** The stable key of a cluster, whichever of its agents is polled: its name in the config file, else the label of its first agent. */
export type ClusterId = string;

/**
 * One watched restore. `jobId` is absent for a tenant that was named: its row follows the tenant from job to job. A restore
 * that was discovered has the row of its own job, since a tenant may have had several.
 */
export type RestoreKey = {readonly cluster: ClusterId; readonly tenant: string; readonly jobId?: number};

export function isSameKey(one: RestoreKey, other: RestoreKey | undefined): boolean {
	return one.cluster === other?.cluster && one.tenant === other.tenant && one.jobId === other.jobId;
}

/** Which restores of a cluster are watched. */
export type TenantSelection = {
	/** Without repeats, in the order given. Each has a row, also while there is no restore of it. */
	readonly names: readonly string[];
	/**
	 * Those of `names` that were given without a cluster where there are several: each of them need exist in only one. A
	 * cluster where it does not exist has no row of it, and does not count as one where it is missing, as long as another
	 * cluster has it. Absent for a single cluster.
	 */
	readonly anyCluster?: readonly string[];
	/** Patterns of tenant names, with `*` and `?`: restores of those that match are discovered. `*` is every restore. */
	readonly globs: readonly string[];
	/** Restores that are discovered and have ended are watched for so long after their end, in ms; 0: running ones only. */
	readonly sinceMs: number;
};

/** A cluster as the command line or the config file gives it: how to reach it, how to log in, and what to watch. */
export type ClusterTarget = {
	readonly id: ClusterId;
	/** Its name in the config file; absent without one. */
	readonly label?: string;
	/** The agents that can be polled, the preferred one first. */
	readonly agents: readonly [AgentAddress, ...AgentAddress[]];
	readonly credential: Credential;
	/** The password for SQL: that of root@sys, or of the user of `sql`; undefined if it was not given. */
	readonly rootPassword: string | undefined;
	readonly tls: TlsOptions;
	/** Where progress is read over SQL: `fromAgent` takes the address that the agent reports; undefined is not at all. */
	readonly sql: SqlTarget | 'fromAgent' | undefined;
	/** Other agents of the cluster may be polled too: those that the agent lists. */
	readonly learnsAgents?: boolean;
	readonly selection: TenantSelection;
};
