import assert from 'node:assert/strict';
import test from 'node:test';
import {errorCodeOf, errorNameOf, isWholeErrorName} from '../../source/domain/failure-errors.js';

/** As the vendor's ob_errno.def has them. */
const documented = [
	[-4002, 'OB_INVALID_ARGUMENT'],
	[-4005, 'OB_INIT_TWICE'],
	[-4006, 'OB_NOT_INIT'],
	[-4007, 'OB_NOT_SUPPORTED'],
	[-4012, 'OB_TIMEOUT'],
	[-4015, 'OB_ERR_SYS'],
	[-4016, 'OB_ERR_UNEXPECTED'],
	[-4018, 'OB_ENTRY_NOT_EXIST'],
	[-4072, 'OB_CANCELED'],
	[-4103, 'OB_CHECKSUM_ERROR'],
	[-4184, 'OB_SERVER_OUTOF_DISK_SPACE'],
	[-4201, 'OB_HASH_NOT_EXIST'],
	[-4672, 'OB_REPLICA_NUM_NOT_ENOUGH'],
	[-5157, 'OB_TENANT_NOT_EXIST'],
	[-9011, 'OB_BACKUP_FILE_NOT_EXIST'],
	[-9014, 'OB_RESTORE_IN_PROGRESS'],
	[-9077, 'OB_ARCHIVE_ROUND_NOT_CONTINUOUS'],
	[-9116, 'OB_OBJECT_STORAGE_PERMISSION_DENIED'],
	[-9120, 'OB_OBJECT_NOT_EXIST'],
	[-9147, 'OB_CANNOT_ACCESS_BACKUP_SET'],
] as const;

for (const [code, name] of documented) {
	test(`${name} is ${code}`, () => {
		assert.equal(errorNameOf(code), name);
		assert.equal(errorCodeOf(name), code);
	});
}

test('a number and a name that are not documented stay without each other', () => {
	assert.equal(errorNameOf(-5160), undefined);
	assert.equal(errorCodeOf('OB_ERR_LOG_NOT_ENOUGH'), undefined);
});

test('a name is whole if it is documented and no other name begins with it', () => {
	const names = ['OB_TIMEOUT', 'OB_TIME', 'OB_INVALID_ARGUMENT', 'OB_X'];
	assert.deepEqual(
		names.map((name) => isWholeErrorName(name)),
		[true, false, false, false],
	);
});
