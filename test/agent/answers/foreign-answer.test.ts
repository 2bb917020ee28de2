import assert from 'node:assert/strict';
import test from 'node:test';
import {explainForeignAnswer} from '../../../source/agent/answers/foreign-answer.js';

const cases: ReadonlyArray<
	readonly [status: number, contentType: string, body: string, isJson: boolean, reason: string]
> = [
	[302, 'text/html', '<a href="/login">Found</a>', false, 'redirected'],
	[400, '', 'Client sent an HTTP request to an HTTPS server.', false, 'tlsExpected'],
	[400, 'text/html', '<p>The plain HTTP request was sent to HTTPS port</p>', false, 'tlsExpected'],
	[401, 'text/html', '<p>', false, 'proxyLogin'],
	[407, 'text/html', '<p>', false, 'proxyLogin'],
	[511, 'text/html', '<p>', false, 'proxyLogin'],
	[408, '', '', false, 'gatewayError'],
	[429, 'application/json', '{"message":"slow down"}', true, 'gatewayError'],
	[500, 'text/html', '<p>', false, 'gatewayError'],
	[502, 'text/html', '<p>', false, 'gatewayError'],
	[503, '', '', false, 'gatewayError'],
	[504, 'text/plain', 'upstream request timeout', false, 'gatewayError'],
	[524, 'text/html', '<p>', false, 'gatewayError'],
	[405, 'text/html', '<p>', false, 'webPage'],
	[200, 'text/html; charset=utf-8', '<!doctype html>', false, 'webPage'],
	[200, 'application/json', '{"a":', false, 'unreadableAnswer'],
	[200, 'application/json', '{"a":1}', true, 'notAnAgent'],
	[404, 'text/plain', '404 page not found', false, 'notAnAgent'],
	[200, '', ' ', false, 'emptyAnswer'],
];

for (const [status, contentType, body, isJson, reason] of cases) {
	test(`an answer without an envelope, HTTP ${status} "${body}", is ${reason}`, () => {
		const {problem} = explainForeignAnswer({status, contentType, body}, isJson);
		assert.equal(problem.reason, reason);
		assert.ok(reason === 'tlsExpected' || problem.detail !== undefined);
	});
}
