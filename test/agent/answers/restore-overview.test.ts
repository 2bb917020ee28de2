import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError} from '../../../source/agent/agent-error.js';
import {decodeOverview} from '../../../source/agent/answers/restore-overview.js';
import type {ExactJson, ExactObject} from '../../../source/text/exact-json.js';

const running = {status: 'RESTORING', job_id: 7, restore_tenant_id: 1002};
const ended = {...running, status: 'SUCCESS', finish_timestamp: '2026-11-23T10:00:00Z'};

type Case = readonly [title: string, fields: ExactObject, part: 'data' | 'log', figures: object];

/** Which figures are known: an agent writes NULL as 0, and numbers in text as ''. */
const figures: readonly Case[] = [
	['zeros are unknown', {total_bytes: 0, finish_bytes: 0, tablet_count: 0, finish_tablet_count: 0}, 'data', {}],
	['0 is known beside a total', {total_bytes: 9, finish_bytes: 0}, 'data', {totalBytes: 9, finishedBytes: 0}],
	['0 tablets as well', {tablet_count: 9, finish_tablet_count: 0}, 'data', {totalTablets: 9, finishedTablets: 0}],
	['a count that has moved is known without a total', {finish_bytes: 4}, 'data', {finishedBytes: 4}],
	['figures in text are figures', {total_bytes: '9', finish_bytes: ' 4 '}, 'data', {totalBytes: 9, finishedBytes: 4}],
	['a share in text is known, also 0', {restore_progress: '0.00'}, 'data', {percent: 0}],
	['a share has blanks around it', {restore_progress: ' 33.84 '}, 'data', {percent: 33.84}],
	['no share', {restore_progress: ''}, 'data', {}],
	['a share that is a number', {restore_progress: 33.84}, 'data', {percent: 33.84}],
	['a number 0 may have been NULL', {restore_progress: 0}, 'data', {}],
	['the share of the log likewise', {recover_progress: '72.23'}, 'log', {percent: 72.23}],
	['and its number 0', {recover_progress: 0}, 'log', {}],
	['SCN 0 is unknown', {recover_scn: 0, restore_scn: 0}, 'log', {}],
	['SCN 1 is unknown, as over SQL', {recover_scn: 1, restore_scn: '1'}, 'log', {}],
	['SCN 2 is an instant', {recover_scn: 2, restore_scn: 2n}, 'log', {recoverScn: 2n, restoreScn: 2n}],
];

for (const [title, fields, part, expected] of figures) {
	test(`${title}: ${JSON.stringify(fields, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`, () => {
		assert.deepEqual(decodeOverview({...running, ...fields}, undefined)[part], expected);
	});
}

test('in the history 0 bytes are unknown even beside a total, and 0 tablets are not', () => {
	const counts = {total_bytes: 9, finish_bytes: 0, tablet_count: 9, finish_tablet_count: 0};
	const {data} = decodeOverview({...ended, ...counts}, undefined);
	assert.deepEqual(data, {totalBytes: 9, totalTablets: 9, finishedTablets: 0});
});

test('an end that cannot be read is the time of the answer, else the start, else 1970', () => {
	const odd = {...ended, finish_timestamp: 'yesterday'};
	const started = {...odd, start_timestamp: '2026-11-23T09:00:00Z'};
	assert.equal(decodeOverview(started, {at: 5, offsetMinutes: 0}).finishedAt, 5);
	assert.equal(decodeOverview(started, undefined).finishedAt, Date.parse('2026-11-23T09:00:00Z'));
	assert.equal(decodeOverview(odd, undefined).finishedAt, 0);
	assert.ok(!('finishedAt' in decodeOverview({...ended, finish_timestamp: ''}, undefined)));
});

test("a time without a zone is in the agent's zone", () => {
	const {startedAt} = decodeOverview({...running, start_timestamp: '2026-11-23 17:00:00'}, {at: 0, offsetMinutes: 480});
	assert.equal(startedAt, Date.parse('2026-11-23T09:00:00Z'));
});

const others: readonly ExactJson[] = [undefined, null, 'text', [], {}, {status: 'SUCCESS'}, {status: 7, job_id: 1}];

for (const data of [...others, {status: 'SUCCESS', job_id: 'x'}, {status: 'SUCCESS', job_id: -1}]) {
	test(`${JSON.stringify(data)} is no overview`, () => {
		assert.throws(
			() => decodeOverview(data, undefined),
			(error) => error instanceof AgentError && error.problem.reason === 'unreadableAnswer',
		);
	});
}
