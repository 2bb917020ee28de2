import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {AgentClient, AgentStatus, OverviewAnswer} from '../../source/agent/agent-client.js';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {ProblemReason} from '../../source/domain/problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createClusterInfoReader} from '../../source/polling/cluster-info.js';
import {pollRound} from '../../source/polling/poll-round.js';
import {poll, type PollOptions} from '../../source/polling/poll.js';
import type {Random} from '../../source/system/random.js';
import {createInterruptibleSleep} from '../../source/system/interruptible-sleep.js';
import {address as cluster, reading as row} from '../helpers/facts.js';
import {neverHeld} from '../helpers/held.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createSeededRandom} from '../helpers/seeded-random.js';

const intervalMs = 2000;
const minuteMs = 60_000;
const good: OverviewAnswer = {reading: row(), agentTime: 5000};
const label = '10.10.10.1:2886';
const key = (tenant: string) => ({cluster, tenant});
const [version, name] = ['4.5.0.0', 'obprod'];

/** A request that an agent has not answered yet. */
type PendingRequest = {
	readonly tenant: string;
	readonly answer: (answer?: OverviewAnswer) => void;
	readonly fail: (error: unknown) => void;
};

type Overview = AgentClient['overview'];

/** An agent that a test answers for; an aborted request fails as that of the real client. */
function createHeldAgent() {
	const requests: PendingRequest[] = [];
	const overview: Overview = async (tenant, signal) => {
		const {promise, resolve, reject} = Promise.withResolvers<OverviewAnswer>();
		signal.addEventListener('abort', () => {
			reject(signal.reason as Error);
		});
		const answer = (given = good) => {
			resolve(given);
		};

		requests.push({tenant, answer, fail: reject});
		return promise;
	};

	return {overview, requests, asked: () => requests.map(({tenant}) => tenant)};
}

/** The answer to a request: undefined for a reading, or the reason of an error. */
type Script = (tenant: string, nth: number) => ProblemReason | undefined;

/** An agent that answers at once, as its script decides for the nth request, from 1. */
function createScriptedAgent(script: Script) {
	const asked: string[] = [];
	const overview: Overview = async (tenant) => {
		asked.push(tenant);
		const reason = script(tenant, asked.length);
		if (reason !== undefined) {
			throw new AgentError({reason});
		}

		return good;
	};

	return {overview, asked};
}

/** A request that is kept from when it is late until it ends or is given up. */
function createHeldRequest() {
	const {promise, resolve} = Promise.withResolvers<void>();
	let isHeld = false;
	let drops = 0;
	const release = () => {
		isHeld = false;
		resolve();
	};

	return {
		client: {
			isHeld: () => isHeld,
			released: async () => promise,
			drop() {
				drops += 1;
				release();
			},
		},
		keep() {
			isHeld = true;
		},
		release,
		drops: () => drops,
	};
}

type RigOptions = {
	readonly overview: Overview;
	readonly tenants?: readonly string[];
	readonly random?: Random;
	readonly client?: Partial<AgentClient>;
	readonly refreshes?: () => number;
	readonly hasOtherPassword?: () => Promise<boolean>;
	readonly discover?: PollOptions['discover'];
	readonly isBusy?: () => boolean;
	readonly intervalMs?: PollOptions['intervalMs'];
};

const status: AgentStatus = {startedAt: 1n, databaseState: 3, identity: 'CLUSTER AGENT', publicKey: 'one'};

