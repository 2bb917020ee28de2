import assert from 'node:assert/strict';
import test from 'node:test';
import {kindOfField, overviewFields, undocumentedFields} from '../../source/domain/overview-fields.js';
import {english} from '../../source/locale/en.js';

test('the documentation has 33 fields, each once', () => {
	assert.equal(overviewFields.length, 33);
	assert.equal(new Set(overviewFields).size, 33);
});

test('each of them has a phrase that fits beside it', () => {
	for (const name of overviewFields) {
		const phrase = english.detail.fields[name];
		assert.notEqual(phrase, '');
		assert.ok(phrase.length <= 42, `${name}: ${phrase}`);
	}
});

const kinds = [
	['backup_piece_list', 'list'],
	['comment', 'lines'],
	['start_timestamp', 'time'],
	['recover_scn', 'scn'],
	['status', 'plain'],
	['a_field_of_a_new_version', 'plain'],
	['constructor', 'plain'],
	['__proto__', 'plain'],
] as const;

for (const [name, kind] of kinds) {
	test(`${name} is ${kind}`, () => {
		assert.equal(kindOfField(name), kind);
	});
}

test('fields that nobody has documented are found, in the agent’s order', () => {
	assert.deepEqual(undocumentedFields({zone: 'z1', job_id: 4, constructor: 1, status: '', '…[+3]': null}), [
		'zone',
		'constructor',
		'…[+3]',
	]);
});
