import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {AgentStatus} from '../../source/agent/agent-client.js';
import {AgentError, problemOf} from '../../source/agent/agent-error.js';
import type {ClusterIdentity} from '../../source/domain/cluster-identity.js';
import type {ProblemCode, ProblemReason} from '../../source/domain/problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createFailOver} from '../../source/polling/fail-over.js';
import type {Candidate} from '../../source/polling/judge-agent.js';
import {problem} from '../helpers/facts.js';

const cluster = 'one';
const serving: AgentStatus = {startedAt: 1n, databaseState: 3, identity: 'CLUSTER AGENT', publicKey: ''};
const known: ClusterIdentity = {id: 1, name: 'obprod'};

/** What an agent answers; a reason is that of an error, and nothing that it never answers. */
type Script = {
	readonly status?: AgentStatus | ProblemReason;
	readonly identity?: ClusterIdentity | ProblemReason;
	readonly isLearned?: boolean;
	readonly isHeld?: boolean;
};

type ScriptedAgent = Candidate & {readonly asked: string[]};

async function give<Answer>(answer: Answer | ProblemReason | undefined): Promise<Answer> {
	if (answer === undefined) {
		return Promise.withResolvers<Answer>().promise;
	}

	if (typeof answer === 'string') {
		throw new AgentError({reason: answer as ProblemReason});
	}

	return answer;
}

function createAgent(label: string, script: Script): ScriptedAgent {
	const asked: string[] = [];
	return {
		label,
		asked,
		isLearned: script.isLearned ?? false,
		client: {
			async ping() {
				asked.push('ping');
			},
			async readStatus() {
				asked.push('status');
				return give<AgentStatus>(script.status);
			},
			isHeld: () => script.isHeld ?? false,
			drop: () => undefined,
		},
		async readIdentity() {
			asked.push('identity');
			return give<ClusterIdentity>(script.identity);
		},
	};
}

/** The agent `one`, which is polled, and others by name. */
function createRig(scripts: Readonly<Record<string, Script>>, described: ClusterIdentity | 'unknown' = known) {
	const agents = Object.entries({one: {}, ...scripts}).map(([label, script]) => createAgent(label, script));
	const [first] = agents;
	assert.ok(first);
	const facts: FactBody[] = [];
	const limits: AbortController[] = [];
	const controller = new AbortController();
	let nowMs = 0;
	const failOver = createFailOver({
		cluster,
		first,
		agents: () => agents,
		known: () => (described === 'unknown' ? undefined : described),
		problemOf,
		dispatch(fact) {
			facts.push(fact);
		},
		clock: {monotonic: () => nowMs},
		deadline(ms) {
			assert.equal(ms, 4000);
			const limit = new AbortController();
			limits.push(limit);
			return limit.signal;
		},
		signal: controller.signal,
	});
	return {
		...failOver,
		agents: Object.fromEntries(agents.map((agent) => [agent.label, agent])),
		facts,
		controller,
		leaveFor: async (reason: ProblemReason = 'refused', code: ProblemCode = 'unreachable') =>
			failOver.leave(problem(reason, {code})),
		currentLabel: () => failOver.current().label,
		pass(ms: number) {
			nowMs += ms;
		},
		/** Lets the time for the search be over. */
		async endSearch() {
			await nextTurn();
			limits.at(-1)?.abort();
		},
	};
}

const good: Script = {status: serving, identity: known};

test('the first healthy agent that answers is taken, and only it gets the password', async () => {
	const {leaveFor, currentLabel, agents, facts} = createRig({two: {}, three: good, four: good});
	assert.equal(await leaveFor(), true);
	assert.equal(currentLabel(), 'three');
	assert.deepEqual(facts, [{type: 'agentChanged', cluster, agent: 'three'}]);
	assert.deepEqual(agents['four']?.asked, ['status']);
});

test('the search ends in time although no agent answers', async () => {
	const {leaveFor, currentLabel, endSearch} = createRig({two: {}, three: {status: serving}});
	const leaving = leaveFor();
	await endSearch();
	assert.equal(await leaving, false);
	assert.equal(currentLabel(), 'one');
});

test('the search ends with the program', async () => {
	const {leaveFor, controller} = createRig({two: {}});
	const leaving = leaveFor();
	controller.abort();
	assert.equal(await leaving, false);
	assert.equal(await leaveFor(), false);
});

test('a bug is not taken for an agent that does not answer', async () => {
	const rig = createRig({two: good});
	const {two} = rig.agents;
	assert.ok(two);
	Object.assign(two.client, {
		async readStatus() {
			throw new TypeError('a bug');
		},
	});
	await assert.rejects(rig.leaveFor(), TypeError);
});

const passedOver: ReadonlyArray<readonly [title: string, script: Script]> = [
	['is refused', {status: 'refused'}],
	['is in no cluster', {...good, status: {...serving, identity: 'SINGLE'}}],
	['does not say what it is', {...good, status: {...serving, identity: ''}}],
	['has no observer', {...good, status: {...serving, databaseState: 0}}],
	['has a restricted database', {...good, status: {...serving, databaseState: 2}}],
	['does not say how its database is', {...good, status: {...serving, databaseState: undefined}}],
	['has a late request', {...good, isHeld: true}],
	['loses its database when it is asked', {...good, identity: 'databaseDown'}],
	['is lost when it is asked', {...good, identity: 'reset'}],
	['is learned and of no known cluster', {...good, identity: {id: 1}, isLearned: true}],
	['is learned and refuses to describe its cluster', {...good, identity: 'rejected', isLearned: true}],
];