function createRig({overview, tenants = ['rt1', 'rt2'], random = createSeededRandom(), client, ...others}: RigOptions) {
	const clock = createManualClock();
	const controller = new AbortController();
	const dispatched: FactBody[] = [];
	const infoRequests: string[] = [];
	let asides = 0;
	const read = (what: string, answer: string) => async () => {
		infoRequests.push(what);
		return answer;
	};

	const options: PollOptions = {
		cluster,
		agent: () => label,
		discover: async () => ({coverage: 'nothing', requests: 0}),
		tenants: () => tenants,
		async readAside() {
			asides += 1;
		},
		isBusy: () => true,
		client: {
			overview,
			readVersion: read('version', version),
			readCluster: async () => ({name: await read('name', name)(), info: undefined}),
			readFinished: async () => [],
			listRestores: async () => ({restores: [], isComplete: true, agentTime: undefined}),
			listTenants: async () => [],
			readTasks: async () => [],
			async ping() {
				throw new AgentError({reason: 'timeout'});
			},
			readStatus: async () => status,
			...neverHeld,
			...client,
		},
		problemOf,
		dispatch(body) {
			dispatched.push(body);
		},
		clock,
		random,
		intervalMs: () => intervalMs,
		signal: controller.signal,
		refreshes: () => 0,
		hasOtherPassword: async () => false,
		...others,
	};
	return {
		options,
		clock,
		controller,
		dispatched,
		/** The requests beside the overviews. */
		infoRequests,
		asides: () => asides,
		types: () => dispatched.map(({type}) => type),
		pauses: () => dispatched.flatMap((body) => (body.type === 'roundEnded' ? [body.pauseMs] : [])),
	};
}

test('tenants are polled one after another, with one overview in flight', async () => {
	const agent = createHeldAgent();
	const {options, controller} = createRig({...agent, tenants: ['rt1', 'rt2', 'rt3']});
	const polling = poll(options);
	await nextTurn();
	assert.deepEqual(agent.asked(), ['rt1']);
	agent.requests[0]?.answer();
	await nextTurn();
	assert.deepEqual(agent.asked(), ['rt1', 'rt2']);
	agent.requests[1]?.answer();
	await nextTurn();
	assert.deepEqual(agent.asked(), ['rt1', 'rt2', 'rt3']);
	controller.abort();
	await polling;
});

test('a slow agent gets no other overview meanwhile', async () => {
	const agent = createHeldAgent();
	const {options, clock, controller} = createRig(agent);
	const polling = poll(options);
	await clock.advance(10 * minuteMs);
	assert.deepEqual(agent.asked(), ['rt1']);
	controller.abort();
	await polling;
});

test('a round begins an interval after the last one ended, not after it began', async () => {
	const agent = createHeldAgent();
	const {options, clock, controller} = createRig({...agent, tenants: ['rt1']});
	const polling = poll(options);
	await clock.advance(9000);
	agent.requests[0]?.answer();
	await clock.advance(intervalMs - 1);
	assert.deepEqual(agent.asked(), ['rt1']);
	await clock.advance(1);
	assert.deepEqual(agent.asked(), ['rt1', 'rt1']);
	controller.abort();
	await polling;
});

test('a round dispatches its start, the answer of each tenant, its end and the pause', async () => {
	const {overview} = createScriptedAgent((tenant) => (tenant === 'rt2' ? 'neverRestored' : undefined));
	const {options, clock, controller, dispatched} = createRig({overview, tenants: ['rt1', 'rt2', 'rt3']});
	const polling = poll(options);
	await clock.advance(0);
	const {problem} = new AgentError({reason: 'neverRestored'});
	assert.deepEqual(
		dispatched.filter(({type}) => !['versionRead', 'nameRead', 'endedRestoresRead'].includes(type)),
		[
			{type: 'roundBegan', cluster},
			{type: 'restoreRead', key: key('rt1'), reading: good.reading, agentTime: good.agentTime, tookMs: 0},
			{type: 'restoreRefused', key: key('rt2'), problem},
			{type: 'restoreRead', key: key('rt3'), reading: good.reading, agentTime: good.agentTime, tookMs: 0},
			{type: 'roundEnded', cluster, tookMs: 0, pauseMs: intervalMs},
		],
	);
	controller.abort();
	await polling;
});

const whole: readonly ProblemReason[] = [
	'timeout',
	'refused',
	'reset',
	'unknownHost',
	'tls',
	'wrongPassword',
	'notInCluster',
	'databaseDown',
	'notAnAgent',
];

for (const reason of whole) {
	test(`the rest of a round is skipped after: ${reason}`, async () => {
		const {overview, asked} = createScriptedAgent((tenant) => (tenant === 'rt2' ? reason : undefined));
		const {options, types} = createRig({overview, tenants: ['rt1', 'rt2', 'rt3']});
		let answers = 0;
		const problem = await pollRound(options, () => {
			answers += 1;
		});
		assert.equal(problem?.reason, reason);
		assert.deepEqual(asked, ['rt1', 'rt2']);
		assert.deepEqual(types(), ['restoreRead', 'agentFailed']);
		assert.equal(answers, 1);
	});
}

