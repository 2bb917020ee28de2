import type {AgentAddress, SqlTarget} from '../../domain/cluster.js';
import type {Language} from '../language.js';
import type {Defaults} from '../option-values.js';
import type {Secret} from '../secret.js';
import type {TlsFiles} from '../tls-options.js';

/** The checked content of a config file. */
export type Config = {
	/** As it was named, for messages. */
	readonly file: string;
	/** In the order of the file. */
	readonly clusters: readonly ConfigCluster[];
	/** The values of options that were not given. */
	readonly preferences: Defaults;
	/** Undefined for that of the locale. */
	readonly language: Language | undefined;
};

export type ConfigCluster = {
	readonly name: string;
	readonly agents: readonly [AgentAddress, ...AgentAddress[]];
	/** The passwords of root@sys, of the agent, and of the user of SQL where that is another one. */
	readonly password: Secret | undefined;
	readonly agentPassword: Secret | undefined;
	readonly sqlPassword: Secret | undefined;
	readonly tls: TlsFiles;
	/** `fromAgent` unless it says something else; undefined for no SQL. */
	readonly sql: SqlTarget | 'fromAgent' | undefined;
	readonly tenants: {readonly names: readonly string[]; readonly globs: readonly string[]};
	readonly learnsAgents: boolean;
	/** Where it stands, for errors that come later: `config.yaml:12:5: clusters.prod.tls.ca`. */
	readonly placeOf: (...keys: readonly string[]) => string;
};
