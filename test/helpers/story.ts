import {randomBytes} from 'node:crypto';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import type {Words} from '../../source/locale/words.js';
import {addCluster} from '../../source/run/add-cluster.js';
import {connectCluster} from '../../source/run/connect-cluster.js';
import {findCluster} from '../../source/monitor/state.js';
import {createMonitor, type Monitor} from '../../source/run/monitor.js';
import {pollProgress} from '../../source/polling/poll-progress.js';
import {poll} from '../../source/polling/poll.js';
import type {Generation} from '../../source/simulator/agent/generation.js';
import {startAgentServer} from '../../source/simulator/agent/agent-server.js';
import type {Fault} from '../../source/simulator/world/fault.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import type {SqlFault} from '../../source/simulator/sql/sql-fault.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import {createWorld} from '../../source/simulator/world/world.js';
import type {Charset} from '../../source/text/charset.js';
import {createTheme, type Theme} from '../../source/ui/theme.js';
import type {Cell, Size} from './emulator.js';
import {createManualClock, type ManualClock} from './manual-clock.js';
import {openScreen, type ScreenOptions} from './screen.js';
import {createSeededRandom} from './seeded-random.js';

/** When every story begins: Monday 2026-11-23, 10:00 UTC. */
export const storyBegins = Date.UTC(2026, 10, 23, 10);

/** A simulated cluster of a story. */
export type ClusterOptions = {
	readonly story: Story;
	/** All of the story's unless given, or unless restores are discovered. */
	readonly tenants?: readonly string[];
	/** Restores of the tenants that match are discovered, over SQL where that is used. */
	readonly globs?: readonly string[];
	/** Whether SQL is used too, and whether OceanBase accepts the password, or belongs to another cluster. */
	readonly sql?: 'open' | 'denied' | 'otherCluster';
	/** The agent's; the newest unless given. */
	readonly generation?: Generation;
	/** Its name in the config file; without one OceanBase's own is shown. */
	readonly label?: string;
};

export type StoryOptions = Size &
	ClusterOptions &
	Pick<ScreenOptions, 'themeOn' | 'background'> & {
		/** The clusters beside the first one. */
		readonly others?: readonly ClusterOptions[];
		/** The password that the monitor uses; the agents' is "secret". */
		readonly password?: string;
		readonly intervalMs?: number;
		/** Whether the terminal draws characters of ambiguous width in two cells. */
		readonly isAmbiguousWide?: boolean;
		readonly charset?: Charset;
		/** English unless given. */
		readonly words?: Words;
		/** Without colours unless given. */
		readonly theme?: Theme;
	};

export type OpenStory = {
	/** Advances the time by `ms`, for the cluster, the poll loop and the screen. */
	readonly pass: (ms: number) => Promise<void>;
	readonly type: (keys: string) => Promise<void>;
	readonly resize: (columns: number, rows: number) => Promise<void>;
	/** What the terminal shows. */
	readonly lines: () => readonly string[];
	readonly cell: (x: number, y: number) => Cell;
	/** How often the bell was rung. */
	readonly bells: () => number;
	readonly clock: ManualClock;
	/** From now on; undefined ends it. Of the first cluster unless another is given, by its place. */
	readonly setAgentFault: (fault: Fault | undefined, cluster?: number) => void;
	readonly setSqlFault: (fault: SqlFault | undefined, cluster?: number) => void;
};

/** Client and server share this process: an answer that is under way has come long before. */
const turnsAfterAsking = 200;

/**
 * All of the program but its entry: simulated agents behind HTTP and encryption, the poll loops, the state and the real
 * renderer on an emulated terminal, all on one clock that a test moves.
 */
