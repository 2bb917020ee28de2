import type {RestoreEvent} from '../domain/event.js';
import type {FinishedRestore} from '../domain/progress/prior-duration.js';
import type {Moment} from '../domain/moment.js';
import type {Problem} from '../domain/problem.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import {createWatchedRestore, type WatchedRestore} from '../domain/watched-restore.js';

/** One cluster, as its agent shows it. */
export type WatchedCluster = {
	/** The agent that is asked, as `host:port`; also the cluster's key. */
	readonly address: string;
	/** Whether whoever answers there is taken for the agent, whatever its certificate says. */
	readonly isInsecure: boolean;
	/** OceanBase's own name of the cluster; undefined until the agent has told it. */
	readonly name: string | undefined;
	/** The agent's version up to the build number. */
	readonly agentVersion: string | undefined;
	/** What keeps the agent from answering, since when; undefined while it answers. */
	readonly trouble: Trouble | undefined;
	/** When the agent last answered a question about a tenant, if only to refuse it. */
	readonly answeredAt: Moment | undefined;
	/** When it is asked again, by the monotonic clock; in the past while it is being asked. Undefined before the first round has ended. */
	readonly nextPollMs: number | undefined;
	/** Whether OceanBase itself is asked for figures, and how that goes. */
	readonly sql: SqlState;
	/** Restores that had ended when the agent was first asked. */
	readonly finished: readonly FinishedRestore[];
	readonly restores: readonly WatchedRestore[];
};

export type SqlState =
	/** Nobody asks. */
	| {readonly type: 'unused'}
	| {readonly type: 'asking'}
	| {readonly type: 'on'; readonly readAt: Moment}
	| {readonly type: 'off'; readonly problem: SqlProblem; readonly since: Moment; readonly eventId: number};

export type Trouble = {
	readonly problem: Problem;
	readonly since: Moment;
	/** The event that tells of it. */
	readonly eventId: number;
};

/** A whole screen. */
export type Screen = 'overview' | 'help';

/** What the reader looks at; not recorded. */
export type View = {
	/** The screens that were opened, one upon the other: the last one is shown, back closes it. Never empty. */
	readonly screens: readonly [Screen, ...Screen[]];
	/** Which restore is enlarged: by cluster and tenant, not by row. */
	readonly selected: {readonly cluster: string; readonly tenant: string} | undefined;
	/** How many rows the event log is scrolled up from its end; 0 follows. */
	readonly eventsBack: number;
	/** Counts the requests to draw everything again. */
	readonly redraws: number;
	/** Counts the requests to give the terminal back for a while. */
	readonly suspends: number;
	/** Counts the times that the program went on after another program had stopped it. */
	readonly returns: number;
};

/** All that the program knows; replaced by `reduce`, never changed. */
export type State = {
	/** The time of the newest fact. */
	readonly now: Moment;
	/** When watching began. */
	readonly startedAt: Moment;
	/** The pause between two rounds of polls, in milliseconds. */
	readonly intervalMs: number;
	readonly clusters: readonly WatchedCluster[];
	/** Oldest first, at most `eventLimit`. */
	readonly events: readonly RestoreEvent[];
	readonly nextEventId: number;
	readonly view: View;
	/** Counts the wishes to ask at once. */
	readonly refreshes: number;
	readonly isQuitAsked: boolean;
	/** The last screen is to stay on the terminal, instead of the last lines. */
	readonly isScreenLeft: boolean;
};

/** Older events are forgotten: some weeks of a busy cluster. */
export const eventLimit = 2000;

export type Watch = {
	readonly address: string;
	readonly tenants: readonly string[];
	readonly hasSql?: boolean;
	readonly isInsecure?: boolean;
};

export function createState(watches: readonly Watch[], now: Moment, intervalMs: number): State {
	return {
		now,
		startedAt: now,
		intervalMs,
		clusters: watches.map(({address, tenants, hasSql = false, isInsecure = false}) => ({
			address,
			isInsecure,
			name: undefined,
			agentVersion: undefined,
			trouble: undefined,
			answeredAt: undefined,
			nextPollMs: undefined,
			finished: [],
			sql: {type: hasSql ? 'asking' : 'unused'},
			restores: tenants.map((tenant) => createWatchedRestore(tenant)),
		})),
		events: [],
		nextEventId: 1,
		view: {screens: ['overview'], selected: undefined, eventsBack: 0, redraws: 0, suspends: 0, returns: 0},
		refreshes: 0,
		isQuitAsked: false,
		isScreenLeft: false,
	};
}

/** The screen on top, which is the one that is shown. */
export function screenOf({screens}: Pick<View, 'screens'>): Screen {
	return screens.at(-1) ?? screens[0];
}

export function updateCluster(
	state: State,
	address: string,
	change: (cluster: WatchedCluster) => WatchedCluster,
): State {
	const clusters = state.clusters.map((cluster) => (cluster.address === address ? change(cluster) : cluster));
	return {...state, clusters};
}
