import assert from 'node:assert/strict';
import test from 'node:test';
import {problemOf} from '../../../source/agent/agent-error.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {decodeRestoreList, type RestoreList} from '../../../source/agent/answers/restore-list.js';
import {giveWay} from '../../../source/system/give-way.js';
import {isObject, type ExactJson} from '../../../source/text/exact-json.js';
import {readRecording} from '../../helpers/recordings.js';

const time = {at: Date.parse('2026-11-23T22:44:00+08:00'), offsetMinutes: 480};

async function recorded(name: string) {
	return decodeRestoreList(openEnvelope(readRecording('4.5.0.0', name).answer), giveWay);
}

async function listOf(...contents: readonly ExactJson[]) {
	return decodeRestoreList({data: {contents}, time}, giveWay);
}

/** Job, tenant, and whether it runs. */
function summaryOf({restores}: RestoreList): readonly string[] {
	return restores.map(({tenant, reading: {jobId, status, finishedAt}}) =>
		[jobId, tenant, finishedAt === undefined ? 'running' : 'ended', status].join(' '),
	);
}

test('a recorded list has running restores first, then ended ones, each as its overview reads', async () => {
	assert.deepEqual(summaryOf(await recorded('04-restore-tasks-all')), [
		'5 恢复 租户 running WAIT_TENANT_RESTORE_FINISH',
		'2 rt1 running WAIT_TENANT_RESTORE_FINISH',
		'4 fail1 ended FAIL',
		'3 done1 ended SUCCESS',
	]);
	const {restores, isComplete} = await recorded('04-restore-tasks-all');
	assert.equal(isComplete, true);
	const [running, , failed] = restores;
	assert.equal(running?.reading.log.restoreScn, 1_711_091_102_560_245_001n);
	assert.deepEqual(running.reading.data, {});
	assert.equal(
		isObject(running.reading.overview) && running.reading.overview['restore_scn'],
		1_711_091_102_560_245_001n,
	);
	assert.match(failed?.reading.comment ?? '', /OB_CHECKSUM_ERROR/v);
});

test('of a recorded cancellation the list has the end that OceanBase gives it', async () => {
	const {restores} = await recorded('04-restore-tasks-after-drop');
	const cancelled = restores.find(({tenant}) => tenant === 'rt1');
	assert.equal(cancelled?.reading.status, 'FAIL');
	assert.match(cancelled.reading.comment, /OB_TENANT_NOT_EXIST/v);
});

const row = {
	job_id: 3,
	restore_tenant_name: 'rt2',
	restore_tenant_id: 1002,
	status: 'WAIT_TENANT_RESTORE_FINISH',
	start_timestamp: '2026-11-23T22:36:32+08:00',
	finish_timestamp: '',
};
const endedRow = {...row, status: 'SUCCESS', finish_timestamp: '2026-11-23T22:42:23+08:00'};

const unreadable: ReadonlyArray<readonly [title: string, row: ExactJson]> = [
	['null', null],
	['text', 'SUCCESS'],
	['empty', {}],
	['without a job', {...row, job_id: undefined}],
	['without a status', {...row, status: undefined}],
	['without a tenant', {...row, restore_tenant_name: ''}],
	['whose tenant is a number', {...row, restore_tenant_name: 7}],
	['nested too deep', {...row, description: JSON.parse('['.repeat(50) + ']'.repeat(50)) as ExactJson}],
];

for (const [title, odd] of unreadable) {
	test(`a row ${title} is left out, the ones around it are read, and the list is not complete`, async () => {
		const list = await listOf({...row, job_id: 5}, odd, {...row, job_id: 4});
		assert.deepEqual(summaryOf(list), [
			'5 rt2 running WAIT_TENANT_RESTORE_FINISH',
			'4 rt2 running WAIT_TENANT_RESTORE_FINISH',
		]);
		assert.equal(list.isComplete, false);
	});
}

