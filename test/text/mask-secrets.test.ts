import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {maskSecrets} from '../../source/text/mask-secrets.js';

const samples = [
	['root:CANARY@host', 'root:***@host'],
	['root@sys#c:CAN:ARY@tcp(10.0.0.1:2881)/x', 'root@sys#c:***@tcp(10.0.0.1:2881)/x'],
	['http://root@sys#c:CANARY@host/x', 'http://root@sys#c:***@host/x'],
	['oss://u:CANARY@h/?access_id=CANARY&access_key=CANARY', 'oss://u:***@h/?access_id=***&access_key=***'],
	['%3a%2f%2fu%3aCANARY%40h', '%3a%2f%2fu%3a***%40h'],
	['%253a%252f%252fu%253aCANARY%2540h', '%253a%252f%252fu%253a***%2540h'],
	['error: root:CANARY@h', 'error: root:***@h'],
	['d:CANARY@f;g@t:CANARY@i', 'd:***@f;g@t:***@i'],
	['access%5Fkey%3DCANARY%26host%3Dx', 'access%5Fkey%3D***%26host%3Dx'],
	['{"security_token":"CANARY"}', '{"security_token":"***"}'],
] as const;

for (const [text, masked] of samples) {
	test(`no secret is left of ${text}`, () => {
		assert.equal(maskSecrets(text), masked);
	});
}

test('what is no secret stays: times, addresses, a driver’s hint', () => {
	for (const text of ['at 10:20:30 me@x', 'addr: "10.0.0.3:2882", trace', '(using password: YES)', 'job 4: done']) {
		assert.equal(maskSecrets(text), text);
	}
});

test('a secret of any length is masked whole', () => {
	const secret = 'x'.repeat(100_000);
	assert.equal(maskSecrets(`oss://u:${secret}@h`), 'oss://u:***@h');
	assert.equal(maskSecrets(`u:${secret}@h`), 'u:***@h');
	assert.equal(maskSecrets(`access_key=${secret}`), 'access_key=***');
});

const hurtful = fc
	.array(
		fc.constantFrom(
			'a',
			':',
			'@',
			'/',
			'%3a',
			'%2f',
			'%40',
			'token',
			'access_',
			'key',
			'=',
			'"',
			'[',
			'-',
			'.',
			'!',
			' ',
		),
		{
			minLength: 1,
			maxLength: 6,
		},
	)
	.map((parts) => parts.join(''));

// Each of these takes a few milliseconds; with a pattern that looks ahead from everywhere, seconds to hours.
test('a megabyte that is made to slow the patterns down is masked in time', () => {
	fc.assert(
		fc.property(hurtful, (part) => {
			maskSecrets(part.repeat(Math.ceil(1_000_000 / part.length)));
		}),
		{numRuns: 60},
	);
});

test('a text without any sign that could stand before a value stays as it is', () => {
	const harmless = fc.string({unit: 'binary'}).filter((text) => !/[%:=]/v.test(text));
	fc.assert(
		fc.property(harmless, (text) => {
			assert.equal(maskSecrets(text), text);
		}),
	);
	for (const text of ['access_key', 'password', 'root@sys#c@host', 'oss//u@h/?access_id&token']) {
		assert.equal(maskSecrets(text), text);
	}
});
