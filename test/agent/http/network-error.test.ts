import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError} from '../../../source/agent/agent-error.js';
import {explainNetwork} from '../../../source/agent/http/network-error.js';

function failure(code: string, message = 'it failed'): Error {
	return Object.assign(new Error(message), code === '' ? {} : {code});
}

const cases: ReadonlyArray<readonly [code: string, reason: string]> = [
	['ECONNREFUSED', 'refused'],
	['ECONNRESET', 'reset'],
	['ECONNABORTED', 'reset'],
	['EPIPE', 'reset'],
	['ENOTFOUND', 'unknownHost'],
	['EAI_AGAIN', 'unknownHost'],
	['EHOSTUNREACH', 'noRoute'],
	['ENETUNREACH', 'noRoute'],
	['ETIMEDOUT', 'timeout'],
	['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
	['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
	['UND_ERR_BODY_TIMEOUT', 'timeout'],
	['UND_ERR_SOCKET', 'reset'],
	['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'tooLarge'],
	['CERT_HAS_EXPIRED', 'tlsExpired'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'tlsUntrusted'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tlsUntrusted'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'tlsWrongName'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'plainExpected'],
	['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tlsCertificateWanted'],
	['ERR_SSL_NO_CIPHER_MATCH', 'tls'],
	['ENOENT', 'noSocket'],
	['ENOTSOCK', 'noSocket'],
	['EACCES', 'socketDenied'],
	['HPE_INVALID_CONSTANT', 'notAnAgent'],
	['EPERM', 'unreachable'],
	['', 'unreachable'],
];

for (const [code, reason] of cases) {
	test(`the network's ${code === '' ? 'error without a code' : code} is ${reason}, also as one of several addresses`, () => {
		const error = failure(code);
		assert.equal(explainNetwork(error, false).problem.reason, reason);
		const several = new AggregateError([error, new Error('other')], 'all failed');
		assert.equal(explainNetwork(several, false).problem.reason, reason);
	});
}

test('refused by a path instead of a port, there is no socket', () => {
	const error = Object.assign(failure('ECONNREFUSED'), {address: '/run/obshell.sock'});
	assert.equal(explainNetwork(error, false).problem.reason, 'noSocket');
});

test("undici's socket error has the reason of its cause", () => {
	const error = Object.assign(new Error('other side closed', {cause: failure('CERT_HAS_EXPIRED')}), {
		code: 'UND_ERR_SOCKET',
	});
	assert.equal(explainNetwork(error, false).problem.reason, 'tlsExpired');
});

test("undici's parser error is no agent, also without a code", () => {
	class HTTPParserError extends Error {
		override name = 'HTTPParserError';
	}

	const error = new HTTPParserError('Expected HTTP/');
	assert.equal(explainNetwork(error, false).problem.reason, 'notAnAgent');
});

test('after the deadline every error is a timeout', () => {
	assert.equal(explainNetwork(failure('ECONNRESET'), true).problem.reason, 'timeout');
});

test('what is an AgentError already stays as it is', () => {
	const error = new AgentError({reason: 'tooLarge'});
	assert.equal(explainNetwork(error, true), error);
});

const texts: ReadonlyArray<readonly [code: string, message: string, said: string]> = [
	[
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'unable to verify the first certificate; if the root CA is installed locally, try running Node.js with --use-system-ca',
		'unable to verify the first certificate',
	],
	['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:2886', ''],
	['CERT_HAS_EXPIRED', 'certificate has expired', 'certificate has expired'],
	['EPERM', 'operation not permitted', 'operation not permitted'],
	[
		'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
		'00E7:error:0A0003FC:SSL routines:ssl3_read_bytes:sslv3 alert bad record mac:../ssl/record/rec.c:916:SSL alert 20',
		'sslv3 alert bad record mac',
	],
];

for (const [code, message, said] of texts) {
	test(`of "${message}" is said "${said}"`, () => {
		const {problem, cause} = explainNetwork(failure(code, message), false);
		assert.equal(problem.said, said);
		assert.ok(cause instanceof Error);
	});
}
