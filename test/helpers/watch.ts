import {randomBytes} from 'node:crypto';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import type {WatchedCluster} from '../../source/monitor/state.js';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {createDispatcher} from '../../source/agent/http/dispatcher.js';
import {addCluster} from '../../source/run/add-cluster.js';
import {connectCluster, type ConnectOptions} from '../../source/run/connect-cluster.js';
import {createMonitor} from '../../source/run/monitor.js';
import {startAgentServer, type AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {createManualClock} from './manual-clock.js';
import {createSeededRandom} from './seeded-random.js';
import {shareKeys} from './shared-keys.js';
import {createInstantTimeouts} from './instant-timeouts.js';

/** When every watch begins: Monday 2026-11-23, 10:00 UTC. */
const watchBegins = Date.UTC(2026, 10, 23, 10);

const hour = 3_600_000;

/** Two long restores whose progress the agent itself reports. */
const longStory = storyOf(
	['rt1', 'rt2'].map((tenant, index) => ({
		tenant,
		restores: [
			createRestore({jobId: index + 4, startedAt: watchBegins - hour, restoringMs: 10 * hour, figures: 'reported'}),
		],
	})),
);

type WatchOptions = Partial<AgentServerOptions> &
	Partial<Pick<ConnectOptions, 'readOtherPassword'>> & {
		readonly story?: Story;
		/** Those that are named; all of the story unless given. Several are read from one list where the agent has it. */
		readonly tenants?: readonly string[];
		/** The password that the monitor uses; the agent's is "secret". */
		readonly password?: string;
	};

/**
 * A monitor without a screen: a simulated agent behind HTTP and encryption, the poll loop and the state, on one clock that
 * a test moves. A request that the agent leaves unanswered times out at once.
 */
export async function openWatch(t: TestContext, options: WatchOptions = {}) {
	const {story = longStory, tenants, password = 'secret', readOtherPassword, ...others} = options;
	const timeoutMs = 120_000;
	const timeouts = createInstantTimeouts();
	const clock = createManualClock(watchBegins);
	const world = createWorld(story);
	const agent = {
		world,
		now: clock.now,
		randomBytes,
		createKey: shareKeys(),
		rootPassword: 'secret',
		onUnanswered: timeouts.onUnanswered,
		...others,
	};
	let server = await startAgentServer({host: '127.0.0.1', port: 0, ...agent});
	const {port} = server;
	const controller = new AbortController();
	const {signal} = controller;
	const monitor = createMonitor({clock, intervalMs: 2000});
	const label = '10.10.10.1:2886';
	const target: ClusterTarget = {
		id: label,
		agents: [{origin: `http://127.0.0.1:${port}`, label}],
		credential: {kind: 'root', password},
		rootPassword: password,
		tls: {},
		sql: undefined,
		selection: {names: tenants ?? world.tenants, globs: [], sinceMs: 0},
	};
	addCluster(monitor, target);
	const connected = connectCluster(monitor, target, {
		timeoutMs,
		random: createSeededRandom(),
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		hasSession: true,
		readOtherPassword,
		openDispatcher: (opened) => createDispatcher(opened).compose(timeouts.interceptor),
		deadline: timeouts.deadline,
		signal,
	});
	const running = connected.run();
	const end = async () => {
		controller.abort();
		await running;
		await connected.stop();
	};

	t.after(async () => {
		await end();
		await server.close();
	});

	/** Waits until the poll loop sleeps: all its requests are answered. */
	const settle = async () => {
		while (clock.sleepers() === 0 && !signal.aborted) {
			// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
			await nextTurn();
		}

		monitor.tick();
	};

	await settle();
	return {
		...monitor,
		clock,
		port,
		settle,
		end,
		get server() {
			return server;
		},
		/** Waits for what only the network decides. */
		async until(isOver: () => boolean) {
			while (!isOver() && !signal.aborted) {
				// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
				await nextTurn();
			}
		},
		/** Advances the time by `ms`, one round after the other. */
		async pass(ms: number) {
			for (let left = ms; left > 0; left -= 1000) {
				// eslint-disable-next-line no-await-in-loop -- time goes by in steps
				await clock.advance(Math.min(left, 1000));
				// eslint-disable-next-line no-await-in-loop -- as above
				await settle();
			}
		},
		async stop() {
			await server.close();
		},
		/** Starts another agent in the place of the first. */
		async startAgain(changes: Partial<AgentServerOptions> = {}) {
			server = await startAgentServer({host: '127.0.0.1', port, ...agent, ...changes});
		},
		cluster(): WatchedCluster {
			const [cluster] = monitor.store.getState().clusters;
			if (cluster === undefined) {
				throw new Error('nothing is watched');
			}

			return cluster;
		},
	};
}
