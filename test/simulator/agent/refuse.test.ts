import assert from 'node:assert/strict';
import test from 'node:test';
import {refuse} from '../../../source/simulator/agent/refuse.js';

test('agents from 4.3.1 on refuse with an errCode, and with a number where they still have one', () => {
	assert.deepEqual(refuse('tenantAbsent', '4.5.0', 'rt1'), {
		status: 400,
		error: {errCode: 'OB.Tenant.NotExist', message: "Tenant 'rt1' does not exist."},
		data: 'omitted',
		isUntraced: false,
	});
	assert.equal(refuse('uriMismatch', '4.5.0').error.code, 10_008);
});

test('older agents refuse with a number', () => {
	assert.deepEqual(refuse('neverRestored', '4.2.6'), {
		status: 404,
		error: {code: 2300, message: 'Task not found: restore task not found'},
		data: 'null',
		isUntraced: false,
	});
});

test('4.2.4 gives no reason for a refused header', () => {
	assert.equal(refuse('expired', '4.2.6').error.message, 'Verification failed: auth expired');
	assert.equal(refuse('expired', '4.2.4').error.message, 'Verification failed');
});

test('every %s of a message is the detail, whatever it contains', () => {
	const {message} = refuse('badTimestamp', '4.5.0', '$& soon').error;
	assert.equal(
		message,
		'Unauthorized: Invalid timestamp: $& soon, err: strconv.ParseInt: parsing "$& soon": invalid syntax',
	);
});
