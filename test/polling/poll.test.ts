import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {AgentClient, AgentStatus, OverviewAnswer} from '../../source/agent/agent-client.js';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {ProblemReason} from '../../source/domain/problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createClusterInfoReader} from '../../source/polling/cluster-info.js';
import {poll, pollRound, type PollOptions} from '../../source/polling/poll.js';
import type {Random} from '../../source/system/random.js';
import {createInterruptibleSleep} from '../../source/system/interruptible-sleep.js';
import {address as cluster, reading as row} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {createSeededRandom} from '../helpers/seeded-random.js';

const intervalMs = 2000;
const minuteMs = 60_000;
const good: OverviewAnswer = {reading: row(), agentTime: 5000};
const label = '10.10.10.1:2886';
const key = (tenant: string) => ({cluster, tenant});
const [version, name] = ['4.5.0.0', 'obprod'];

/** A question that an agent has not answered yet. */
type Question = {
	readonly tenant: string;
	readonly answer: (answer?: OverviewAnswer) => void;
	readonly fail: (error: unknown) => void;
};

type Overview = AgentClient['overview'];

/** An agent whose answers a test gives by hand; a question that is given up fails as the real client's does. */
function createHeldAgent() {
	const questions: Question[] = [];
	const overview: Overview = async (tenant, signal) => {
		const {promise, resolve, reject} = Promise.withResolvers<OverviewAnswer>();
		signal.addEventListener('abort', () => {
			reject(signal.reason as Error);
		});
		const answer = (given = good) => {
			resolve(given);
		};

		questions.push({tenant, answer, fail: reject});
		return promise;
	};

	return {overview, questions, asked: () => questions.map(({tenant}) => tenant)};
}

/** What an agent says to a question: all is well, or why it does not answer. */
type Script = (tenant: string, nth: number) => ProblemReason | undefined;

/** An agent that answers at once: as its script says to the nth question, from 1. */
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

type RigOptions = {
	readonly overview: Overview;
	readonly tenants?: readonly string[];
	readonly random?: Random;
	readonly client?: Partial<AgentClient>;
	readonly refreshes?: () => number;
	readonly hasOtherPassword?: () => Promise<boolean>;
};

const status: AgentStatus = {startedAt: 1n, databaseState: 3, publicKey: 'one'};

function createRig({overview, tenants = ['rt1', 'rt2'], random = createSeededRandom(), client, ...others}: RigOptions) {
	const clock = createManualClock();
	const controller = new AbortController();
	const happenings: FactBody[] = [];
	const identities: string[] = [];
	const read = (what: string, answer: string) => async () => {
		identities.push(what);
		return answer;
	};

	const options: PollOptions = {
		cluster,
		agent: label,
		tenants: () => tenants,
		client: {
			overview,
			readVersion: read('version', version),
			readCluster: async () => ({name: await read('name', name)(), info: undefined}),
			readFinished: async () => [],
			async ping() {
				throw new AgentError({reason: 'timeout'});
			},
			readStatus: async () => status,
			...client,
		},
		problemOf,
		dispatch(happening) {
			happenings.push(happening);
		},
		clock,
		random,
		intervalMs,
		signal: controller.signal,
		refreshes: () => 0,
		hasOtherPassword: async () => false,
		...others,
	};
	return {
		options,
		clock,
		controller,
		happenings,
		/** What was asked beside the overviews. */
		identities,
		types: () => happenings.map(({type}) => type),
		pauses: () => happenings.flatMap((happening) => (happening.type === 'roundEnded' ? [happening.pauseMs] : [])),
	};
}

test('tenants are asked one after another, with one overview in flight', async () => {
	const agent = createHeldAgent();
	const {options, controller} = createRig({...agent, tenants: ['rt1', 'rt2', 'rt3']});
	const polling = poll(options);
	await nextTurn();
	assert.deepEqual(agent.asked(), ['rt1']);
	agent.questions[0]?.answer();
	await nextTurn();
	assert.deepEqual(agent.asked(), ['rt1', 'rt2']);
	agent.questions[1]?.answer();
	await nextTurn();
	assert.deepEqual(agent.asked(), ['rt1', 'rt2', 'rt3']);
	controller.abort();
	await polling;
});

test('an agent that takes long is not asked anything else meanwhile', async () => {
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
	agent.questions[0]?.answer();
	await clock.advance(intervalMs - 1);
	assert.deepEqual(agent.asked(), ['rt1']);
	await clock.advance(1);
	assert.deepEqual(agent.asked(), ['rt1', 'rt1']);
	controller.abort();
	await polling;
});

