import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {decodeEndedRow, decodeRunningRow, endedColumns, sourceColumns} from '../../source/sql/job-row.js';
import {progressColumns} from '../../source/sql/progress-row.js';
import type {SqlRow} from '../../source/sql/sql-connection.js';

const job: SqlRow = {
	JOB_ID: '2',
	RESTORE_TENANT_NAME: 'orders',
	RESTORE_TENANT_ID: '1008',
	BACKUP_CLUSTER_NAME: 'obc',
	BACKUP_TENANT_NAME: 'shop',
	STARTED_AT: '1728890600.464651',
	RESTORE_SCN: '1728890608464651000',
};
const sysRow: SqlRow = {...job, TENANT_ID: '1', STATUS: 'WAIT_TENANT_RESTORE_FINISH'};
const ownRow: SqlRow = {
	...job,
	TENANT_ID: '1008',
	STATUS: 'RESTORING',
	RECOVER_SCN: '1728890000123456789',
	RECOVER_PROGRESS: '72.23',
	TABLET_COUNT: '1767',
	FINISH_TABLET_COUNT: '598',
	RESTORE_PROGRESS: '33.84',
	TOTAL_BYTES: '0',
	FINISH_BYTES: '0',
};
const reading = {
	jobId: 2,
	restoreTenantId: 1008,
	startedAt: 1_728_890_600_464,
	sourceCluster: 'obc',
	sourceTenant: 'shop',
	comment: '',
};
const restoreScn = 1_728_890_608_464_651_000n;

test('the sys row of a running restore has its status, and no figures', () => {
	assert.deepEqual(decodeRunningRow(sysRow), {
		isSys: true,
		tenant: 'orders',
		reading: {...reading, status: 'WAIT_TENANT_RESTORE_FINISH', data: {}, log: {restoreScn}},
	});
});

test('its own row has the figures, those that are not counted yet left out, and is a row of progress as well', () => {
	const log = {percent: 72.23, recoverScn: 1_728_890_000_123_456_789n, restoreScn};
	const tablets = {percent: 33.84, finishedTablets: 598, totalTablets: 1767};
	assert.deepEqual(decodeRunningRow(ownRow), {
		isSys: false,
		tenant: 'orders',
		reading: {...reading, status: 'RESTORING', data: tablets, log},
		progress: {
			jobId: 2,
			restoreTenantId: 1008,
			status: 'RESTORING',
			tenantName: 'orders',
			startedAt: reading.startedAt,
			data: {...tablets, finishedBytes: 0, totalBytes: 0},
			log,
		},
	});
});

const ended: SqlRow = {
	...job,
	TENANT_ID: '1',
	STATUS: 'FAIL',
	FINISHED_AT: '1728890900.5',
	TABLET_COUNT: '590',
	FINISH_TABLET_COUNT: '590',
	TOTAL_BYTES: '18622071',
	FINISH_BYTES: '0',
	COMMENT: 'first\nsecond \u{1B}[31m',
};

test('a row of the history has an end, counts and a comment that is safe to draw', () => {
	assert.deepEqual(decodeEndedRow(ended), {
		isSys: true,
		tenant: 'orders',
		reading: {
			...reading,
			status: 'FAIL',
			finishedAt: 1_728_890_900_500,
			data: {finishedTablets: 590, totalTablets: 590, totalBytes: 18_622_071},
			log: {restoreScn},
			comment: String.raw`first${'\n'}second \x1b[31m`,
		},
	});
});

test('a comment is cut, and its secrets are masked', () => {
	const uri = 'oss://bucket/path?access_id=id&access_key=secret';
	const comment = decodeEndedRow({...ended, COMMENT: `${uri} ${'x'.repeat(9000)}`})?.reading.comment ?? '';
	assert.doesNotMatch(comment, /secret/v);
	assert.equal(comment.length, 4096);
});

for (const [title, row] of [
	['without a tenant', {...ended, TENANT_ID: null}],
	['of tenant 0', {...ended, TENANT_ID: '0'}],
	['without a job', {...ended, JOB_ID: 'x'}],
	['without anything', {}],
] as const) {
	test(`a row ${title} is of no restore`, () => {
		assert.equal(decodeEndedRow(row), undefined);
		assert.equal(decodeRunningRow(row), undefined);
	});
}

for (const end of [null, '0', 'soon', '']) {
	test(`a row of the history that ended ${JSON.stringify(end)} is left out`, () => {
		assert.equal(decodeEndedRow({...ended, FINISHED_AT: end}), undefined);
	});
}

for (const id of [null, '', '-1', '0', 'x']) {
	test(`RESTORE_TENANT_ID ${JSON.stringify(id)} in the sys row is unknown; the own row knows its tenant`, () => {
		assert.equal(decodeRunningRow({...sysRow, RESTORE_TENANT_ID: id})?.reading.restoreTenantId, 0);
		assert.equal(decodeRunningRow({...ownRow, RESTORE_TENANT_ID: id})?.reading.restoreTenantId, 1008);
	});
}

test('no destination of a backup is selected: it holds credentials', () => {
	for (const column of [...progressColumns, ...sourceColumns, ...endedColumns.all]) {
		assert.doesNotMatch(column, /DEST|PASSWD|KMS/v);
	}
});

test('whatever the values are, texts are safe to draw, and figures are finite numbers or absent', () => {
	const value = fc.oneof(
		fc.string({unit: 'binary'}),
		fc.double(),
		fc.constant(null),
		fc.bigInt().map(String),
		fc.constantFrom('1', '1008', '1728890600.5', '\u{1B}[2J\u{202E}'),
	);
	const names = [...progressColumns, ...endedColumns.all, 'STARTED_AT', 'FINISHED_AT'];
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...names), value), (values) => {
			for (const row of [values, {...values, TENANT_ID: '1', JOB_ID: '7', FINISHED_AT: '1728890900'}]) {
				for (const decoded of [decodeRunningRow(row), decodeEndedRow(row)]) {
					const {tenant = '', reading: found} = decoded ?? {};
					const texts = [tenant, found?.status, found?.sourceCluster, found?.sourceTenant].join('');
					assert.doesNotMatch(texts, /[\p{Cc}\p{Cf}]/v);
					assert.doesNotMatch((found?.comment ?? '').replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/v);
					for (const figure of Object.values({...found?.data, ...found?.log, at: found?.startedAt ?? 1})) {
						assert.ok(typeof figure === 'bigint' ? figure > 1n : Number.isFinite(figure), String(figure));
					}
				}
			}
		}),
	);
});
