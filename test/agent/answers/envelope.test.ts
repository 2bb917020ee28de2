import assert from 'node:assert/strict';
import test from 'node:test';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openEnvelope, RefusedError, type RawAnswer} from '../../../source/agent/answers/envelope.js';
import {readRecording} from '../../helpers/recordings.js';

const json = 'application/json';

const broken: ReadonlyArray<readonly [title: string, answer: RawAnswer, reason: string]> = [
	['an empty 200', {status: 200, contentType: '', body: ''}, 'emptyAnswer'],
	['a 200 of blanks', {status: 200, contentType: json, body: ' \r\n'}, 'emptyAnswer'],
	['a 204', {status: 204, contentType: json, body: ''}, 'emptyAnswer'],
	['a 301 with a page', {status: 301, contentType: 'text/html', body: '<a href="/x">Moved</a>'}, 'redirected'],
	['a 307 without a body', {status: 307, contentType: '', body: ''}, 'redirected'],
	['a page with 200', {status: 200, contentType: 'text/html', body: '<!doctype html>'}, 'webPage'],
	['a page that calls itself JSON', {status: 200, contentType: json, body: '<!doctype html>'}, 'unreadableAnswer'],
	['a text with 404', {status: 404, contentType: 'text/plain', body: '404 page not found'}, 'notAnAgent'],
	["a proxy's 502", {status: 502, contentType: 'text/html', body: '<h1>502</h1>'}, 'gatewayError'],
	...[429, 500, 503, 504, 522].map(
		(status) => [`a proxy's ${status} without a body`, {status, contentType: '', body: ''}, 'gatewayError'] as const,
	),
	["a gateway's JSON with 503", {status: 503, contentType: json, body: '{"message":"no upstream"}'}, 'gatewayError'],
	['half an envelope with 502', {status: 502, contentType: json, body: '{"successful":fal'}, 'gatewayError'],
	...[401, 407, 511].map(
		(status) => [`a login page with ${status}`, {status, contentType: 'text/html', body: '<p>'}, 'proxyLogin'] as const,
	),
	['a page that forbids a method', {status: 405, contentType: 'text/html', body: '<p>'}, 'webPage'],
	[
		"nginx's answer to plain HTTP on a TLS port",
		{status: 400, contentType: 'text/html', body: '<center>The plain HTTP request was sent to HTTPS port</center>'},
		'tlsExpected',
	],
	["an agent's own 503", {status: 503, contentType: json, body: '{"successful":false}'}, 'rejected'],
	[
		'a dying observer',
		{status: 500, contentType: json, body: '{"successful":false,"error":{"errCode":"OB.Server.Process.CheckFailed"}}'},
		'databaseDown',
	],
	['JSON that breaks off', {status: 200, contentType: json, body: '{"successful":true,"da'}, 'unreadableAnswer'],
	['two documents', {status: 200, contentType: json, body: '{"successful":true}{"a":1}'}, 'unreadableAnswer'],
	['JSON nested without end', {status: 200, contentType: json, body: '['.repeat(200_000)}, 'unreadableAnswer'],
	['an object that is no envelope', {status: 200, contentType: json, body: '{"job_id":1}'}, 'notAnAgent'],
	['a list', {status: 200, contentType: json, body: '[]'}, 'notAnAgent'],
	['null', {status: 200, contentType: json, body: 'null'}, 'notAnAgent'],
	['a success with status 500', {status: 500, contentType: json, body: '{"successful":true}'}, 'rejected'],
	['a failure with status 200', {status: 200, contentType: json, body: '{"successful":false}'}, 'rejected'],
	['a refusal without an error', {status: 401, contentType: json, body: '{"successful":false}'}, 'unauthorized'],
	[
		'an error of wrong types',
		{status: 400, contentType: json, body: '{"successful":false,"error":{"errCode":7,"code":"x","message":[]}}'},
		'rejected',
	],
	[
		"Go's answer to plain HTTP on a TLS port",
		{status: 400, contentType: '', body: 'Client sent an HTTP request to an HTTPS server.\n'},
		'tlsExpected',
	],
];

