import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type {SqlRow, SqlValue} from '../../source/sql/sql-connection.js';
import {decodeProgressRow, progressColumns} from '../../source/sql/progress-row.js';

/** The restored tenant's row in the documentation of 4.2.5, as it comes over the wire. */
const documented: SqlRow = {
	TENANT_ID: '1008',
	JOB_ID: '2',
	RESTORE_TENANT_NAME: 'orders',
	STARTED_AT: '1728890600.464651',
	RESTORE_SCN: '1728890608464651000',
	STATUS: 'RESTORING',
	RECOVER_SCN: '1728890000123456789',
	RECOVER_PROGRESS: '72.23',
	TABLET_COUNT: '1767',
	FINISH_TABLET_COUNT: '598',
	RESTORE_PROGRESS: '33.84',
	TOTAL_BYTES: '23210230',
	FINISH_BYTES: '0',
};

test('a row of 4.2.3 and later gives every figure, SCNs to the last digit', () => {
	assert.deepEqual(decodeProgressRow(documented), {
		jobId: 2,
		restoreTenantId: 1008,
		status: 'RESTORING',
		tenantName: 'orders',
		startedAt: 1_728_890_600_464,
		data: {percent: 33.84, finishedBytes: 0, totalBytes: 23_210_230, finishedTablets: 598, totalTablets: 1767},
		log: {percent: 72.23, recoverScn: 1_728_890_000_123_456_789n, restoreScn: 1_728_890_608_464_651_000n},
	});
});

test('a row of a version without recovery columns gives what it has', () => {
	const old = {TENANT_ID: '1002', JOB_ID: '1', STATUS: 'RESTORE_WAIT_LS', TOTAL_BYTES: '10', FINISH_BYTES: '4'};
	assert.deepEqual(decodeProgressRow(old), {
		jobId: 1,
		restoreTenantId: 1002,
		status: 'RESTORE_WAIT_LS',
		data: {finishedBytes: 4, totalBytes: 10},
		log: {},
	});
});

test('NULL everywhere gives a status and no figure', () => {
	const row = {...nulls(), TENANT_ID: '1008', JOB_ID: '2', STATUS: 'RESTORE_PRE'};
	assert.deepEqual(decodeProgressRow(row), {jobId: 2, restoreTenantId: 1008, status: 'RESTORE_PRE', data: {}, log: {}});
});

function nulls(): SqlRow {
	return Object.fromEntries(progressColumns.map((name) => [name, null]));
}

const figures: ReadonlyArray<
	readonly [column: string, value: SqlValue, part: 'data' | 'log', name: string, expected: unknown]
> = [
	['RESTORE_PROGRESS', '0.00', 'data', 'percent', 0],
	['RESTORE_PROGRESS', '100.00', 'data', 'percent', 100],
	['RESTORE_PROGRESS', '9999.99', 'data', 'percent', undefined],
	['RESTORE_PROGRESS', '10000', 'data', 'percent', undefined],
	['RESTORE_PROGRESS', '-0.01', 'data', 'percent', undefined],
	['RESTORE_PROGRESS', 33.5, 'data', 'percent', 33.5],
	['RESTORE_PROGRESS', '', 'data', 'percent', undefined],
	['RESTORE_PROGRESS', '33,84', 'data', 'percent', undefined],
	['RESTORE_PROGRESS', '1e3', 'data', 'percent', undefined],
	['RESTORE_PROGRESS', NaN, 'data', 'percent', undefined],
	['RECOVER_PROGRESS', '0.00', 'log', 'percent', 0],
	['RECOVER_PROGRESS', '137.04', 'log', 'percent', 137.04],
	['RECOVER_PROGRESS', '-9999.99', 'log', 'percent', undefined],
	['FINISH_BYTES', '0', 'data', 'finishedBytes', 0],
	['FINISH_BYTES', 0, 'data', 'finishedBytes', 0],
	['FINISH_BYTES', '', 'data', 'finishedBytes', undefined],
	['FINISH_BYTES', '-1', 'data', 'finishedBytes', undefined],
	['FINISH_BYTES', 1.5, 'data', 'finishedBytes', undefined],
	['TOTAL_BYTES', '0', 'data', 'totalBytes', 0],
	['TOTAL_BYTES', '9223372036854775807', 'data', 'totalBytes', 2 ** 63],
	['TOTAL_BYTES', '9223372036854775808', 'data', 'totalBytes', undefined],
	['TABLET_COUNT', '590', 'data', 'totalTablets', 590],
	['TABLET_COUNT', '-1', 'data', 'totalTablets', undefined],
	['FINISH_TABLET_COUNT', '0', 'data', 'finishedTablets', 0],
	['FINISH_TABLET_COUNT', '-7', 'data', 'finishedTablets', undefined],
	['RECOVER_SCN', '1728890000123456789', 'log', 'recoverScn', 1_728_890_000_123_456_789n],
	['RECOVER_SCN', '1', 'log', 'recoverScn', undefined],
	['RECOVER_SCN', '0', 'log', 'recoverScn', undefined],
	['RESTORE_SCN', '', 'log', 'restoreScn', undefined],
	['RESTORE_SCN', '4611686018427387903', 'log', 'restoreScn', 4_611_686_018_427_387_903n],
];

