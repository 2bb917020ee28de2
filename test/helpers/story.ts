import {randomBytes} from 'node:crypto';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {addCluster} from '../../source/run/add-cluster.js';
import {connectCluster} from '../../source/run/connect-cluster.js';
import {createMonitor} from '../../source/run/monitor.js';
import {pollProgress} from '../../source/polling/poll-progress.js';
import {poll} from '../../source/polling/poll.js';
import {startAgentServer} from '../../source/simulator/agent/agent-server.js';
import type {Fault} from '../../source/simulator/world/fault.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import type {SqlFault} from '../../source/simulator/sql/sql-fault.js';
import {startSqlServer} from '../../source/simulator/sql/sql-server.js';
import {createWorld} from '../../source/simulator/world/world.js';
import type {Charset} from '../../source/text/charset.js';
import type {Size} from './emulator.js';
import {createManualClock, type ManualClock} from './manual-clock.js';
import {openScreen} from './screen.js';
import {createSeededRandom} from './seeded-random.js';

/** When every story begins: Monday 2026-11-23, 10:00 UTC. */
export const storyBegins = Date.UTC(2026, 10, 23, 10);

type StoryOptions = Size & {
	readonly story: Story;
	/** All of the story's unless given. */
	readonly tenants?: readonly string[];
	/** The password that the monitor uses; the agent's is "secret". */
	readonly password?: string;
	readonly intervalMs?: number;
	/** Whether SQL is used too, and whether OceanBase accepts the password, or belongs to another cluster. */
	readonly sql?: 'open' | 'denied' | 'otherCluster';
	/** Whether the terminal draws characters of ambiguous width in two cells. */
	readonly isAmbiguousWide?: boolean;
	readonly charset?: Charset;
};

export type OpenStory = {
	/** Advances the time by `ms`, for the cluster, the poll loop and the screen. */
	readonly pass: (ms: number) => Promise<void>;
	readonly type: (keys: string) => Promise<void>;
	readonly resize: (columns: number, rows: number) => Promise<void>;
	/** What the terminal shows. */
	readonly lines: () => readonly string[];
	/** How often the bell was rung. */
	readonly bells: () => number;
	readonly clock: ManualClock;
	/** From now on; undefined ends it. */
	readonly setAgentFault: (fault: Fault | undefined) => void;
	readonly setSqlFault: (fault: SqlFault | undefined) => void;
};

/** Client and server share this process: an answer that is under way has come long before. */
const turnsAfterAsking = 200;

/**
 * All of the program but its entry: a simulated agent behind HTTP and encryption, the poll loop, the state and the real
 * renderer on an emulated terminal, all on one clock that a test moves.
 */
export async function openStory(t: Pick<TestContext, 'after'>, options: StoryOptions): Promise<OpenStory> {
	const {story, columns, rows, intervalMs = 2000, sql, isAmbiguousWide = false, charset = 'unicode'} = options;
	const clock = createManualClock(storyBegins);
	const world = createWorld(story);
	const server = await startAgentServer({
		host: '127.0.0.1',
		port: 0,
		world,
		now: clock.now,
		randomBytes,
		rootPassword: 'secret',
	});
	const sqlServer = await startSqlServer({
		host: '127.0.0.1',
		port: 0,
		world: sql === 'otherCluster' ? createWorld({...story, clusterName: 'obtest'}) : world,
		now: clock.now,
		rootPassword: sql === 'denied' ? 'another' : 'secret',
	});
	const controller = new AbortController();
	const {password = 'secret'} = options;
	const monitor = createMonitor({clock, intervalMs});
	const {store, tick} = monitor;
	const label = '10.10.10.1:2886';
	const target: ClusterTarget = {
		id: label,
		agents: [{origin: `http://127.0.0.1:${server.port}`, label}],
		credential: {kind: 'root', password},
		rootPassword: password,
		tls: {},
		sql: sql === undefined ? undefined : {user: 'root@sys', host: '127.0.0.1', port: sqlServer.port},
		selection: {names: options.tenants ?? world.tenants, globs: [], sinceMs: 0},
	};
	addCluster(monitor, target);
	const {polling, progress, stop} = connectCluster(monitor, target, {
		timeoutMs: 10_000,
		random: createSeededRandom(),
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		hasSession: true,
		signal: controller.signal,
	});
	const screen = await openScreen(monitor, {columns, rows, isAmbiguousWide, charset});
	const loops = [poll(polling)];
	t.after(async () => {
		controller.abort();
		await Promise.all(loops);
		await screen.close();
		await stop();
		await server.close();
		await sqlServer.close();
	});

	/** The answers of a round come over a real connection: it has ended when the poll loop sleeps. */
	const round = async () => {
		while (clock.sleepers() < loops.length && !controller.signal.aborted) {
			// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
			await nextTurn();
		}

		tick();
	};

	/** Information about the cluster is requested beside the overviews, so no sleep follows its answer. */
	const meet = async () => {
		const paths = () => new Set(server.requests.map(({path}) => path.split('?', 1)[0]));
		const isKnown = () => {
			const [cluster] = store.getState().clusters;
			const isNamed = cluster?.name !== undefined && cluster.agentVersion !== undefined;
			return cluster?.trouble !== undefined || (isNamed && paths().has('/api/v1/restore/tasks'));
		};

		for (let turns = 0; turns < turnsAfterAsking; turns += isKnown() ? 1 : 0) {
			// eslint-disable-next-line no-await-in-loop -- as above
			await nextTurn();
		}
	};

	/** The recorded changes of status are read beside the progress, over a connection of their own. */
	const readHistory = async () => {
		const isAsked = () => sqlServer.statements.some((statement) => statement.includes('physical_restore'));
		for (let turns = 0; turns < turnsAfterAsking; turns += isAsked() ? 1 : 0) {
			// eslint-disable-next-line no-await-in-loop -- as above
			await nextTurn();
		}

		tick();
	};

	await round();
	await meet();
	if (progress !== undefined) {
		loops.push(pollProgress(progress));
		await round();
	}

	if (sql === 'open') {
		await readHistory();
	}

	await screen.settle();
	return {
		clock,
		setAgentFault: server.setFault,
		setSqlFault: sqlServer.setFault,
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
		bells: () => screen.written().split('\u{07}').length - 1,
	};
}
