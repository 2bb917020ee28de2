import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {inspect} from 'node:util';
import {createDispatcher, type DispatcherOptions} from '../../source/agent/http/dispatcher.js';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {findCluster} from '../../source/monitor/state.js';
import {addCluster} from '../../source/run/add-cluster.js';
import {connectCluster, type ConnectOptions} from '../../source/run/connect-cluster.js';
import {createMonitor} from '../../source/run/monitor.js';
import {startAgentServer} from '../../source/simulator/agent/agent-server.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createSeededRandom} from '../helpers/seeded-random.js';

const begins = Date.UTC(2026, 10, 23, 10);
const hour = 3_600_000;
const password = 'aVeryPlainPassword';

/** A monitor without clusters, and simulated clusters to connect to it. */
function createRig(t: TestContext) {
	const clock = createManualClock(begins);
	const monitor = createMonitor({clock, intervalMs: 2000});
	const controller = new AbortController();

	async function open(id: string, changes: Partial<ConnectOptions & Pick<ClusterTarget, 'selection'>> = {}) {
		const restore = createRestore({startedAt: begins - hour, restoringMs: 10 * hour});
		const world = createWorld(storyOf([{tenant: 'rt2', restores: [restore]}]));
		const agent = {world, now: clock.now, randomBytes, rootPassword: password};
		const server = await startAgentServer({host: '127.0.0.1', port: 0, ...agent});
		const {selection = {names: world.tenants, globs: [], sinceMs: 0}, ...options} = changes;
		const target: ClusterTarget = {
			id,
			agents: [{origin: `http://127.0.0.1:${server.port}`, label: `127.0.0.1:${server.port}`}],
			credential: {kind: 'root', password},
			rootPassword: password,
			tls: {},
			sql: undefined,
			selection,
		};
		addCluster(monitor, target);
		const cluster = connectCluster(monitor, target, {
			timeoutMs: 10_000,
			random: createSeededRandom(),
			randomBytes: (count) => randomBytes(count).toString('latin1'),
			hasSession: true,
			signal: controller.signal,
			...options,
		});
		t.after(async () => {
			await cluster.stop();
			await server.close();
		});
		return {...cluster, server};
	}

	/** Waits until all requests are answered and `sleepers` loops sleep until the next round. */
	async function settle(sleepers: number): Promise<void> {
		while (clock.sleepers() < sleepers) {
			// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
			await nextTurn();
		}
	}

	return {clock, monitor, open, settle, controller};
}

function roundsOf(server: {readonly requests: ReadonlyArray<{readonly path: string}>}): number {
	return server.requests.filter(({path}) => path.includes('/restore/overview')).length;
}

test('a cluster is in the state under its key as soon as it is connected, with the restores that are named', async (t) => {
	const {monitor, open} = createRig(t);
	const {server} = await open('prod', {selection: {names: ['rt2', 'rt3'], globs: [], sinceMs: 0}});
	const cluster = findCluster(monitor.store.getState(), 'prod');
	assert.equal(cluster?.agent, `127.0.0.1:${server.port}`);
	assert.deepEqual(
		cluster.restores.map(({tenant}) => tenant),
		['rt2', 'rt3'],
	);
});

test('without a name the restores of the cluster are discovered, in one request a round', async (t) => {
	const {monitor, open, settle} = createRig(t);
	const {run, server} = await open('prod', {selection: {names: [], globs: ['*'], sinceMs: 0}});
	void run();
	await settle(1);
	assert.deepEqual(
		findCluster(monitor.store.getState(), 'prod')?.restores.map(({tenant, job}) => [tenant, job?.outcome]),
		[['rt2', 'running']],
	);
	assert.equal(roundsOf(server), 0);
	assert.equal(findCluster(monitor.store.getState(), 'prod')?.discoverySource, 'tasks');
});

test('clusters of one monitor are stopped alone: the session of one is closed, the other is polled on', async (t) => {
	const {monitor, clock, open, settle} = createRig(t);
	const [one, other] = [await open('one'), await open('other')];
	const running = one.run();
	void other.run();
	await settle(2);
	assert.deepEqual(
		monitor.store.getState().clusters.map(({id, restores}) => [id, restores[0]?.job?.outcome]),
		[
			['one', 'running'],
			['other', 'running'],
		],
	);
	await one.stop();
	await running;
	assert.equal(one.server.requests.at(-1)?.path, '/api/v1/logout');
	const before = one.server.requests.length;
	await clock.advance(2000);
	await settle(1);
	assert.equal(one.server.requests.length, before);
	assert.equal(roundsOf(other.server), 2);
});

test('while a detail is open obshell’s tasks are read of its cluster alone, and no more once that is stopped', async (t) => {
	const {monitor, clock, open, settle} = createRig(t);
	const [one, other] = [await open('one'), await open('other')];
	const tasksOf = ({requests}: typeof one.server) => requests.filter(({path}) => path.includes('/task/dag')).length;
	void one.run();
	void other.run();
	await settle(2);
	monitor.command({type: 'openDetail'});
	await clock.advance(2000);
	await settle(2);
	assert.deepEqual([tasksOf(one.server), tasksOf(other.server)], [1, 0]);
	assert.deepEqual(findCluster(monitor.store.getState(), 'one')?.restoreTasks, []);
	await one.stop();
	await clock.advance(60_000);
	await settle(1);
	assert.equal(tasksOf(one.server), 1);
});

test('a cluster that never ran can be stopped, and so can one twice', async (t) => {
	const {open} = createRig(t);
	const {stop} = await open('one');
	await stop();
	await stop();
});

test('no password reaches the HTTP client, neither its options nor a request', async (t) => {
	const given: unknown[] = [];
	const openDispatcher = (options: DispatcherOptions) => {
		given.push(options);
		return createDispatcher(options).compose((dispatch) => (request, handler) => {
			given.push(request);
			return dispatch(request, handler);
		});
	};

	const {open, settle} = createRig(t);
	const {run, stop} = await open('one', {openDispatcher});
	void run();
	await settle(1);
	await stop();
	assert.deepEqual(Object.keys(given[0] as object), [
		'timeoutMs',
		'tls',
		'trusted',
		'socketPath',
		'names',
		'onSocket',
		'uptime',
	]);
	assert.ok(given.length > 3);
	assert.doesNotMatch(inspect(given, {depth: Infinity, maxStringLength: Infinity, showHidden: true}), /aVeryPlain/v);
});
