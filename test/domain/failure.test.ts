import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {parseFailure} from '../../source/domain/failure.js';
import {errorCodeOf} from '../../source/domain/failure-errors.js';
import {agentVersions, listRecordings, readRecording} from '../helpers/recordings.js';

const nothing = {
	error: undefined,
	code: undefined,
	message: undefined,
	module: undefined,
	logStream: undefined,
	server: undefined,
	traceId: undefined,
	more: 0,
	rest: '',
};
const logStream = (id: number) =>
	`(SERVER)ls_id: ${id}, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4103(Data checksum error), trace_id: YB42-01`;
const ofLogStream = {
	...nothing,
	error: 'OB_CHECKSUM_ERROR',
	code: -4103,
	message: 'Data checksum error',
	module: 'RESTORE_DATA',
	logStream: 1001,
	server: '10.10.10.3:2882',
	traceId: 'YB42-01',
};
const warning = 'physical restore run concurrently with backup data clean, please check backup and archive jobs';
const hanging =
	'(SERVER)ls_id: 1, addr: 10.0.0.3:2882, module: RESTORE_CLOG, result: -4012(Timeout; try again), trace_id: YB42-7;';

const comments = [
	{
		name: 'the root service',
		comment: 'STORAGE : OB_CHECKSUM_ERROR(-4103) on "127.0.0.1:2882" with traceid Y0-0000000000000001-0-0',
		parts: {
			...nothing,
			error: 'OB_CHECKSUM_ERROR',
			code: -4103,
			module: 'STORAGE',
			server: '127.0.0.1:2882',
			traceId: 'Y0-0000000000000001-0-0',
		},
	},
	{
		name: 'IPv6 without quotes, and a trace id that the end may have cut',
		comment: 'CLOG : OB_TIMEOUT(-4012) on [fe80::1]:2882 with traceid YB42',
		parts: {
			...nothing,
			error: 'OB_TIMEOUT',
			code: -4012,
			module: 'CLOG',
			server: '[fe80::1]:2882',
			rest: 'CLOG : OB_TIMEOUT(-4012) on [fe80::1]:2882 with traceid YB42',
		},
	},
	{
		name: 'the root service, in the form of log streams',
		comment:
			'(ROOTSERVICE)addr: [2001:db8::7]:2882, result: -4184(Server out of disk space), trace_id: YB42FE80-0006A1B2C3D4E5F6-fe80-0',
		parts: {
			...nothing,
			error: 'OB_SERVER_OUTOF_DISK_SPACE',
			code: -4184,
			message: 'Server out of disk space',
			module: 'ROOTSERVICE',
			server: '[2001:db8::7]:2882',
			traceId: 'YB42FE80-0006A1B2C3D4E5F6-fe80-0',
		},
	},
	{name: 'a log stream', comment: `${logStream(1001)};`, parts: ofLogStream},
	{
		name: 'several log streams, the last one cut',
		comment: `${logStream(1001)};${logStream(1002)};(SERVER)ls_id: 10`,
		parts: {...ofLogStream, more: 2, rest: `${logStream(1002)}; (SERVER)ls_id: 10`},
	},
	{
		name: 'the sentence about backup clean before it',
		comment: `${warning};${logStream(1001)};`,
		parts: {...ofLogStream, rest: warning},
	},
	{name: 'that sentence alone', comment: `${warning};`, parts: {...nothing, rest: `${warning};`}},
	{
		name: 'a semicolon in a message',
		comment: hanging,
		parts: {
			...nothing,
			error: 'OB_TIMEOUT',
			code: -4012,
			message: 'Timeout; try again',
			module: 'RESTORE_CLOG',
			logStream: 1,
			server: '10.0.0.3:2882',
			traceId: 'YB42-7',
		},
	},
	{
		name: 'a number that was cut',
		comment: '(SERVER)ls_id: 1001, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -40',
		parts: {
			...nothing,
			module: 'RESTORE_DATA',
			logStream: 1001,
			server: '10.10.10.3:2882',
			rest: '(SERVER)ls_id: 1001, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -40',
		},
	},
	{
		name: 'a port that was cut, and the module not yet named',
		comment: '(SERVER)ls_id: 1001, addr: 10.10.10.3:28',
		parts: {...nothing, logStream: 1001, rest: '(SERVER)ls_id: 1001, addr: 10.10.10.3:28'},
	},
	{
		name: 'a name alone',
		comment: 'OB_ARCHIVE_ROUND_NOT_CONTINUOUS',
		parts: {
			...nothing,
			error: 'OB_ARCHIVE_ROUND_NOT_CONTINUOUS',
			code: -9077,
			rest: 'OB_ARCHIVE_ROUND_NOT_CONTINUOUS',
		},
	},
	{
		name: 'a name that may be the beginning of a longer one',
		comment: 'failed: OB_INVALID_ARGUMENT',
		parts: {...nothing, rest: 'failed: OB_INVALID_ARGUMENT'},
	},
	{
		name: 'a name that is not documented, with its number',
		comment: 'STORAGE : OB_BRAND_NEW(-9999) on "10.0.0.1:2882" with traceid YB42-0006A1B2C3D4E5F6-0-0',
		parts: {
			...nothing,
			error: 'OB_BRAND_NEW',
			code: -9999,
			module: 'STORAGE',
			server: '10.0.0.1:2882',
			traceId: 'YB42-0006A1B2C3D4E5F6-0-0',
		},
	},
	{
		name: 'a text of another form',
		comment: 'ls_id: {id:1001}, addr: "ob-1:2882", ret=-4009, trace_id: "YA01-0", as it seems',
		parts: {
			...nothing,
			error: 'OB_IO_ERROR',
			code: -4009,
			logStream: 1001,
			server: 'ob-1:2882',
			traceId: 'YA01-0',
			rest: 'ls_id: {id:1001}, addr: "ob-1:2882", ret=-4009, trace_id: "YA01-0", as it seems',
		},
	},
	{name: 'no comment', comment: '', parts: nothing},
	{name: 'a text without any part', comment: 'it went\nwrong', parts: {...nothing, rest: 'it went wrong'}},
] as const;

