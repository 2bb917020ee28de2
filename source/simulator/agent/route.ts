import type {World} from '../world/world.js';
import type {Answer, Stamp} from './answer.js';
import type {DeadDatabase} from './fault.js';
import type {Generation} from './generation.js';
import type {OpenedHeader} from './open-header.js';
import type {Emptiness, RefusalName} from './refused-answers.js';
import type {Sessions} from './sessions.js';

/** What an agent is, in every answer the same. */
export type Self = {
	readonly generation: Generation;
	/** As `/info` tells it, such as "4.5.0.0-1". */
	readonly version: string;
	readonly identity: string;
	readonly hasAgentPassword: boolean;
	/** Ns since 1970. */
	readonly startedAt: bigint;
};

/** All that a route may look at to answer. */
export type Context = Self & {
	readonly world: World;
	readonly address: {readonly ip: string; readonly port: number};
	readonly sqlPort: number;
	/** World time, ms since 1970. */
	readonly worldNow: number;
	/** The agent's own clock, ms since 1970. */
	readonly agentNow: number;
	readonly publicKey: string;
	readonly deadDatabase: DeadDatabase | undefined;
	readonly sessions: Sessions;
	readonly header: OpenedHeader | undefined;
	/** The opened body. */
	readonly body: string;
	/** The parts of the path that the route names, decoded. */
	readonly parts: readonly string[];
	readonly query: URLSearchParams;
	readonly stamp: Stamp;
	readonly refuse: (name: RefusalName, asked?: string) => Answer;
	readonly panic: () => Answer;
};

/** One of the agent's routes. */
export type Route = {
	readonly methods: readonly string[];
	/** Matched with the decoded path. */
	readonly path: RegExp;
	/** Asks for no header. */
	readonly isOpen?: boolean;
	/** Not there before 4.3.1. */
	readonly isNew?: boolean;
	/** Answers only as agent of a cluster with a database behind it; else with so much data beside the error. */
	readonly cluster?: {readonly whenDown: Emptiness; readonly whenFailing: Emptiness};
	/** Asks the database, as all do that answer only in a cluster: with a frozen one it never answers. */
	readonly asksDatabase?: boolean;
	readonly answer: (context: Context) => Answer;
};
