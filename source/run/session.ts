import type {Dispatcher} from 'undici';
import {createAgentClient, type Credential} from '../agent/agent-client.js';
import {problemOf} from '../agent/agent-error.js';
import type {AgentAddress} from '../config/address.js';
import type {Command} from '../monitor/command.js';
import type {Fact, Happening} from '../monitor/fact.js';
import {reduce} from '../monitor/reduce.js';
import {createState, type State} from '../monitor/state.js';
import {createStore, type Store} from '../monitor/store.js';
import {createDeadline, type Clock} from '../runtime/clock.js';
import type {PollOptions} from '../runtime/poll.js';
import type {PollFiguresOptions} from '../runtime/poll-figures.js';
import type {ExactJson} from '../domain/restore-report.js';
import type {SqlTarget} from '../sql/sql-address.js';
import {sqlProblemOf} from '../sql/sql-error.js';
import {createWaker} from '../runtime/waker.js';
import type {Random} from '../runtime/random.js';
import {createFiguresOpener} from './figures.js';
import {createKnownPassword} from './known-password.js';
import {createNewest} from './newest.js';

export type SessionOptions = {
	readonly agent: AgentAddress;
	readonly tenants: readonly string[];
	readonly credential: Credential;
	/** Of root@sys, to ask OceanBase itself; undefined if nobody gave it. */
	readonly rootPassword: string | undefined;
	/** The password that its file holds by now, if that is another one than it was; undefined where it cannot change. */
	readonly readOtherPassword?: (() => Promise<string | undefined>) | undefined;
	readonly intervalMs: number;
	readonly timeoutMs: number;
	readonly clock: Clock;
	readonly random: Random;
	readonly dispatcher: Dispatcher;
	/** Whether the agent is asked within a session of its own. */
	readonly hasSession: boolean;
	/** So many bytes that nobody can foretell, as a binary string. */
	readonly randomBytes: (count: number) => string;
	readonly signal: AbortSignal;
	/** Whether every certificate of an agent is taken for good. */
	readonly isInsecure: boolean;
	/** How OceanBase is asked for figures; undefined not to ask. */
	readonly sql: {readonly target: SqlTarget | undefined} | undefined;
};

/** A store with everything that feeds it. */
export type Session = {
	readonly store: Store<State, Fact>;
	/** What the poll loop of the one cluster needs. */
	readonly polling: PollOptions;
	/** What the loop that reads figures needs; undefined where nobody asks. */
	readonly figures: PollFiguresOptions | undefined;
	readonly command: (command: Command) => void;
	readonly tick: () => void;
	/** To be called when nothing is asked any more: leaves no session behind at the agent. */
	readonly close: () => Promise<void>;
};

/** Wires one agent to one store: each happening becomes a fact by getting its time. */
export function createSession(options: SessionOptions): Session {
	const {agent, tenants, clock, random, intervalMs, signal, sql, isInsecure, readOtherPassword} = options;
	let {rootPassword} = options;
	const moment = () => ({at: clock.now(), monotonicMs: clock.monotonic()});
	const store = createStore(
		createState([{address: agent.label, tenants, hasSql: sql !== undefined, isInsecure}], moment(), intervalMs),
		reduce,
	);
	const report = (happening: Happening) => {
		store.dispatch({...moment(), ...happening});
	};

	const client = createAgentClient({
		...options,
		origin: agent.origin,
		monotonic: clock.monotonic,
		deadline: createDeadline,
	});
	const cluster = createNewest<ExactJson | undefined>();
	const waker = createWaker(clock);
	let refreshes = 0;
	store.subscribe(() => {
		const asked = store.getState().refreshes;
		if (asked === refreshes) {
			return;
		}

		refreshes = asked;
		waker.wake();
	});
	const readOther = readOtherPassword ?? (async () => undefined);
	const known = createKnownPassword(readOther, (password) => {
		if (options.credential.kind === 'root') {
			rootPassword = password;
		}

		client.usePassword(password);
	});

	const pace = {
		cluster: agent.label,
		report,
		clock: {...clock, sleep: waker.sleep},
		random,
		intervalMs,
		signal,
		refreshes: () => refreshes,
	};
	return {
		store,
		polling: {
			...pace,
			tenants,
			client,
			problemOf,
			hasOtherPassword: known.createWatch(),
			met: cluster.tell,
		},
		figures: sql && {
			...pace,
			problemOf: sqlProblemOf,
			hasOtherPassword: known.createWatch(),
			open: createFiguresOpener({
				...options,
				...sql,
				async password() {
					await known.renew();
					return rootPassword;
				},
				agentOrigin: agent.origin,
				askCluster: cluster.ask,
			}),
		},
		command(command) {
			report({type: 'commanded', command});
		},
		tick() {
			report({type: 'ticked'});
		},
		close: client.end,
	};
}