const own: readonly ProblemReason[] = [
	'tenantAbsent',
	'neverRestored',
	'systemTenant',
	'unaddressableTenant',
	'unreadableRow',
];

for (const reason of own) {
	test(`a round goes on after a problem that is the tenant’s own: ${reason}`, async () => {
		const {overview, asked} = createScriptedAgent((tenant) => (tenant === 'rt1' ? reason : undefined));
		const {options, types} = createRig({overview});
		let answers = 0;
		const problem = await pollRound(options, () => {
			answers += 1;
		});
		assert.equal(problem, undefined);
		assert.deepEqual(asked, ['rt1', 'rt2']);
		assert.deepEqual(types(), ['restoreRefused', 'restoreRead']);
		// The agent has answered.
		assert.equal(answers, 2);
	});

	test(`a problem of one tenant does not lengthen the pause: ${reason}`, async () => {
		const {overview} = createScriptedAgent(() => reason);
		const {options, clock, controller, pauses} = createRig({overview, random: () => 0.999});
		const polling = poll(options);
		await clock.advance(intervalMs * 5);
		assert.deepEqual(
			pauses(),
			Array.from({length: 6}, () => intervalMs),
		);
		controller.abort();
		await polling;
	});
}

test('pauses grow with the rounds that fail in a row, and a good round makes them short again', async () => {
	// Rounds of one request: eight fail, one succeeds, one fails.
	const {overview} = createScriptedAgent((_, nth) => (nth <= 8 || nth === 10 ? 'refused' : undefined));
	const {options, clock, controller, pauses} = createRig({overview, tenants: ['rt1'], random: () => 0.5});
	const polling = poll({...options, intervalMs: () => 100});
	await clock.advance(2 * minuteMs);
	assert.deepEqual(pauses().slice(0, 11), [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 100, 500, 100]);
	controller.abort();
	await polling;
});

test('a round that fails half-way is a failure', async () => {
	const {overview, asked} = createScriptedAgent((tenant) => (tenant === 'rt2' ? 'reset' : undefined));
	const {options, clock, controller, pauses} = createRig({overview, random: () => 0.5});
	const polling = poll({...options, intervalMs: () => 100});
	await clock.advance(500 + 1000);
	assert.deepEqual(pauses(), [500, 1000, 2000]);
	assert.deepEqual(asked, ['rt1', 'rt2', 'rt1', 'rt2', 'rt1', 'rt2']);
	controller.abort();
	await polling;
});

test('pauses after failures have jitter, within their limits, and last as dispatched', async () => {
	const times: number[] = [];
	const {overview} = createScriptedAgent(() => 'refused');
	const {options, clock, controller, pauses} = createRig({overview, tenants: ['rt1'], random: createSeededRandom(3)});
	const client: PollOptions['client'] = {
		...options.client,
		async overview(tenant, signal) {
			times.push(clock.monotonic());
			return overview(tenant, signal);
		},
	};
	const polling = poll({...options, client});
	await clock.advance(60 * minuteMs);
	controller.abort();
	await polling;
	const slept = times.slice(1).map((time, index) => time - (times[index] ?? 0));
	assert.ok(slept.length > 100);
	for (const [index, ms] of slept.entries()) {
		const limit = Math.max(intervalMs, Math.min(30_000, 1000 * 2 ** index));
		assert.ok(ms >= intervalMs, `pause ${index} of ${ms} ms`);
		assert.ok(ms <= limit, `pause ${index} of ${ms} ms`);
		assert.ok(Math.abs(ms - (pauses()[index] ?? 0)) < 0.001);
	}

	assert.ok(new Set(slept.map((ms) => Math.round(ms))).size > 80);
});

test('a wrong password is tried again after five minutes and no sooner: each try counts at the database', async () => {
	const {overview, asked} = createScriptedAgent(() => 'wrongPassword');
	const {options, clock, controller} = createRig({overview});
	const polling = poll(options);
	await clock.advance(5 * minuteMs - 1);
	assert.deepEqual(asked, ['rt1']);
	await clock.advance(1);
	assert.deepEqual(asked, ['rt1', 'rt1']);
	controller.abort();
	await polling;
});

