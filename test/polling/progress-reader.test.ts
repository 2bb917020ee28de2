import assert from 'node:assert/strict';
import test from 'node:test';
import type {ClusterIdentity} from '../../source/domain/cluster-identity.js';
import type {ProgressRow} from '../../source/domain/restore-reading.js';
import type {SqlProblem, SqlReason} from '../../source/domain/sql-problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {
	createProgressReader,
	type ProgressDiscovery,
	type ProgressSource,
} from '../../source/polling/progress-reader.js';
import {reading} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';

const obprod = {id: 1, name: 'obprod'};
const row: ProgressRow = {jobId: 4, restoreTenantId: 1012, status: 'RESTORING', data: {}, log: {}};
const change = {jobId: 4, status: 'CREATE_TENANT', at: 5};

class SourceError extends Error {
	readonly problem: SqlProblem;

	constructor(reason: SqlReason) {
		super(reason);
		this.problem = {reason, said: ''};
	}
}

type Facts = {
	readonly source?: Partial<ProgressSource>;
	/** The cluster of the server. */
	readonly identity?: ClusterIdentity;
	/** The cluster of the agent, as it is known at one read after another. */
	readonly described?: ReadonlyArray<ClusterIdentity | undefined>;
	readonly discovery?: ProgressDiscovery;
	readonly isTrusted?: boolean;
	readonly isListed?: () => boolean;
};

function createRig({source = {}, identity, described = [], discovery, ...others}: Facts) {
	const clock = createManualClock();
	const facts: FactBody[] = [];
	const descriptions = [...described];
	const counts = {opened: 0, closed: 0};
	const reader = createProgressReader({
		cluster: 'h:1',
		async open() {
			counts.opened++;
			return {
				read: async () => ({rows: [row], identity, isFirst: true}),
				readStatusChanges: async () => [],
				readTenants: async () => [],
				async close() {
					counts.closed++;
				},
				...source,
			};
		},
		agentCluster: () => descriptions.shift(),
		problemOf: (error) => (error instanceof SourceError ? error.problem : undefined),
		dispatch(fact) {
			facts.push(fact);
		},
		clock,
		discovery: () => discovery,
		...others,
		signal: new AbortController().signal,
	});
	return {reader, facts, counts, clock};
}

const progressRead = {type: 'progressRead', cluster: 'h:1', rows: [row], tookMs: 0} as const;
const otherCluster = {type: 'sqlFailed', cluster: 'h:1', problem: {reason: 'otherCluster', said: ''}} as const;
const verified = {...progressRead, isVerified: true};

const clusters: ReadonlyArray<readonly [title: string, facts: Facts, expected: readonly FactBody[]]> = [
	['a server of the agent’s cluster is verified', {identity: obprod, described: [obprod]}, [verified]],
	['a server of another one is left', {identity: {name: 'obtest'}, described: [obprod]}, [otherCluster]],
	['one that does not name its cluster is believed, and not verified', {described: [obprod]}, [progressRead]],
	['so is any one of an agent that does not name its own', {identity: obprod, described: [{}]}, [progressRead]],
	[
		'an agent may describe its cluster later: the server is verified then',
		{identity: obprod, described: [undefined, obprod]},
		[progressRead, verified],
	],
	[
		'an agent may describe its cluster later: the server is left then',
		{identity: {name: 'obtest'}, described: [undefined, obprod]},
		[progressRead, otherCluster],
	],
];

for (const [title, given, expected] of clusters) {
	test(title, async () => {
		const {reader, facts} = createRig(given);
		for (const _ of expected) {
			// eslint-disable-next-line no-await-in-loop -- one read after another
			await reader.read();
		}

		assert.deepEqual(facts, expected);
		await reader.close();
	});
}