for (const [title, script] of passedOver) {
	test(`an agent that ${title} is passed over, and asked again the next time`, async () => {
		const {leaveFor, currentLabel, agents, facts} = createRig({two: script});
		assert.equal(await leaveFor(), false);
		assert.equal(currentLabel(), 'one');
		const before = agents['two']?.asked.length ?? 0;
		assert.equal(await leaveFor(), false);
		assert.equal(agents['two']?.asked.length, 2 * before);
		assert.deepEqual(facts, []);
	});
}

const taken: ReadonlyArray<readonly [title: string, script: Script, described?: ClusterIdentity]> = [
	['is learned and of the same cluster', {...good, isLearned: true}],
	['was given and cannot name its cluster', {...good, identity: {}}],
	['was given and refuses to describe its cluster', {...good, identity: 'rejected'}],
];

for (const [title, script] of taken) {
	test(`an agent that ${title} is taken`, async () => {
		const {leaveFor, currentLabel} = createRig({two: script});
		assert.equal(await leaveFor(), true);
		assert.equal(currentLabel(), 'two');
	});
}

for (const described of [{}, {id: 1}, 'unknown'] as const) {
	test(`of a cluster that is ${JSON.stringify(described)} one that was given is taken, and none that was learned`, async () => {
		const {leaveFor, currentLabel} = createRig({two: {...good, isLearned: true}, three: good}, described);
		assert.equal(await leaveFor(), true);
		assert.equal(currentLabel(), 'three');
	});
}

test('an unknown cluster is no reason to send the password to an agent before it is polled', async () => {
	const {leaveFor, agents} = createRig({two: good}, 'unknown');
	await leaveFor();
	assert.deepEqual(agents['two']?.asked, ['status']);
});

const marked: ReadonlyArray<readonly [identity: ClusterIdentity | ProblemReason, why: string]> = [
	[{id: 1, name: 'obtest'}, 'otherCluster'],
	[{id: 2, name: 'obprod'}, 'otherCluster'],
	['wrongPassword', 'passwordRefused'],
	['agentPasswordExpected', 'passwordRefused'],
];

for (const [identity, why] of marked) {
	test(`an agent that answers ${JSON.stringify(identity)} is not asked again, which is said once`, async () => {
		const {leaveFor, agents, facts, reconsider} = createRig({two: {...good, identity}});
		await leaveFor();
		const asked = agents['two']?.asked.length;
		await leaveFor();
		assert.equal(agents['two']?.asked.length, asked);
		assert.deepEqual(facts, [{type: 'agentUnused', cluster, agent: 'two', why}]);
		reconsider();
		await leaveFor();
		assert.equal(agents['two']?.asked.length === asked, why === 'otherCluster');
	});
}

test('a password that cannot be checked for want of the database is not refused', async () => {
	const rig = createRig({two: good});
	const {two} = rig.agents;
	assert.ok(two);
	const statuses = [serving, {...serving, databaseState: 1}];
	Object.assign(two.client, {readStatus: async () => statuses.shift()});
	Object.assign(two, {readIdentity: async () => give('wrongPassword')});
	assert.equal(await rig.leaveFor(), false);
	assert.deepEqual(rig.facts, []);
});

test('an agent that turns out to be of another cluster is left for the one before, and not asked again', async () => {
	const {leaveFor, reject, agents, facts, currentLabel, left} = createRig({two: good});
	await leaveFor();
	const before = left();
	assert.ok(agents['one']);
	reject(agents['one']);
	assert.equal(currentLabel(), 'one');
	assert.ok(before.aborted);
	assert.equal(await leaveFor(), false);
	assert.deepEqual(facts, [
		{type: 'agentChanged', cluster, agent: 'two'},
		{type: 'agentUnused', cluster, agent: 'two', why: 'otherCluster'},
		{type: 'agentChanged', cluster, agent: 'one'},
	]);
});

test('what every agent would answer alike is no reason to look for another one', async () => {
	const {leaveFor, agents} = createRig({two: good});
	for (const reason of ['wrongPassword', 'tenantAbsent', 'agentPasswordExpected'] as const) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		assert.equal(await leaveFor(reason), false);
	}

	assert.deepEqual(agents['two']?.asked, []);
});

test('an agent that was left is not taken again before another one has answered, or some time has passed', async () => {
	const {leaveFor, currentLabel, keep, pass} = createRig({one: good, two: good});
	await leaveFor();
	assert.equal(await leaveFor(), false);
	keep();
	assert.equal(await leaveFor(), true);
	assert.equal(currentLabel(), 'one');
	assert.equal(await leaveFor(), false);
	pass(15_000);
	assert.equal(await leaveFor(), true);
});

test('a wait for the agent that is left ends', async () => {
	const {leaveFor, left, switches} = createRig({two: good});
	const before = left();
	await leaveFor();
	assert.deepEqual([before.aborted, left().aborted, switches()], [true, false, 1]);
});

test('an agent whose database is about to be back is tried first, if the present one is silent', async () => {
	const starting = {...serving, databaseState: 1};
	const silent = createRig({two: {status: 'refused'}, three: {status: starting}});
	await silent.leaveFor('refused');
	assert.equal(silent.next()?.label, 'three');
	silent.keep();
	assert.equal(silent.next(), undefined);
	const alike = createRig({three: {status: starting}});
	await alike.leaveFor('databaseDown', 'rejected');
	assert.equal(alike.next(), undefined);
});
