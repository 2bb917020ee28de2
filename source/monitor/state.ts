import type {ClusterId, RestoreKey, TenantSelection} from '../domain/cluster.js';
import type {Change, RestoreEvent} from '../domain/event.js';
import type {FinishedRestore} from '../domain/progress/prior-duration.js';
import type {Moment} from '../domain/moment.js';
import type {Notice} from '../domain/notice.js';
import type {Problem} from '../domain/problem.js';
import type {DiscoverySource} from '../domain/restore-reading.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {RestoreTask} from '../domain/restore-task.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import type {WatchedRestore} from '../domain/restore/watched-restore.js';
import {
	initialAttention,
	initialViewParts,
	type Attention,
	type EventList,
	type Sort,
	type TextFilter,
} from './view.js';

/** One cluster, as its agent shows it. */
export type WatchedCluster = {
	readonly id: ClusterId;
	/** Its name in the config file; undefined without one. */
	readonly label: string | undefined;
	/** The label of the agent that is polled. */
	readonly agent: string;
	/** Certificates of the agent are not verified. */
	readonly isInsecure: boolean;
	/** OceanBase's own name of the cluster; undefined until it is read. */
	readonly name: string | undefined;
	/** The agent's version up to the build number; undefined until it is read. */
	readonly agentVersion: string | undefined;
	/** Why the agent gives no usable answer, and since when; undefined while it answers. */
	readonly trouble: Trouble | undefined;
	/** When the agent last answered a request about a tenant, even with a refusal; undefined before the first answer. */
	readonly answeredAt: Moment | undefined;
	/** When the next round begins, by the monotonic clock; undefined during a round, which may begin early. */
	readonly nextPollMs: number | undefined;
	/** The agent that the next round tries first; absent for the one that is polled. */
	readonly nextAgent?: string | undefined;
	/** When the present round began, by the monotonic clock; undefined between two rounds. */
	readonly roundBeganMs: number | undefined;
	/** How long the last round took, in ms; undefined before its end. */
	readonly lastRoundMs: number | undefined;
	readonly sql: SqlState;
	/** What OceanBase has recorded of the phases of its restores, oldest first; empty where that is not known. */
	readonly statusHistory: readonly StatusChange[];
	/** The restores that had ended when the agent was polled first, or again after a failure. */
	readonly endedRestores: readonly FinishedRestore[];
	/** Which restores are discovered; undefined where only those of named tenants are watched. */
	readonly discovery: Discovery | undefined;
	/** Where restores are discovered at present; undefined before the first list, and while that source fails. */
	readonly discoverySource: DiscoverySource | undefined;
	/** Whether a list of its restores was ever read. */
	readonly hasListed: boolean;
	/** What obshell does and did about its restores, newest first; undefined until the detail of one is opened. */
	readonly restoreTasks: readonly RestoreTask[] | undefined;
	/** The names of all its tenants; undefined until they are asked for. */
	readonly tenants: readonly string[] | undefined;
	/** Those of tenants that were named, in the order given, then the discovered ones by their jobs. */
	readonly restores: readonly WatchedRestore[];
};

export type Discovery = Pick<TenantSelection, 'globs' | 'sinceMs'>;

/** Whether progress is read over SQL, and with what result. */
type SqlState =
	| {readonly type: 'unused'}
	/** There was neither an answer nor an error yet. */
	| {readonly type: 'asking'}
	| {
			readonly type: 'on';
			readonly readAt: Moment;
			/** Its server is known to be of the agent's cluster; false while that is not known. */
			readonly isVerified: boolean;
	  }
	| {readonly type: 'off'; readonly problem: SqlProblem; readonly since: Moment};

type Trouble = {readonly problem: Problem; readonly since: Moment};

/** A whole screen. */
export type Screen = 'overview' | 'detail' | 'events' | 'help';