const refusals: readonly ProblemReason[] = ['wrongPassword', 'wrongAgentPassword', 'unauthorized'];

for (const reason of refusals) {
	test(`a command to poll at once gives one more try, and then five minutes pass again: ${reason}`, async () => {
		const {overview, asked} = createScriptedAgent(() => reason);
		let refreshes = 0;
		const {options, clock, controller} = createRig({overview, refreshes: () => refreshes});
		const waker = createInterruptibleSleep(clock);
		const polling = poll({...options, clock: {...clock, sleep: waker.sleep}});
		await clock.advance(minuteMs);
		assert.deepEqual(asked, ['rt1']);
		refreshes = 1;
		waker.wake();
		await clock.advance(0);
		assert.deepEqual(asked, ['rt1', 'rt1']);
		await clock.advance(5 * minuteMs - 1);
		assert.equal(asked.length, 2);
		await clock.advance(1);
		assert.equal(asked.length, 3);
		controller.abort();
		await polling;
	});
}

test('another password is tried at once, and the restores are read again', async () => {
	let isOther = false;
	const {overview, asked} = createScriptedAgent(() => (isOther ? undefined : 'wrongPassword'));
	const {options, clock, controller, types} = createRig({overview, hasOtherPassword: async () => isOther});
	const polling = poll(options);
	await clock.advance(minuteMs);
	assert.deepEqual(asked, ['rt1']);
	isOther = true;
	await clock.advance(intervalMs);
	assert.deepEqual(asked, ['rt1', 'rt1', 'rt2']);
	assert.ok(types().includes('restoreRead'));
	controller.abort();
	await polling;
});

/** The reasons that were dispatched, without repeats in a row. */
function reasonsOf(dispatched: readonly FactBody[]): readonly string[] {
	const reasons = dispatched.flatMap((body) => (body.type === 'agentFailed' ? [body.problem.reason] : []));
	return reasons.filter((reason, index) => reason !== reasons[index - 1]);
}

test('a password that is refused while the database is down may be right, and is tried when it is back', async () => {
	let databaseState = 1;
	const {overview, asked} = createScriptedAgent(() => (databaseState === 3 ? undefined : 'wrongPassword'));
	const client = {readStatus: async () => ({...status, databaseState})};
	const {options, clock, controller, dispatched} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(2 * minuteMs);
	assert.deepEqual(reasonsOf(dispatched), ['passwordUnchecked']);
	assert.deepEqual(asked, ['rt1']);
	databaseState = 3;
	// The status is read at least every half minute.
	await clock.advance(minuteMs / 2);
	assert.deepEqual(asked.slice(0, 3), ['rt1', 'rt1', 'rt2']);
	controller.abort();
	await polling;
});

test('an agent that answers a ping but no overview has a database that hangs', async () => {
	let isHung = true;
	let pings = 0;
	const {overview, asked} = createScriptedAgent(() => (isHung ? 'timeout' : undefined));
	const client = {
		async ping() {
			pings += 1;
		},
	};
	const {options, clock, controller, dispatched, pauses} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(5 * minuteMs);
	assert.deepEqual(reasonsOf(dispatched), ['databaseHung']);
	// At most every half minute: each may hold a connection.
	assert.ok(asked.length >= 5, `${asked.length} overviews`);
	assert.ok(asked.length <= 11, `${asked.length} overviews`);
	// Before each but the first, and after each.
	assert.equal(pings, asked.length * 2 - 1);
	assert.ok(pauses().every((ms) => ms >= minuteMs / 2 && ms <= minuteMs));
	isHung = false;
	await clock.advance(minuteMs);
	assert.equal(pauses().at(-1), intervalMs);
	controller.abort();
	await polling;
});

test('a database that hangs for an hour is waited for by one request, and pinged; then it is polled on at once', async () => {
	const held = createHeldRequest();
	const {overview, asked} = createScriptedAgent((_, nth) => {
		if (nth > 1) {
			return undefined;
		}

		held.keep();
		return 'timeout';
	});
	let pings = 0;
	const client = {
		...held.client,
		async ping() {
			pings += 1;
		},
	};
	const {options, clock, controller, dispatched} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(60 * minuteMs);
	assert.equal(asked.length, 1);
	assert.deepEqual(reasonsOf(dispatched), ['databaseHung']);
	assert.ok(pings >= 300, `${pings} pings`);
	assert.equal(held.drops(), 0);
	held.release();
	await clock.advance(0);
	assert.deepEqual(asked.slice(0, 3), ['rt1', 'rt1', 'rt2']);
	controller.abort();
	await polling;
	assert.equal(clock.sleepers(), 0);
});

