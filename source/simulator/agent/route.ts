import type {DeadDatabase} from '../world/fault.js';
import type {World} from '../world/world.js';
import type {Answer, Stamp} from './answer.js';
import type {Generation} from './generation.js';
import type {OpenedHeader} from './open-header.js';
import type {Emptiness} from './refusal.js';
import type {RefusalName} from './refuse.js';
import type {RestoreViews} from './restore-views.js';
import type {Sessions} from './sessions.js';

/** Where an agent listens, as agents report it; an IPv6 address has no brackets. */
export type Address = {readonly ip: string; readonly port: number};

/** What a route may use to answer a request. */
export type Context = {
	readonly generation: Generation;
	/** As `/info` reports it, such as "4.5.0.0-1". */
	readonly version: string;
	readonly identity: string;
	readonly hasAgentPassword: boolean;
	/** By the agent's clock, ms since 1970. */
	readonly startedAtMs: number;
	readonly world: World;
	/** The rows that the agent reads from OceanBase. */
	readonly views: RestoreViews;
	readonly address: Address;
	/** The agents of the cluster, this one included. */
	readonly agents: readonly Address[];
	readonly sqlPort: number;
	/** World time, ms since 1970. */
	readonly worldNow: number;
	/** The agent's own clock, ms since 1970. */
	readonly agentNow: number;
	readonly publicKey: string;
	/** Undefined: the database is up. */
	readonly deadDatabase: DeadDatabase | undefined;
	readonly sessions: Sessions;
	readonly header: OpenedHeader | undefined;
	/** Decrypted. */
	readonly body: string;
	/** The parts of the path that the route's pattern captures, decoded. */
	readonly parts: readonly string[];
	readonly query: URLSearchParams;
	readonly stamp: Stamp;
	readonly refuse: (name: RefusalName, detail?: string) => Answer;
	readonly panic: () => Answer;
};

/** One of the agent's routes. */
export type Route = {
	readonly methods: readonly string[];
	/** Matched against the decoded path. */
	readonly path: RegExp;
	/** Needs no header. */
	readonly isOpen?: boolean;
	/** Exists since 4.3.1. */
	readonly isNew?: boolean;
	/** Needs an agent that belongs to a cluster and a database that is up; these are the `data` of its errors otherwise. */
	readonly cluster?: {readonly whenDown: Emptiness; readonly whenFailing: Emptiness};
	/** Queries the database, as every `cluster` route does: it never answers while the database hangs. */
	readonly hasQuery?: boolean;
	readonly answer: (context: Context) => Answer;
};