/** What the user looks at. */
export type View = {
	/** The stack of screens: the last one is shown, `goBack` closes it. Never empty. */
	readonly screens: readonly [Screen, ...Screen[]];
	/** The restore that is shown in detail; undefined is the first. */
	readonly selected: RestoreKey | undefined;
	/** The only cluster that is shown; undefined is all of them. */
	readonly clusterFilter: ClusterId | undefined;
	readonly filter: TextFilter;
	/** The order that was chosen; undefined is what needs a person first. */
	readonly sort: Sort | undefined;
	readonly eventList: EventList;
	/** Times are in the other zone than at the start: UTC instead of the reader's, or the reverse. */
	readonly isOtherZone: boolean;
	/** The header, the lines of clusters and the tally make room for the rest. */
	readonly isHeaderHidden: boolean;
	/** How many rows the event log is scrolled up from its end; at 0 it follows new events. */
	readonly eventsBack: number;
	/** How many rows the help is scrolled down. */
	readonly helpTop: number;
	/** How many rows the detail is scrolled down. */
	readonly detailTop: number;
	/** Whether the detail shows every field of the agent's overview. */
	readonly hasAllFields: boolean;
	/** Whether the terminal bell rings when a restore ends, fails or stands still. */
	readonly isBellOn: boolean;
	/** Counts the commands to redraw. */
	readonly redraws: number;
	/** Counts the commands to suspend the program. */
	readonly suspends: number;
	/** Counts the times that the program was continued after a stop from outside. */
	readonly returns: number;
	/** Counts the commands to copy a note. */
	readonly noteCopies: number;
	/** Counts the commands to save a note. */
	readonly noteSaves: number;
	/** What became of the last note, in the place of the footer; undefined before, and after some seconds or a key. */
	readonly notice: Notice | undefined;
};

/** An event whose interval has not ended. */
export type OpenInterval = {
	readonly type: Change['type'];
	readonly cluster: ClusterId;
	/** Absent where the whole cluster is meant. */
	readonly tenant?: string;
	readonly jobId?: number;
	readonly eventId: number;
};

/** The order of the list on the screen. */
export type ListOrder = {
	/** All restores, the most urgent first when the list was last sorted. */
	readonly keys: readonly RestoreKey[];
};

/** The screen stands still, while all that happens is read as before. */
export type Pause = {
	readonly since: Moment;
	/** The state at that time, which is shown; its own `paused` is undefined. */
	readonly world: State;
};

/** The whole state of the program; replaced by `reduce`, never mutated. */
export type State = {
	/** The time of the newest fact. */
	readonly now: Moment;
	/** When watching began. */
	readonly startedAt: Moment;
	/** The pause between two rounds of polls, in milliseconds. */
	readonly intervalMs: number;
	/** How many times faster than real time the clock runs: more than 1 in a demo. */
	readonly speed: number;
	readonly clusters: readonly WatchedCluster[];
	/** Oldest first, at most `eventLimit`, with ids that grow by one. */
	readonly events: readonly RestoreEvent[];
	readonly openIntervals: readonly OpenInterval[];
	readonly nextEventId: number;
	readonly list: ListOrder;
	readonly view: View;
	readonly attention: Attention;
	/** Undefined while the screen is live. */
	readonly paused: Pause | undefined;
	/** The size of the terminal in cells; undefined until it is known. */
	readonly size: {readonly columns: number; readonly rows: number} | undefined;
	/** Counts the commands to poll at once. */
	readonly refreshes: number;
	readonly isQuitRequested: boolean;
	/** At the end the last screen stays on the terminal, instead of the plain lines. */
	readonly isScreenLeft: boolean;
};

/** Older events are dropped; this covers some weeks of a busy cluster. */
export const eventLimit = 2000;

const noMoment: Moment = {at: 0, monotonicMs: 0};

/** The state before the first fact. */
export const initialState: State = {
	now: noMoment,
	startedAt: noMoment,
	intervalMs: 0,
	speed: 1,
	clusters: [],
	events: [],
	openIntervals: [],
	nextEventId: 1,
	list: {keys: []},
	view: {
		screens: ['overview'],
		selected: undefined,
		clusterFilter: undefined,
		...initialViewParts,
		eventsBack: 0,
		helpTop: 0,
		detailTop: 0,
		hasAllFields: false,
		isBellOn: true,
		redraws: 0,
		suspends: 0,
		returns: 0,
		noteCopies: 0,
		noteSaves: 0,
		notice: undefined,
	},
	attention: initialAttention,
	paused: undefined,
	size: undefined,
	refreshes: 0,
	isQuitRequested: false,
	isScreenLeft: false,
};

/** The screen on top, which is the one that is shown. */
export function screenOf({screens}: Pick<View, 'screens'>): Screen {
	return screens.at(-1) ?? screens[0];
}

/** The cluster with that id; undefined if it is not watched. */
export function findCluster({clusters}: State, id: ClusterId): WatchedCluster | undefined {
	return clusters.find((cluster) => cluster.id === id);
}

/** The state with one cluster changed; a cluster that is not watched changes nothing. */
export function updateCluster(state: State, id: ClusterId, change: (cluster: WatchedCluster) => WatchedCluster): State {
	const clusters = state.clusters.map((cluster) => (cluster.id === id ? change(cluster) : cluster));
	return {...state, clusters};
}
