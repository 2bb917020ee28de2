import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFailure} from '../../source/domain/failure.js';

const nothing = {error: undefined, code: undefined, module: undefined, server: undefined, traceId: undefined};

const comments = [
	{
		name: 'a failure reported by the root service',
		comment: 'STORAGE : OB_CHECKSUM_ERROR(-4103) on "127.0.0.1:2882" with traceid Y0-0000000000000001-0-0',
		parts: {
			error: 'OB_CHECKSUM_ERROR',
			code: -4103,
			module: 'STORAGE',
			server: '127.0.0.1:2882',
			traceId: 'Y0-0000000000000001-0-0',
		},
	},
	{
		name: 'an address without quotes, and IPv6',
		comment: 'CLOG : OB_ERR_LOG_NOT_ENOUGH(-4018) on [fe80::1]:2882 with traceid YB42',
		parts: {
			error: 'OB_ERR_LOG_NOT_ENOUGH',
			code: -4018,
			module: 'CLOG',
			server: '[fe80::1]:2882',
			traceId: 'YB42',
		},
	},
	{
		name: 'pieces of log streams, of which the first counts',
		comment: 'RESTORE_DATA ls_id: 1001, addr: "10.0.0.3:2882", trace_id: "YA01-0", result: -4009; ls_id: 1002;',
		parts: {...nothing, server: '10.0.0.3:2882', traceId: 'YA01-0', code: -4009},
	},
	{
		name: 'a preface before the failure',
		comment:
			'physical restore run concurrently with backup data clean, please check backup and archive jobs; ROOTSERVICE : OB_TENANT_NOT_EXIST(-5160) on "10.0.0.1:2882" with traceid Y1-2',
		parts: {
			error: 'OB_TENANT_NOT_EXIST',
			code: -5160,
			module: 'ROOTSERVICE',
			server: '10.0.0.1:2882',
			traceId: 'Y1-2',
		},
	},
	{name: 'no comment', comment: '', parts: nothing},
	{name: 'a text without any part', comment: 'it went wrong', parts: nothing},
] as const;

for (const {name, comment, parts} of comments) {
	test(`a comment is taken apart: ${name}`, () => {
		assert.deepEqual(parseFailure(comment), {...parts, comment});
	});
}