test('a late request is given up when no ping was answered for a minute, and not before', async () => {
	const held = createHeldRequest();
	const {overview} = createScriptedAgent(() => {
		held.keep();
		return 'timeout';
	});
	const {options, clock, controller} = createRig({overview, client: held.client});
	const polling = poll(options);
	await clock.advance(minuteMs);
	assert.equal(held.drops(), 0);
	await clock.advance(minuteMs / 4);
	assert.equal(held.drops(), 1);
	controller.abort();
	await polling;
});

test('an agent that hangs gets no overview until it answers a ping', async () => {
	let isSilent = true;
	const {overview, asked} = createScriptedAgent(() => (isSilent ? 'timeout' : undefined));
	const client = {
		async ping() {
			if (isSilent) {
				throw new AgentError({reason: 'timeout'});
			}
		},
	};
	const {options, clock, controller, dispatched, pauses} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(5 * minuteMs);
	assert.deepEqual(reasonsOf(dispatched), ['timeout']);
	assert.deepEqual(asked, ['rt1']);
	assert.ok(pauses().length > 9);
	isSilent = false;
	await clock.advance(minuteMs / 2);
	assert.deepEqual(asked.slice(0, 3), ['rt1', 'rt1', 'rt2']);
	controller.abort();
	await polling;
});

test('an agent that hangs and then refuses connections is reported as refusing them', async () => {
	let reason: ProblemReason = 'timeout';
	const {overview} = createScriptedAgent(() => reason);
	const client = {
		async ping() {
			throw new AgentError({reason});
		},
	};
	const {options, clock, controller, dispatched} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(0);
	reason = 'refused';
	await clock.advance(minuteMs);
	assert.deepEqual(reasonsOf(dispatched), ['timeout', 'refused']);
	controller.abort();
	await polling;
});

test('nothing is requested if the signal is already aborted', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const {options, controller, dispatched} = createRig({overview});
	controller.abort();
	await poll(options);
	assert.deepEqual(asked, []);
	assert.deepEqual(dispatched, []);
});

test('a request in flight is aborted at once: it is no failure, and no other is sent', async () => {
	const agent = createHeldAgent();
	const {options, clock, controller, types, infoRequests} = createRig(agent);
	const polling = poll(options);
	await nextTurn();
	controller.abort();
	await polling;
	assert.deepEqual(agent.asked(), ['rt1']);
	assert.ok(!types().includes('agentFailed'));
	assert.ok(!types().includes('restoreRead'));
	assert.deepEqual(infoRequests, []);
	assert.equal(clock.sleepers(), 0);
});

for (const reason of ['refused', 'wrongPassword', undefined] as const) {
	test(`a pause ends at once when aborted, after ${reason ?? 'a good round'}`, async () => {
		const {overview, asked} = createScriptedAgent(() => reason);
		const {options, clock, controller} = createRig({overview, tenants: ['rt1']});
		const polling = poll(options);
		await clock.advance(0);
		assert.equal(clock.sleepers(), 1);
		controller.abort();
		await polling;
		assert.equal(clock.sleepers(), 0);
		assert.deepEqual(asked, ['rt1']);
	});
}

test('an answer after the abort does not lead to another request', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const {options, controller} = createRig({overview});
	await poll({
		...options,
		dispatch({type}) {
			if (type === 'restoreRead') {
				controller.abort();
			}
		},
	});
	assert.deepEqual(asked, ['rt1']);
});

test('a bug is rethrown, not taken for a problem of the agent', async () => {
	const agent = createHeldAgent();
	const {options, types} = createRig(agent);
	const polling = poll(options);
	await nextTurn();
	agent.requests[0]?.fail(new TypeError('a bug'));
	await assert.rejects(polling, TypeError);
	assert.deepEqual(types(), ['roundBegan']);
});

