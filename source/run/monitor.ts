import type {Dispatcher} from 'undici';
import {type Credential, type AgentAddress, type SqlTarget} from '../domain/cluster.js';
import {createAgentClient} from '../agent/agent-client.js';
import {problemOf} from '../agent/agent-error.js';
import type {Command} from '../monitor/command.js';
import type {Fact, FactBody} from '../monitor/fact.js';
import {reduce} from '../monitor/reduce/reduce.js';
import {createState, type State} from '../monitor/state.js';
import {createStore, type Store} from '../monitor/store.js';
import {createDeadline, type Clock} from '../system/clock.js';
import type {PollOptions} from '../polling/poll.js';
import type {PollProgressOptions} from '../polling/poll-progress.js';
import type {ExactJson} from '../text/exact-json.js';
import {sqlProblemOf} from '../sql/sql-error.js';
import {createInterruptibleSleep} from '../system/interruptible-sleep.js';
import type {Random} from '../system/random.js';
import {createKnownPassword} from '../polling/known-password.js';
import {createLatest} from '../polling/latest.js';
import {createProgressOpener} from './progress-opener.js';

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
	readonly figures: PollProgressOptions | undefined;
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
	const dispatch = (fact: FactBody) => {
		store.dispatch({...moment(), ...fact});
	};

	const client = createAgentClient({
		...options,
		origin: agent.origin,
		monotonic: clock.monotonic,
		deadline: createDeadline,
	});
	const cluster = createLatest<ExactJson | undefined>();
	const waker = createInterruptibleSleep(clock);
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

	const shared = {
		cluster: agent.label,
		dispatch,
		clock: {...clock, sleep: waker.sleep},
		random,
		intervalMs,
		signal,
		refreshes: () => refreshes,
	};
	return {
		store,
		polling: {
			...shared,
			tenants,
			client,
			problemOf,
			hasOtherPassword: known.createWatch(),
			onClusterInfo: cluster.set,
		},
		figures: sql && {
			...shared,
			problemOf: sqlProblemOf,
			hasOtherPassword: known.createWatch(),
			open: createProgressOpener({
				...options,
				...sql,
				async password() {
					await known.renew();
					return rootPassword;
				},
				agentOrigin: agent.origin,
				clusterInfo: cluster.get,
			}),
		},
		command(command) {
			dispatch({type: 'commanded', command});
		},
		tick() {
			dispatch({type: 'ticked'});
		},
		close: client.end,
	};
}