for (const {name, comment, parts} of comments) {
	test(`a comment is taken apart: ${name}`, () => {
		assert.deepEqual(parseFailure(comment), {...parts, comment});
	});
}

/** The comments in what real agents have answered. */
function recordedComments(): ReadonlySet<string> {
	const bodies = agentVersions.flatMap((version) =>
		listRecordings(version).map((name) => readRecording(version, name).answer.body),
	);
	const texts = bodies.flatMap((body) => body.match(/(?<="comment":)"(?:[^"\\]|\\.)+"/gv) ?? []);
	return new Set(texts.map((text) => JSON.parse(text) as string));
}

test('the comments that were recorded from agents are understood in full', () => {
	const recorded = recordedComments();
	assert.equal(recorded.size, 2);
	for (const comment of recorded) {
		const {error = '', code, module, server, traceId, rest} = parseFailure(comment);
		assert.equal(code, errorCodeOf(error));
		assert.deepEqual([server, traceId, rest], ['127.0.0.1:2882', 'Y0-0000000000000001-0-0', '']);
		assert.ok(['STORAGE', 'ROOTSERVICE'].includes(module ?? ''));
	}
});

test('a comment that is cut anywhere has no part that the whole one does not have', () => {
	for (const {comment} of comments) {
		const whole = parseFailure(comment);
		for (let length = 0; length < comment.length; length += 1) {
			assertPartOf(comment.slice(0, length), whole);
		}
	}
});

function assertPartOf(cut: string, whole: ReturnType<typeof parseFailure>): void {
	const {more, rest, comment, ...parts} = parseFailure(cut);
	assert.ok(more <= whole.more, cut);
	assert.equal(comment, cut);
	for (const [name, part] of Object.entries(parts)) {
		assert.ok(part === undefined || part === Reflect.get(whole, name), `${name} ${String(part)} of ${cut}`);
	}
}

const hex = (length: number) =>
	fc.string({unit: fc.constantFrom(...'0123456789ABCDEF'), minLength: length, maxLength: length});
const errors = fc.constantFrom(
	'OB_TIMEOUT(-4012)',
	'OB_INVALID_ARGUMENT(-4002)',
	'OB_INVALID_ARGUMENT_NUM(-4161)',
	'OB_X(-12345)',
);
const addresses = fc.constantFrom('10.10.10.3:2882', '[fe80::1]:2882', '[2001:db8:0:1::ab]:12882', '127.0.0.1:2');
const traces = fc.tuple(hex(12), hex(16), fc.nat(999), fc.nat(99_999)).map((parts) => `Y${parts.join('-')}`);
const sentences = fc
	.tuple(fc.constantFrom('STORAGE', 'CLOG', 'ROOTSERVICE'), errors, addresses, traces)
	.map(([module, error, address, trace]) => `${module} : ${error} on "${address}" with traceid ${trace}`);
const pieces = fc
	.tuple(
		fc.integer({min: 1, max: 99_999}),
		addresses,
		fc.integer({min: -99_999, max: -1}),
		fc.string({maxLength: 20}),
		traces,
	)
	.map(
		([id, address, code, message, trace]) =>
			`(SERVER)ls_id: ${id}, addr: ${address}, module: RESTORE_CLOG, result: ${code}(${message}), trace_id: ${trace};`,
	);
const texts = fc
	.array(fc.oneof(sentences, pieces, fc.constant(`${warning};`)), {maxLength: 4})
	.map((all) => all.join(''));

test('neither has one that was put together by chance', () => {
	fc.assert(
		fc.property(texts, fc.nat(1000), (comment, length) => {
			assertPartOf(comment.slice(0, length), parseFailure(comment));
		}),
	);
});

test('any text is kept whole and throws nothing', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({unit: 'binary'}), texts), (comment) => {
			assert.equal(parseFailure(comment).comment, comment);
		}),
	);
});

const hostile = ['(', ')', ';', '(((a;', 'OB_', '1.1.1.1:1', '[:', 'trace_id', 'result: -', 'ls_id: "', ' ', 'A : '];

test('a megabyte of hostile text is taken apart in less than a second', () => {
	for (const text of hostile) {
		const began = performance.now();
		parseFailure(text.repeat(Math.ceil(1_000_000 / text.length)));
		const tookMs = performance.now() - began;
		assert.ok(tookMs < 1000, `${text}: ${Math.round(tookMs)} ms`);
	}
});