test('information about the cluster is requested after the first good round, and dispatched', async () => {
	const agent = createHeldAgent();
	const {options, controller, dispatched, infoRequests} = createRig(agent);
	const polling = poll(options);
	await nextTurn();
	assert.deepEqual(infoRequests, []);
	agent.requests[0]?.answer();
	await nextTurn();
	assert.deepEqual(infoRequests, []);
	agent.requests[1]?.answer();
	await nextTurn();
	assert.deepEqual(infoRequests, ['version', 'name']);
	const ofRound: ReadonlySet<FactBody['type']> = new Set(['roundBegan', 'restoreRead', 'roundEnded']);
	assert.deepEqual(
		dispatched.filter(({type}) => !ofRound.has(type)),
		[
			{type: 'versionRead', cluster, agentVersion: version},
			{type: 'endedRestoresRead', cluster, restores: []},
			{type: 'nameRead', cluster, name},
		],
	);
	controller.abort();
	await polling;
});

/** After each round, how often information about the cluster was requested: once by then, or twice. */
const connections = [
	['once, while the agent answers', [undefined, undefined, undefined], [1, 1, 1]],
	['not before the first answer', ['refused', 'reset', undefined, undefined], [0, 0, 1, 1]],
	['also of an agent whose tenant is absent', ['tenantAbsent', undefined], [1, 1]],
	['not again after a problem of the tenant’s own', [undefined, 'tenantAbsent', undefined], [1, 1, 1]],
	[
		'again after the agent was lost and is back',
		[undefined, 'refused', 'refused', undefined, undefined],
		[1, 1, 1, 2, 2],
	],
	['again after a wrong password', [undefined, 'wrongPassword', undefined], [1, 1, 2]],
	['again after each loss', [undefined, 'reset', undefined, 'reset', undefined], [1, 1, 2, 2, 3]],
] as const;

for (const [when, rounds, counts] of connections) {
	test(`information about the cluster is requested ${when}`, async () => {
		const {overview} = createScriptedAgent((_, nth) => rounds[nth - 1]);
		const {options, clock, controller, infoRequests, pauses} = createRig({overview, tenants: ['rt1']});
		const polling = poll(options);
		const found: number[] = [];
		while (found.length < rounds.length) {
			// eslint-disable-next-line no-await-in-loop -- round after round
			await clock.advance(pauses().at(-1) ?? 0);
			found.push(infoRequests.filter((what) => what === 'version').length);
		}

		assert.deepEqual(found, counts);
		assert.equal(infoRequests.filter((what) => what === 'name').length, counts.at(-1));
		controller.abort();
		await polling;
	});
}

test('information about the cluster is requested again after the agent was started again between two rounds', async () => {
	const {overview} = createScriptedAgent(() => undefined);
	let restarts = 0;
	const {options, clock, controller, infoRequests} = createRig({overview, client: {restarts: () => restarts}});
	const polling = poll(options);
	await clock.advance(intervalMs * 3);
	assert.deepEqual(infoRequests, ['version', 'name']);
	restarts++;
	await clock.advance(intervalMs * 3);
	assert.deepEqual(infoRequests, ['version', 'name', 'version', 'name']);
	controller.abort();
	await polling;
});

/** A request that is not answered until it is aborted. */
async function hang(signal: AbortSignal): Promise<never> {
	return new Promise((_resolve, reject) => {
		signal.addEventListener('abort', () => {
			reject(signal.reason as Error);
		});
	});
}

test('an agent that does not answer about its cluster delays no round, and its request is aborted at once', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const {options, clock, controller, types} = createRig({overview, client: {readVersion: hang}});
	const polling = poll(options);
	await clock.advance(intervalMs * 3);
	assert.equal(asked.length, 8);
	// They do not wait for each other.
	assert.ok(types().includes('nameRead'));
	assert.ok(!types().includes('versionRead'));
	controller.abort();
	await polling;
});

test('a cluster whose information is refused stays unknown, and the round succeeds', async () => {
	const {overview} = createScriptedAgent(() => undefined);
	const client = {
		async readVersion() {
			throw new AgentError({reason: 'timeout'});
		},
		async readCluster() {
			return {name: undefined, info: undefined};
		},
		async readFinished() {
			throw new AgentError({reason: 'noRestoreApi'});
		},
	};
	const {options, clock, controller, types, pauses} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(0);
	assert.deepEqual(types(), ['roundBegan', 'restoreRead', 'restoreRead', 'roundEnded']);
	assert.deepEqual(pauses(), [intervalMs]);
	controller.abort();
	await polling;
});

