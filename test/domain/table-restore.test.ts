import assert from 'node:assert/strict';
import test from 'node:test';
import {isTableHelper} from '../../source/domain/table-restore.js';

const tenants = [
	['AUX_RECOVER$1795000000123456', true],
	['aux_recover$1', false],
	['MY_AUX_RECOVER$1', false],
	['AUX_RECOVERY', false],
	['rt2', false],
	['', false],
] as const;

for (const [tenant, isHelper] of tenants) {
	test(`${JSON.stringify(tenant)} is ${isHelper ? 'the' : 'no'} auxiliary tenant of a table restore`, () => {
		assert.equal(isTableHelper(tenant), isHelper);
	});
}
