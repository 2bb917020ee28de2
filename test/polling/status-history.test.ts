import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProgressRow} from '../../source/domain/restore-reading.js';
import type {StatusChange} from '../../source/domain/restore/status-change.js';
import type {SqlProblem} from '../../source/domain/sql-problem.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {createStatusHistory} from '../../source/polling/status-history.js';
import {createManualClock} from '../helpers/manual-clock.js';

const change: StatusChange = {jobId: 4, tenantName: 'rt2', status: 'CREATE_TENANT', at: 1000};
const minute = 60_000;

class SourceError extends Error {
	readonly problem: SqlProblem = {reason: 'noView', said: ''};
}

function rowOf(jobId: number): ProgressRow {
	return {jobId, restoreTenantId: 1000 + jobId, status: 'RESTORING', data: {}, log: {}};
}

/** A history whose reads end as the test says. */
function createRig(read: () => Promise<readonly StatusChange[]> = async () => [change]) {
	const clock = createManualClock();
	const controller = new AbortController();
	const dispatched: FactBody[] = [];
	const history = createStatusHistory({
		cluster: 'h:1',
		problemOf: (error) => (error instanceof SourceError ? error.problem : undefined),
		dispatch(fact) {
			dispatched.push(fact);
		},
		clock,
		signal: controller.signal,
	});
	let reads = 0;
	return {
		clock,
		controller,
		dispatched,
		history,
		reads: () => reads,
		/** Progress of these jobs has been read, and what is read beside it as well. */
		async follow(jobs: readonly number[], isFirst = false) {
			history.follow({rows: jobs.map((jobId) => rowOf(jobId)), isFirst}, async () => {
				reads++;
				return read();
			});
			await history.ended();
		},
	};
}

test('it is read once a connection, and dispatched', async () => {
	const {follow, reads, dispatched} = createRig();
	await follow([], true);
	await follow([]);
	assert.equal(reads(), 1);
	assert.deepEqual(dispatched, [{type: 'statusHistoryRead', cluster: 'h:1', changes: [change]}]);
	await follow([], true);
	assert.equal(reads(), 2);
});

test('it is read again when a job appears, and not when one goes', async () => {
	const {follow, reads} = createRig();
	await follow([4], true);
	await follow([4]);
	await follow([4, 5]);
	assert.equal(reads(), 2);
	await follow([5]);
	await follow([]);
	assert.equal(reads(), 2);
});

test('an empty history is no fact', async () => {
	const {follow, dispatched} = createRig(async () => []);
	await follow([4], true);
	assert.deepEqual(dispatched, []);
});

test('while it is being read it is not read a second time, and progress goes on', async () => {
	const {promise, resolve} = Promise.withResolvers<readonly StatusChange[]>();
	const {history, dispatched} = createRig();
	let reads = 0;
	const read = async () => {
		reads++;
		return promise;
	};

	history.follow({rows: [], isFirst: true}, read);
	history.follow({rows: [rowOf(4)], isFirst: false}, read);
	assert.deepEqual([reads, dispatched.length], [1, 0]);
	resolve([change]);
	await history.ended();
	assert.equal(dispatched.length, 1);
	history.follow({rows: [rowOf(4)], isFirst: false}, read);
	await history.ended();
	assert.equal(reads, 2);
});

test('after two failures it is left alone for five minutes', async () => {
	let isMissing = true;
	const {follow, reads, clock, dispatched} = createRig(async () => {
		if (isMissing) {
			throw new SourceError('no such view');
		}

		return [change];
	});
	await follow([4], true);
	await follow([4]);
	assert.equal(reads(), 2);
	await clock.advance(5 * minute - 1);
	await follow([4, 5], true);
	assert.equal(reads(), 2);
	isMissing = false;
	await clock.advance(1);
	await follow([4, 5]);
	assert.deepEqual([reads(), dispatched.length], [3, 1]);
	await follow([4, 5]);
	assert.equal(reads(), 3);
});

test('a bug is not swallowed', async () => {
	const {follow} = createRig(async () => {
		throw new TypeError('a bug');
	});
	await assert.rejects(follow([4], true), TypeError);
});

test('an error at the end of the program is none', async () => {
	const {follow, controller} = createRig(async () => {
		throw new TypeError('aborted');
	});
	controller.abort();
	await follow([4], true);
});
