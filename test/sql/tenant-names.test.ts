import assert from 'node:assert/strict';
import test from 'node:test';
import {SqlError} from '../../source/sql/sql-error.js';
import {decodeTenantNames, tenantNamesQuery} from '../../source/sql/tenant-names.js';

function answerOf(names: ReadonlyArray<string | null>) {
	return {columns: ['tenant_name'], rows: names.map((name) => ({tenant_name: name}))};
}

test('the statement asks for tenants of users alone, up to a limit', () => {
	assert.match(tenantNamesQuery, /WHERE TENANT_TYPE = 'USER' .* LIMIT 10000$/v);
});

test('names come once each, safe to draw, without those that only help to restore tables', () => {
	const names = ['orders', null, '', 'orders', 'AUX_RECOVER$17', '租户', 'a\u{1B}[2J'];
	assert.deepEqual(decodeTenantNames(answerOf(names)), ['orders', '租户', String.raw`a\x1b[2J`]);
});

test('another answer is not taken for no tenants', () => {
	assert.throws(() => decodeTenantNames({columns: [], rows: []}), SqlError);
});
