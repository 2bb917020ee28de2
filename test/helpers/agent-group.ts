import {randomBytes} from 'node:crypto';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import {createDispatcher, type DispatcherOptions} from '../../source/agent/http/dispatcher.js';
import type {AgentAddress, ClusterTarget} from '../../source/domain/cluster.js';
import {findCluster, type WatchedCluster} from '../../source/monitor/state.js';
import {addCluster} from '../../source/run/add-cluster.js';
import {connectCluster, type ConnectOptions} from '../../source/run/connect-cluster.js';
import {createMonitor, type Monitor} from '../../source/run/monitor.js';
import {startAgentServer, type AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {createInstantTimeouts} from './instant-timeouts.js';
import {createManualClock, type ManualClock} from './manual-clock.js';
import {createSeededRandom} from './seeded-random.js';
import {shareKeys} from './shared-keys.js';

const begins = Date.UTC(2026, 10, 23, 10);
const hour = 3_600_000;
const usualTimeoutMs = 10_000;

/** A restore that runs for the whole test, as one cluster shows it. */
export function createLongWorld(clusterName = 'ob-test') {
	const restore = createRestore({startedAt: begins - hour, restoringMs: 10 * hour});
	return createWorld(storyOf([{tenant: 'rt2', restores: [restore]}], {clusterName}));
}

type Changes = Partial<Omit<AgentServerOptions, 'world'>>;

/** A monitor on a clock that a test moves, for clusters of several simulated agents. */
export function createAgentRig(t: TestContext) {
	const clock: ManualClock = createManualClock(begins);
	const monitor: Monitor = createMonitor({clock, intervalMs: 2000});
	const controller = new AbortController();
	t.after(() => {
		controller.abort();
	});
	const timeouts = new Map<string, ReturnType<typeof createInstantTimeouts>>();

	/** Starts an agent on a free port; its label is `label`. A request that it leaves unanswered times out at once. */
	async function startAgent(label: string, world = createLongWorld(), changes: Changes = {}) {
		const own = createInstantTimeouts();
		const options = {
			world,
			now: clock.now,
			randomBytes,
			createKey: shareKeys(),
			rootPassword: 'secret',
			onUnanswered: own.onUnanswered,
			...changes,
		};
		let server = await startAgentServer({host: '127.0.0.1', port: 0, ...options});
		const {port} = server;
		const address: AgentAddress = {origin: `http://127.0.0.1:${port}`, label};
		timeouts.set(address.origin, own);
		t.after(async () => server.close());
		return {
			address,
			get server() {
				return server;
			},
			/** The polls of its restores so far. */
			polls: () => server.requests.filter(({path}) => path.includes('/restore/overview')).length,
			async stop() {
				await server.close();
			},
			async startAgain() {
				server = await startAgentServer({host: '127.0.0.1', port, ...options});
			},
		};
	}

	const openInstant = (opened: DispatcherOptions) =>
		createDispatcher(opened).compose((dispatch) => (options, handler) => {
			const interceptor = timeouts.get(String(options.origin))?.interceptor;
			return (interceptor?.(dispatch) ?? dispatch)(options, handler);
		});

	/** Begins to watch a cluster by way of its agents. */
	function watch(
		agents: readonly [AgentAddress, ...AgentAddress[]],
		changes: Partial<ClusterTarget & Pick<ConnectOptions, 'readOtherPassword' | 'openDispatcher'>> = {},
	) {
		const {readOtherPassword, openDispatcher = openInstant, ...differences} = changes;
		const target: ClusterTarget = {
			id: agents[0].label,
			agents,
			credential: {kind: 'root', password: 'secret'},
			rootPassword: 'secret',
			tls: {},
			sql: undefined,
			selection: {names: ['rt2'], globs: [], sinceMs: 0},
			...differences,
		};
		addCluster(monitor, target);
		const own = timeouts.get(agents[0].origin) ?? createInstantTimeouts();
		const connected = connectCluster(monitor, target, {
			timeoutMs: usualTimeoutMs,
			random: createSeededRandom(),
			randomBytes: (count) => randomBytes(count).toString('latin1'),
			hasSession: true,
			readOtherPassword,
			openDispatcher,
			deadline: own.deadline,
			signal: controller.signal,
		});
		t.after(connected.stop);
		return connected;
	}

	/** Waits until the condition holds: only the network decides when. */
	async function until(isOver: () => boolean): Promise<void> {
		while (!isOver()) {
			// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
			await nextTurn();
		}
	}

	return {
		clock,
		monitor,
		controller,
		startAgent,
		watch,
		until,
		/** Waits until `loops` loops sleep: all their requests are answered. */
		settle: async (loops = 1) => until(() => clock.sleepers() >= loops),
		/** Advances the time and waits until `loops` loops sleep again. */
		async pass(ms: number, loops = 1) {
			for (let left = ms; left > 0; left -= 1000) {
				// eslint-disable-next-line no-await-in-loop -- time goes by in steps
				await clock.advance(Math.min(left, 1000));
				// eslint-disable-next-line no-await-in-loop -- as above
				await until(() => clock.sleepers() >= loops);
			}
		},
		cluster(id: string): WatchedCluster {
			const found = findCluster(monitor.store.getState(), id);
			if (found === undefined) {
				throw new Error(`${id} is not watched`);
			}

			return found;
		},
		/** Of the events of a whole cluster: their type, and the agent or the reason. */
		happened(id: string): ReadonlyArray<readonly string[]> {
			return monitor.store.getState().events.flatMap(({cluster, tenant, change}) => {
				if (cluster !== id || tenant !== undefined) {
					return [];
				}

				const {type} = change;
				const what = 'agent' in change ? change.agent : 'problem' in change ? change.problem.reason : '';
				return [[type, what, ...('why' in change ? [change.why] : [])]];
			});
		},
	};
}