function errorOf(answer: RawAnswer): AgentError {
	let found: AgentError | undefined;
	assert.throws(
		() => openEnvelope(answer),
		(error: unknown) => {
			assert.ok(error instanceof AgentError, String(error));
			found = error;
			return true;
		},
	);
	assert.ok(found);
	return found;
}

for (const [title, answer, reason] of broken) {
	test(`${title} is ${reason}`, () => {
		assert.equal(errorOf(answer).problem.reason, reason);
	});
}

test('a success gives data and time', () => {
	const body = '{"successful":true,"timestamp":"2026-05-09T10:11:12.5+08:00","data":{"scn":1728890608464651301}}';
	assert.deepEqual(openEnvelope({status: 200, contentType: json, body}), {
		data: {scn: 1_728_890_608_464_651_301n},
		time: {at: Date.parse('2026-05-09T02:11:12.500Z'), offsetMinutes: 480},
	});
});

test('data that is null, missing or a text comes as it is', () => {
	for (const [part, data] of [
		[',"data":null', null],
		['', undefined],
		[',"data":"x"', 'x'],
	] as const) {
		const body = `{"successful":true${part}}`;
		assert.deepEqual(openEnvelope({status: 200, contentType: json, body}), {data, time: undefined});
	}
});

test('a refusal gives the time, the message and the trace id', () => {
	const error = errorOf(readRecording('4.5.0.0', '03-expired-ts').answer);
	assert.ok(error instanceof RefusedError);
	assert.equal(error.problem.code, 'unauthorized');
	assert.equal(error.problem.said, 'Unauthorized: Authentication expired');
	assert.match(error.problem.traceId ?? '', /^[\da-f]{16}$/v);
	assert.equal(error.time?.offsetMinutes, 480);
	assert.equal(error.message, 'clockSkew: Unauthorized: Authentication expired');
});

test('the frozen time of a panic is no time', () => {
	const error = errorOf(readRecording('4.5.0.0', '01-obcluster-info-panic-ob-without-startup_mode').answer);
	assert.ok(error instanceof RefusedError);
	assert.equal(error.time, undefined);
	assert.equal(error.problem.traceId, undefined);
});

test('a refusal before the trace id is made is no panic', () => {
	const error = errorOf(readRecording('4.5.0.0', '03-other-key-512').answer);
	assert.ok(error instanceof RefusedError);
	assert.notEqual(error.time, undefined);
});

test('what may help against a refusal follows from its name, in every language', () => {
	const hints: ReadonlyArray<readonly [name: string, hint: string | undefined]> = [
		['03-other-key-512', 'key'],
		['10-lang-zh-decrypt', 'key'],
		['03-expired-ts', 'clock'],
		['10-lang-zh-expired', 'clock'],
		['05-session-invalid', 'session'],
		['05-session-expired-ts', 'clock'],
		['03-wrong-password', undefined],
		['03-uri-mismatch', undefined],
		['02-overview-tenant-absent', undefined],
	];
	for (const [name, hint] of hints) {
		const error = errorOf(readRecording('4.5.0.0', name).answer);
		assert.ok(error instanceof RefusedError);
		assert.equal(error.retryHint, hint, name);
	}
});

test('what may help against a legacy refusal follows from its message', () => {
	const hints = [
		['4.2.4.0', '03-wrong-password', 'key'],
		['4.2.6.0', '03-other-key-1024', 'key'],
		['4.2.6.0', '03-expired-ts', 'clock'],
		['4.2.6.0', '03-wrong-password', undefined],
		['4.2.6.0', '08-get-plain-body-braces', undefined],
	] as const;
	for (const [version, name, hint] of hints) {
		const error = errorOf(readRecording(version, name).answer);
		assert.ok(error instanceof RefusedError);
		assert.equal(error.retryHint, hint, `${version} ${name}`);
	}
});

test("a broken answer's text is not quoted, since it may hold a secret", () => {
	const error = errorOf({status: 200, contentType: json, body: 'access_key=opensesame'});
	assert.equal(error.problem.said, '');
	assert.deepEqual(error.problem.detail, {type: 'notJson', status: 200, contentType: 'application/json'});
	assert.equal(error.cause, undefined);
});