test('a server of another cluster is connected to anew: a tunnel may be repaired', async () => {
	const {reader, counts} = createRig({identity: {name: 'obtest'}, described: [obprod, obprod]});
	const problem = await reader.read();
	assert.equal(problem?.reason, 'otherCluster');
	assert.deepEqual(counts, {opened: 1, closed: 1});
	await reader.read();
	assert.equal(counts.opened, 2);
});

test('the recorded changes are read beside the progress', async () => {
	const {reader, facts} = createRig({source: {readStatusChanges: async () => [change]}});
	assert.equal(await reader.read(), undefined);
	await reader.ended();
	assert.deepEqual(facts, [progressRead, {type: 'statusHistoryRead', cluster: 'h:1', changes: [change]}]);
});

test('where they cannot be read, progress is', async () => {
	const {reader, facts} = createRig({
		source: {
			async readStatusChanges() {
				throw new SourceError('unreachable');
			},
		},
	});
	assert.equal(await reader.read(), undefined);
	await reader.ended();
	assert.deepEqual(facts, [progressRead]);
});

test('of another cluster none are read', async () => {
	const {reader, facts} = createRig({
		identity: {name: 'obtest'},
		described: [obprod],
		source: {readStatusChanges: () => assert.fail('they are of no use')},
	});
	await reader.read();
	await reader.ended();
	assert.deepEqual(facts, [otherCluster]);
});

test('at the end, changes that are still being read are not waited for', async () => {
	const {reader} = createRig({
		source: {
			async readStatusChanges(signal) {
				const {promise, reject} = Promise.withResolvers<never>();
				signal.addEventListener('abort', () => {
					reject(signal.reason as Error);
				});
				return promise;
			},
		},
	});
	await reader.read();
	await reader.close();
});

const found = [{tenant: 'rt2', reading: reading({jobId: 4})}];
const listing = {
	rows: [row],
	identity: obprod,
	isFirst: true,
	restores: found,
	hasEnded: true,
	serverTime: 5000,
};
const discovered = {
	type: 'restoresDiscovered',
	cluster: 'h:1',
	source: 'sql',
	restores: found,
	hasAllRunning: true,
	hasEnded: true,
	agentTime: 5000,
} as const;

test('the restores of a server of the agent’s cluster are listed, and asked for as far as they are discovered', async () => {
	const spans: unknown[] = [];
	const read: ProgressSource['read'] = async (_signal, span) => {
		spans.push(span);
		return listing;
	};

	const {reader, facts} = createRig({source: {read}, described: [obprod], discovery: {sinceMs: 7, jobIds: [4]}});
	await reader.read();
	assert.deepEqual(spans, [{sinceMs: 7, jobIds: [4]}]);
	assert.deepEqual(facts, [verified, discovered]);
});

test('restores that only an unknown server has are listed if the user named that server, and of another cluster never', async () => {
	const read = async () => listing;
	const unknown = createRig({source: {read}});
	await unknown.reader.read();
	assert.deepEqual(unknown.facts, [progressRead]);
	const trusted = createRig({source: {read}, isTrusted: true});
	await trusted.reader.read();
	assert.deepEqual(trusted.facts, [progressRead, discovered]);
	const foreign = createRig({source: {read}, isTrusted: true, described: [{name: 'obtest'}]});
	await foreign.reader.read();
	assert.deepEqual(foreign.facts, [otherCluster]);
});

test('the same list again is no news, unless it did not settle every restore, or a minute has passed', async () => {
	let isListed = false;
	const {reader, facts, clock} = createRig({
		source: {read: async () => listing},
		described: [obprod, obprod, obprod, obprod],
		isListed: () => isListed,
	});
	const lists = async () => {
		facts.length = 0;
		await reader.read();
		return facts.filter(({type}) => type === 'restoresDiscovered').length;
	};

	assert.equal(await lists(), 1);
	assert.equal(await lists(), 1);
	isListed = true;
	assert.equal(await lists(), 0);
	await clock.advance(60_000);
	assert.equal(await lists(), 1);
});