export async function openStory(t: Pick<TestContext, 'after'>, options: StoryOptions): Promise<OpenStory> {
	const {columns, rows, intervalMs = 2000, isAmbiguousWide = false, charset = 'unicode', others = []} = options;
	const {theme = createTheme(0), themeOn, background, words} = options;
	const clock = createManualClock(storyBegins);
	const controller = new AbortController();
	const {signal} = controller;
	const monitor = createMonitor({clock, intervalMs});
	const {password = 'secret'} = options;
	// Which of several sources that fail at once takes which number is chance.
	const random = others.length === 0 ? createSeededRandom() : () => 0.5;
	const clusters: Simulated[] = [];
	for (const cluster of [options, ...others]) {
		// eslint-disable-next-line no-await-in-loop -- in the order of the story
		clusters.push(await simulate(cluster, {place: clusters.length + 1, random, monitor, clock, password, signal}));
	}

	const screen = await openScreen(monitor, {
		columns,
		rows,
		isAmbiguousWide,
		charset,
		theme,
		themeOn,
		background,
		...(words === undefined ? {} : {words}),
	});
	const loops: Array<Promise<void>> = [];
	t.after(async () => {
		controller.abort();
		await Promise.all(loops);
		await screen.close();
		await Promise.all(clusters.map(async (cluster) => cluster.close()));
	});

	/** The answers of a round come over real connections: it has ended when the poll loops sleep. */
	const round = async () => {
		while (clock.sleepers() < loops.length && !signal.aborted) {
			// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
			await nextTurn();
		}

		monitor.tick();
	};

	// One after the other, so that the order of the first events is that of the clusters.
	for (const {polling} of clusters) {
		loops.push(poll(polling));
		// eslint-disable-next-line no-await-in-loop -- as above
		await round();
	}

	await waitFor(() => clusters.every((cluster) => cluster.isMet()));
	const reading = clusters.flatMap(({progress}) => progress ?? []);
	loops.push(...reading.map(async (progress) => pollProgress(progress)));
	if (reading.length > 0) {
		await round();
	}

	if (clusters.some(({hasHistory}) => hasHistory)) {
		await waitFor(() => clusters.every((cluster) => cluster.isHistoryRead()));
		monitor.tick();
	}

	await screen.settle();
	return {
		clock,
		setAgentFault(fault, cluster = 0) {
			clusters[cluster]?.server.setFault(fault);
		},
		setSqlFault(fault, cluster = 0) {
			clusters[cluster]?.sqlServer.setFault(fault);
		},
		async pass(ms) {
			for (let left = ms; left > 0; left -= intervalMs) {
				// eslint-disable-next-line no-await-in-loop -- time goes by in steps
				await clock.advance(Math.min(left, intervalMs));
				// eslint-disable-next-line no-await-in-loop -- as above
				await round();
			}

			await screen.settle();
		},
		async type(keys) {
			screen.type(keys);
			await screen.settle();
		},
		async resize(nextColumns, nextRows) {
			screen.resize(nextColumns, nextRows);
			await screen.settle();
		},
		lines: screen.lines,
		cell: screen.cell,
		bells: () => screen.written().split('\u{07}').length - 1,
	};
}

/** Waits for what is requested beside the rounds, so that no sleep follows its answer, and for the answer. */
async function waitFor(isRequested: () => boolean): Promise<void> {
	for (let turns = 0; turns < turnsAfterAsking; turns += isRequested() ? 1 : 0) {
		// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
		await nextTurn();
	}
}

const dayMs = 86_400_000;

type Surroundings = {
	/** From 1. */
	readonly place: number;
	readonly random: () => number;
	readonly monitor: Monitor;
	readonly clock: ManualClock;
	readonly password: string;
	readonly signal: AbortSignal;
};

type Simulated = Awaited<ReturnType<typeof simulate>>;

/** Starts the servers of a cluster, and adds it to the monitor. */
async function simulate(options: ClusterOptions, surroundings: Surroundings) {
	const {place, random, monitor, clock, password, signal} = surroundings;
	const {story, sql, label, globs} = options;
	const world = createWorld(story);
	const common = {host: '127.0.0.1', port: 0, now: clock.now};
	const server = await startAgentServer({
		...common,
		world,
		randomBytes,
		rootPassword: 'secret',
		...(options.generation === undefined ? {} : {generation: options.generation}),
	});
	const sqlServer = await startSqlServer({
		...common,
		world: sql === 'otherCluster' ? createWorld({...story, clusterName: 'obtest'}) : world,
		rootPassword: sql === 'denied' ? 'another' : 'secret',
	});
	const address = `10.${place}0.10.1:2886`;
	const id = label ?? address;
	const target: ClusterTarget = {
		id,
		...(label === undefined ? {} : {label}),
		agents: [{origin: `http://127.0.0.1:${server.port}`, label: address}],
		credential: {kind: 'root', password},
		rootPassword: password,
		tls: {},
		sql: sql === undefined ? undefined : {user: 'root@sys', host: '127.0.0.1', port: sqlServer.port},
		selection: {
			names: options.tenants ?? (globs === undefined ? world.tenants : []),
			globs: globs ?? [],
			sinceMs: globs === undefined ? 0 : dayMs,
		},
	};
	addCluster(monitor, target);
	const {polling, progress, stop} = connectCluster(monitor, target, {
		timeoutMs: 10_000,
		random,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		hasSession: true,
		signal,
	});
	const paths = () => new Set(server.requests.map(({path}) => path.split('?', 1)[0]));
	return {
		polling,
		progress,
		server,
		sqlServer,
		hasHistory: sql === 'open',
		/** Whether the information about the cluster is requested, and has come. */
		isMet() {
			const cluster = findCluster(monitor.store.getState(), id);
			const isNamed = cluster?.name !== undefined && cluster.agentVersion !== undefined;
			return cluster?.trouble !== undefined || (isNamed && paths().has('/api/v1/restore/tasks'));
		},
		/** The recorded changes of status are read beside the progress, over a connection of their own. */
		isHistoryRead: () =>
			sql !== 'open' || sqlServer.statements.some((statement) => statement.includes('physical_restore')),
		async close() {
			await stop();
			await server.close();
			await sqlServer.close();
		},
	};
}