const repeats: ReadonlyArray<readonly [title: string, rows: readonly ExactJson[], summary: readonly string[]]> = [
	[
		'that ends while the agent reads',
		[row, {...row, job_id: 4}, endedRow],
		['3 rt2 ended SUCCESS', '4 rt2 running WAIT_TENANT_RESTORE_FINISH'],
	],
	['whose rows come the other way round', [endedRow, row], ['3 rt2 ended SUCCESS']],
	['that is listed twice', [row, row], ['3 rt2 running WAIT_TENANT_RESTORE_FINISH']],
	['with both rows of its history', [endedRow, {...endedRow, status: 'FAIL'}], ['3 rt2 ended SUCCESS']],
	[
		'and another job of its tenant',
		[row, {...endedRow, job_id: 2}],
		['3 rt2 running WAIT_TENANT_RESTORE_FINISH', '2 rt2 ended SUCCESS'],
	],
	[
		'and its number in another cluster before',
		[row, {...endedRow, restore_tenant_id: 1006}],
		['3 rt2 running WAIT_TENANT_RESTORE_FINISH', '3 rt2 ended SUCCESS'],
	],
];

for (const [title, rows, summary] of repeats) {
	test(`a restore ${title} is listed once, and another one beside it`, async () => {
		assert.deepEqual(summaryOf(await listOf(...rows)), summary);
	});
}

test('the auxiliary tenant of a table restore is marked, and no other', async () => {
	const {restores} = await listOf({...row, restore_tenant_name: 'AUX_RECOVER$1795000000123456'}, {...row, job_id: 4});
	assert.deepEqual(
		restores.map(({tenant, tableRestore}) => [tenant, tableRestore]),
		[
			['AUX_RECOVER$1795000000123456', {}],
			['rt2', undefined],
		],
	);
});

test('names, words and the kept row can neither bring secrets nor grow without end', async () => {
	const {restores} = await listOf({
		...row,
		restore_tenant_name: `a\u{1B}[2J${'x'.repeat(5000)}`,
		backup_set_list: 'oss://b?access_id=abc&access_key=def123&host=h',
		description: 'y'.repeat(200_000),
	});
	const {tenant, reading} = restores[0] ?? assert.fail('no restore');
	assert.equal(tenant.length, 203);
	assert.ok(tenant.startsWith(String.raw`a\x1b[2J`));
	const kept = JSON.stringify(reading.overview, (_key, value: unknown) =>
		typeof value === 'bigint' ? String(value) : value,
	);
	assert.doesNotMatch(kept, /def123/v);
	assert.ok(kept.length < 150_000);
});

test('of thousands of restores the first two thousand are read, and then the list is not complete', async () => {
	const {restores, isComplete} = await listOf(
		...Array.from({length: 2005}, (_, index) => ({...row, job_id: 9000 - index})),
	);
	assert.equal(restores.length, 2000);
	assert.equal(restores[0]?.reading.jobId, 9000);
	assert.equal(isComplete, false);
});

test('every digit of an SCN is kept, however long the list is', async () => {
	const rows = Array.from({length: 1500}, (_, index) => ({
		...row,
		job_id: index,
		description: 'z'.repeat(900),
		restore_scn: 'SCN',
	}));
	const body = JSON.stringify({
		successful: true,
		timestamp: '2026-11-23T22:44:00+08:00',
		duration: 9,
		status: 200,
		traceId: 'a',
		data: {contents: rows},
	}).replaceAll('"SCN"', '1795000000123456789');
	assert.ok(body.length > 1024 * 1024);
	const {restores, isComplete} = await decodeRestoreList(
		openEnvelope({status: 200, contentType: 'application/json', body}),
		giveWay,
	);
	assert.equal(isComplete, true);
	assert.equal(restores.length, 1500);
	for (const {reading} of restores) {
		assert.equal(reading.log.restoreScn, 1_795_000_000_123_456_789n);
		assert.equal(isObject(reading.overview) && reading.overview['restore_scn'], 1_795_000_000_123_456_789n);
	}
});

test('an answer that is no list of restores is an error that says so', async () => {
	await assert.rejects(decodeRestoreList({data: {status: 'SUCCESS'}, time}, giveWay), (error) => {
		assert.deepEqual(problemOf(error)?.detail, {type: 'noRestoreList'});
		return true;
	});
});
