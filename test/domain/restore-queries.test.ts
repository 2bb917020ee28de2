import assert from 'node:assert/strict';
import test from 'node:test';
import {restoreQueriesOf} from '../../source/domain/restore-queries.js';

test('a job is found by its number, in both views', () => {
	const [progress = '', history = ''] = restoreQueriesOf({tenant: 'rt2', jobId: 43});
	assert.match(progress, /^SELECT .* FROM oceanbase\.CDB_OB_RESTORE_PROGRESS WHERE JOB_ID = 43;$/v);
	assert.match(history, /^SELECT .* FROM oceanbase\.CDB_OB_RESTORE_HISTORY WHERE JOB_ID = 43;$/v);
});

test('before there is one, by its tenant', () => {
	const [progress = ''] = restoreQueriesOf({tenant: 'rt2', jobId: undefined});
	assert.match(progress, /WHERE RESTORE_TENANT_NAME = 'rt2';$/v);
});

const names = [
	["o'brien", "'o''brien'"],
	["'; DROP TENANT x; --", "'''; DROP TENANT x; --'"],
	['a\\', String.raw`'a\\'`],
	[String.raw`\'`, String.raw`'\\'''`],
	['租户', "'租户'"],
] as const;

for (const [tenant, quoted] of names) {
	test(`the name ${tenant} stays a text`, () => {
		for (const query of restoreQueriesOf({tenant, jobId: undefined})) {
			assert.ok(query.endsWith(` = ${quoted};`), query);
		}
	});
}

test('they read, name their columns, and none of them with a secret', () => {
	for (const query of restoreQueriesOf({tenant: 'rt2', jobId: 4})) {
		assert.match(query, /^SELECT [A-Z_]+(?:, [A-Z_]+)* FROM /v);
		assert.doesNotMatch(query, /DEST|PASS|OPTION|INFO/v);
	}
});