for (const [column, value, part, name, expected] of figures) {
	test(`${column} ${JSON.stringify(value)} is ${String(expected)}`, () => {
		const decoded = decodeProgressRow({...nulls(), TENANT_ID: '1008', JOB_ID: '2', [column]: value});
		assert.deepEqual(decoded?.[part], expected === undefined ? {} : {[name]: expected});
	});
}

test('without columns of tablets, finished bytes of 0 are unknown: they may stay 0 to the end', () => {
	const old = {TENANT_ID: '1002', JOB_ID: '1', STATUS: 'RESTORE_WAIT_LS', TOTAL_BYTES: '10', FINISH_BYTES: '0'};
	assert.deepEqual(decodeProgressRow(old)?.data, {totalBytes: 10});
	assert.deepEqual(decodeProgressRow({...old, TABLET_COUNT: null})?.data, {finishedBytes: 0, totalBytes: 10});
});

for (const [name, value] of [
	['RESTORE_TENANT_NAME', null],
	['RESTORE_TENANT_NAME', ''],
	['STARTED_AT', null],
	['STARTED_AT', '0'],
	['STARTED_AT', 'soon'],
] as const) {
	test(`${name} ${JSON.stringify(value)} is absent`, () => {
		const row = decodeProgressRow({TENANT_ID: '1002', JOB_ID: '1', STATUS: 'x', [name]: value});
		assert.deepEqual(row, {jobId: 1, restoreTenantId: 1002, status: 'x', data: {}, log: {}});
	});
}

const strangers: ReadonlyArray<readonly [why: string, row: SqlRow]> = [
	['of the sys tenant', {...documented, TENANT_ID: '1'}],
	['of tenant 0', {...documented, TENANT_ID: '0'}],
	['without a tenant', {...documented, TENANT_ID: null}],
	['without a job', {...documented, JOB_ID: null}],
	['with a job that is no number', {...documented, JOB_ID: 'x'}],
	['without any column', {}],
];

for (const [why, row] of strangers) {
	test(`a row ${why} is left out`, () => {
		assert.equal(decodeProgressRow(row), undefined);
	});
}

test('a status cannot steer the terminal', () => {
	assert.equal(
		decodeProgressRow({...documented, STATUS: 'A\u{1B}[31m\n\u{202E}B'})?.status,
		String.raw`A\x1b[31m\n\u202eB`,
	);
});

test('the values of any subset of columns come back as they were', () => {
	const count = fc.nat({max: Number.MAX_SAFE_INTEGER});
	const key = fc.record({restoreTenantId: fc.integer({min: 2}), jobId: count});
	const scn = fc.bigInt({min: 2n, max: 2n ** 63n - 1n});
	const percent = fc.integer({min: 0, max: 999_999}).map((hundredths) => hundredths / 100);
	const data = fc.record(
		{percent, finishedBytes: count, totalBytes: count, finishedTablets: count, totalTablets: count},
		{requiredKeys: [], noNullPrototype: true},
	);
	const log = fc.record({percent, recoverScn: scn, restoreScn: scn}, {requiredKeys: [], noNullPrototype: true});
	fc.assert(
		fc.property(key, data, log, fc.boolean(), ({restoreTenantId, jobId}, of, to, isNull) => {
			const columns: Readonly<Record<string, bigint | number | undefined>> = {
				RESTORE_PROGRESS: of.percent,
				FINISH_BYTES: of.finishedBytes,
				TOTAL_BYTES: of.totalBytes,
				FINISH_TABLET_COUNT: of.finishedTablets,
				TABLET_COUNT: of.totalTablets,
				RECOVER_PROGRESS: to.percent,
				RECOVER_SCN: to.recoverScn,
				RESTORE_SCN: to.restoreScn,
			};
			const present = Object.entries(columns).filter(([, value]) => isNull || value !== undefined);
			const values = Object.fromEntries(
				present.map(([name, value]) => [name, value === undefined ? null : `${value}`]),
			);
			// Zero finished bytes are unknown in a view without tablets.
			const row = {
				TABLET_COUNT: null,
				TENANT_ID: `${restoreTenantId}`,
				JOB_ID: `${jobId}`,
				STATUS: 'RESTORING',
				...values,
			};
			assert.deepEqual(decodeProgressRow(row), {jobId, restoreTenantId, status: 'RESTORING', data: of, log: to});
		}),
	);
});

test('whatever the values are, a figure is a finite number or absent', () => {
	const value = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.bigInt().map(String));
	const row = fc.dictionary(fc.constantFrom(...progressColumns, 'STARTED_AT'), value);
	fc.assert(
		fc.property(row, fc.boolean(), (values, isNamed) => {
			const progressRow = decodeProgressRow(isNamed ? {...values, TENANT_ID: '1002', JOB_ID: '7'} : values);
			assert.ok(progressRow !== undefined || !isNamed);
			const startedAt = progressRow?.startedAt ?? 1;
			for (const figure of Object.values({...progressRow?.data, ...progressRow?.log, startedAt})) {
				assert.ok(typeof figure === 'bigint' ? figure > 1n : Number.isFinite(figure), String(figure));
			}
		}),
	);
});