test('the end of the requests beside the overviews can be awaited', async () => {
	const {promise, resolve} = Promise.withResolvers<string>();
	const {overview} = createScriptedAgent(() => undefined);
	const {options, types} = createRig({overview, client: {readVersion: async () => promise}});
	const identity = createClusterInfoReader(options);
	await identity.ended();
	identity.read();
	let hasEnded = false;
	const wait = async () => {
		await identity.ended();
		hasEnded = true;
	};

	const waiting = wait();
	await nextTurn();
	assert.ok(!hasEnded);
	resolve(version);
	await waiting;
	assert.deepEqual(types(), ['endedRestoresRead', 'nameRead', 'versionRead']);
});

test('a bug in a request beside the overviews is not swallowed', async () => {
	const {overview} = createScriptedAgent(() => undefined);
	const client = {
		async readVersion() {
			throw new TypeError('a bug');
		},
	};
	const identity = createClusterInfoReader(createRig({overview, client}).options);
	identity.read();
	await assert.rejects(identity.ended(), TypeError);
});

test('a list that was read is an answer, after which nothing more is asked where no tenant is named', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const {options, types} = createRig({
		overview,
		tenants: [],
		discover: async () => ({coverage: 'running', requests: 1}),
	});
	assert.equal(await pollRound(options, () => undefined), undefined);
	assert.deepEqual(types(), ['agentAnswered']);
	assert.deepEqual(asked, []);
});

test('a list that fails ends the round with the problem of the whole agent', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const discover = async () => {
		throw new AgentError({reason: 'refused'});
	};

	const {options, types} = createRig({overview, discover});
	const problem = await pollRound(options, () => undefined);
	assert.equal(problem?.reason, 'refused');
	assert.deepEqual(types(), ['agentFailed']);
	assert.deepEqual(asked, []);
});

test('a round in which nothing is asked for checks whether the agent is there', async () => {
	const {overview} = createScriptedAgent(() => undefined);
	const there = createRig({overview, tenants: [], client: {ping: async () => undefined}});
	assert.equal(await pollRound(there.options, () => undefined), undefined);
	assert.deepEqual(there.types(), ['agentAnswered']);
	const lost = createRig({overview, tenants: []});
	const problem = await pollRound(lost.options, () => undefined);
	assert.equal(problem?.code, 'timeout');
	assert.deepEqual(lost.types(), ['agentFailed']);
});

test('what explains a state is read after a good round, and not after a failed one', async () => {
	const {overview} = createScriptedAgent((_tenant, nth) => (nth > 2 ? 'refused' : undefined));
	const {options, clock, controller, asides} = createRig({overview});
	const polling = poll(options);
	await clock.advance(3 * intervalMs);
	controller.abort();
	await polling;
	assert.equal(asides(), 1);
});

test('while no restore runs a round begins ten seconds after the last one, or later', async () => {
	const {overview} = createScriptedAgent(() => undefined);
	for (const [given, expected] of [
		[intervalMs, 10_000],
		[15_000, 15_000],
	] as const) {
		const {options, clock, controller, pauses} = createRig({overview, isBusy: () => false, intervalMs: () => given});
		const polling = poll(options);
		// eslint-disable-next-line no-await-in-loop -- one rig after the other
		await clock.advance(1);
		controller.abort();
		// eslint-disable-next-line no-await-in-loop -- as above
		await polling;
		assert.deepEqual(pauses(), [expected]);
	}
});

test('the pause after a round is the interval that the user has chosen by then', async () => {
	const {overview} = createScriptedAgent(() => undefined);
	let chosenMs = 2000;
	const {options, clock, controller, pauses} = createRig({overview, intervalMs: () => chosenMs});
	const polling = poll(options);
	await clock.advance(1);
	chosenMs = 30_000;
	await clock.advance(2000);
	controller.abort();
	await polling;
	assert.deepEqual(pauses(), [2000, 30_000]);
});