test('a round tells that it began, what each tenant’s answer said, that it ended and how long the pause is', async () => {
	const {overview} = createScriptedAgent((tenant) => (tenant === 'rt2' ? 'neverRestored' : undefined));
	const {options, clock, controller, happenings} = createRig({overview, tenants: ['rt1', 'rt2', 'rt3']});
	const polling = poll(options);
	await clock.advance(0);
	const {problem} = new AgentError({reason: 'neverRestored'});
	assert.deepEqual(
		happenings.filter(({type}) => !['versionRead', 'nameRead', 'endedRestoresRead'].includes(type)),
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
		// The agent is there, and has answered.
		assert.equal(answers, 2);
	});

	test(`nor does it make the pause longer: ${reason}`, async () => {
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
	// Rounds of one question: eight fail, one is good, one fails.
	const {overview} = createScriptedAgent((_, nth) => (nth <= 8 || nth === 10 ? 'refused' : undefined));
	const {options, clock, controller, pauses} = createRig({overview, tenants: ['rt1'], random: () => 0.5});
	const polling = poll({...options, intervalMs: 100});
	await clock.advance(2 * minuteMs);
	assert.deepEqual(pauses().slice(0, 11), [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 100, 500, 100]);
	controller.abort();
	await polling;
});

test('a round that an agent leaves half done is a failure', async () => {
	const {overview, asked} = createScriptedAgent((tenant) => (tenant === 'rt2' ? 'reset' : undefined));
	const {options, clock, controller, pauses} = createRig({overview, random: () => 0.5});
	const polling = poll({...options, intervalMs: 100});
	await clock.advance(500 + 1000);
	assert.deepEqual(pauses(), [500, 1000, 2000]);
	assert.deepEqual(asked, ['rt1', 'rt2', 'rt1', 'rt2', 'rt1', 'rt2']);
	controller.abort();
	await polling;
});

test('pauses after failures have jitter, within their limits, and are slept as they are told', async () => {
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
	test(`a reader who asks at once gets one more try, and then five minutes pass again: ${reason}`, async () => {
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

/** The reasons told, each once where it is told again and again. */
function reasonsTold(happenings: readonly FactBody[]): readonly string[] {
	const reasons = happenings.flatMap((happening) =>
		happening.type === 'agentFailed' ? [happening.problem.reason] : [],
	);
	return reasons.filter((reason, index) => reason !== reasons[index - 1]);
}

test('a password that is refused while the database is down may be right, and is tried when it is back', async () => {
	let databaseState = 1;
	const {overview, asked} = createScriptedAgent(() => (databaseState === 3 ? undefined : 'wrongPassword'));
	const client = {readStatus: async () => ({...status, databaseState})};
	const {options, clock, controller, happenings} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(2 * minuteMs);
	assert.deepEqual(reasonsTold(happenings), ['passwordUnchecked']);
	assert.deepEqual(asked, ['rt1']);
	databaseState = 3;
	// The agent is looked at every half minute at the least.
	await clock.advance(minuteMs / 2);
	assert.deepEqual(asked.slice(0, 3), ['rt1', 'rt1', 'rt2']);
	controller.abort();
	await polling;
});

test('an agent that answers what is easy, but no overview, has a database that hangs', async () => {
	let isHung = true;
	let pings = 0;
	const {overview, asked} = createScriptedAgent(() => (isHung ? 'timeout' : undefined));
	const client = {
		async ping() {
			pings += 1;
		},
	};
	const {options, clock, controller, happenings, pauses} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(5 * minuteMs);
	assert.deepEqual(reasonsTold(happenings), ['databaseHung']);
	// No sooner than every half minute: each may hold a connection.
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

test('an agent that is silent is asked for no overview until it answers what is easy', async () => {
	let isSilent = true;
	const {overview, asked} = createScriptedAgent(() => (isSilent ? 'timeout' : undefined));
	const client = {
		async ping() {
			if (isSilent) {
				throw new AgentError({reason: 'timeout'});
			}
		},
	};
	const {options, clock, controller, happenings, pauses} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(5 * minuteMs);
	assert.deepEqual(reasonsTold(happenings), ['timeout']);
	assert.deepEqual(asked, ['rt1']);
	assert.ok(pauses().length > 9);
	isSilent = false;
	await clock.advance(minuteMs / 2);
	assert.deepEqual(asked.slice(0, 3), ['rt1', 'rt1', 'rt2']);
	controller.abort();
	await polling;
});

test('a silent agent that then refuses connections is told to refuse them', async () => {
	let reason: ProblemReason = 'timeout';
	const {overview} = createScriptedAgent(() => reason);
	const client = {
		async ping() {
			throw new AgentError({reason});
		},
	};
	const {options, clock, controller, happenings} = createRig({overview, client});
	const polling = poll(options);
	await clock.advance(0);
	reason = 'refused';
	await clock.advance(minuteMs);
	assert.deepEqual(reasonsTold(happenings), ['timeout', 'refused']);
	controller.abort();
	await polling;
});

test('nothing is asked when it is over before it begins', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const {options, controller, happenings} = createRig({overview});
	controller.abort();
	await poll(options);
	assert.deepEqual(asked, []);
	assert.deepEqual(happenings, []);
});

test('a question in flight is given up at once: it is no failure, and nobody else is asked', async () => {
	const agent = createHeldAgent();
	const {options, clock, controller, types, identities} = createRig(agent);
	const polling = poll(options);
	await nextTurn();
	controller.abort();
	await polling;
	assert.deepEqual(agent.asked(), ['rt1']);
	assert.ok(!types().includes('agentFailed'));
	assert.ok(!types().includes('restoreRead'));
	assert.deepEqual(identities, []);
	assert.equal(clock.sleepers(), 0);
});

for (const reason of ['refused', 'wrongPassword', undefined] as const) {
	test(`a pause is given up at once, after ${reason ?? 'a good round'}`, async () => {
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

test('an answer that comes when it is over does not begin another question', async () => {
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

test('a bug is thrown on, not taken for a problem of the agent', async () => {
	const agent = createHeldAgent();
	const {options, types} = createRig(agent);
	const polling = poll(options);
	await nextTurn();
	agent.questions[0]?.fail(new TypeError('a bug'));
	await assert.rejects(polling, TypeError);
	assert.deepEqual(types(), ['roundBegan']);
});

test('who the agent is is asked after the first answer, beside the other tenants, and told', async () => {
	const agent = createHeldAgent();
	const {options, controller, happenings, identities} = createRig(agent);
	const polling = poll(options);
	await nextTurn();
	assert.deepEqual(identities, []);
	agent.questions[0]?.answer();
	await nextTurn();
	assert.deepEqual(identities, ['version', 'name']);
	assert.deepEqual(agent.asked(), ['rt1', 'rt2']);
	assert.deepEqual(happenings.slice(2), [
		{type: 'versionRead', cluster, agentVersion: version},
		{type: 'endedRestoresRead', cluster, restores: []},
		{type: 'nameRead', cluster, name},
	]);
	controller.abort();
	await polling;
});

/** After each round, how often it has been asked who the agent is: once by then, or twice. */
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
	test(`who the agent is is asked ${when}`, async () => {
		const {overview} = createScriptedAgent((_, nth) => rounds[nth - 1]);
		const {options, clock, controller, identities, pauses} = createRig({overview, tenants: ['rt1']});
		const polling = poll(options);
		const found: number[] = [];
		while (found.length < rounds.length) {
			// eslint-disable-next-line no-await-in-loop -- round after round
			await clock.advance(pauses().at(-1) ?? 0);
			found.push(identities.filter((what) => what === 'version').length);
		}

		assert.deepEqual(found, counts);
		assert.equal(identities.filter((what) => what === 'name').length, counts.at(-1));
		controller.abort();
		await polling;
	});
}

/** A question that is never answered, until it is given up. */
async function hang(signal: AbortSignal): Promise<never> {
	return new Promise((_resolve, reject) => {
		signal.addEventListener('abort', () => {
			reject(signal.reason as Error);
		});
	});
}

test('an agent that never says who it is delays no round, and is given up at once', async () => {
	const {overview, asked} = createScriptedAgent(() => undefined);
	const {options, clock, controller, types} = createRig({overview, client: {readVersion: hang}});
	const polling = poll(options);
	await clock.advance(intervalMs * 3);
	assert.equal(asked.length, 8);
	// The one does not wait for the other.
	assert.ok(types().includes('nameRead'));
	assert.ok(!types().includes('versionRead'));
	controller.abort();
	await polling;
});

test('an agent that does not say who it is stays unknown, and the round is a good one', async () => {
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

test('the end of the questions beside the overviews can be waited for', async () => {
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

test('a bug in a question beside the overviews is not swallowed', async () => {
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
