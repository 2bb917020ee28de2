import assert from 'node:assert/strict';
import test from 'node:test';
import {isAuxiliaryTenant} from '../../source/domain/auxiliary-tenant.js';

for (const [name, expected] of [
	['AUX_RECOVER$1694673215667468', true],
	['AUX_RECOVER$1795000000123456', true],
	['AUX_RECOVER', false],
	['aux_recover$1', false],
	['MY_AUX_RECOVER$1', false],
	['AUX_RECOVERY', false],
	['rt2', false],
	['orders', false],
	['my_AUX_RECOVER$1', false],
	['', false],
] as const) {
	test(`${JSON.stringify(name)} ${expected ? 'helps to restore tables' : 'is a tenant like others'}`, () => {
		assert.equal(isAuxiliaryTenant(name), expected);
	});
}
