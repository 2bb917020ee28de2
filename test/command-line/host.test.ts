import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {isHost, parsePort, splitHostPort, withoutBrackets} from '../../source/command-line/host.js';

const hosts = [
	'localhost',
	'db1.lan',
	'db1.lan.',
	'ob_server-1',
	'3com',
	'1e3',
	'xn--bcher-kva.example',
	'10.10.10.1',
	'0.0.0.0',
	'255.255.255.255',
	'[::1]',
	'[2001:db8::7]',
	'[::ffff:10.0.0.1]',
];

for (const text of hosts) {
	test(`${text} is a host`, () => {
		assert.ok(isHost(text));
	});
}

const noHosts = [
	// The system reads each of these as an IPv4 address.
	'2886',
	'0',
	'127.1',
	'127.0.1',
	'127.0.0.010',
	'010.0.0.1',
	'127.0.0.08',
	'0x7f000001',
	'0x',
	'0x7f.1',
	'127.0.0.0x1',
	'017700000001',
	'127.0.0.1.',
	'2130706433.',
	'10.0.0.256',
	'10.0.0.1.2',
	'db1.2',
	'db1.0x2',
	// No names.
	'',
	'.',
	'..',
	'db1..lan',
	'.db1',
	'db1..',
	'-db1',
	'db1-',
	'db1.-lan',
	'a'.repeat(64),
	'a.'.repeat(127) + 'a',
	'db 1',
	'db1\n',
	'db1%31',
	'xn--',
	// A URL would rewrite these letters.
	'dbſ1',
	'Kdb',
	'bücher',
	'１２７.0.0.1',
	'db1。lan',
	'db\u{AD}1',
	// IPv6.
	'::1',
	'[::1',
	'[]',
	'[:]',
	'[10.0.0.1]',
	'[::ffff:010.0.0.1]',
	'[fe80::1%eth0]',
	'[fe80::1%25eth0]',
	'[1:2:3:4:5:6:7:8:9]',
	'[::12345]',
];

for (const text of noHosts) {
	test(`${JSON.stringify(text)} is no host`, () => {
		assert.ok(!isHost(text));
	});
}

test('a host is dialled as it is shown: a URL leaves it as it is', () => {
	const piece = fc.constantFrom('0', '1', '127', '08', '0x', 'a', 'f', '.', '-', '_', 'xn--', 'ſ', '%', '0x7f', '256');
	fc.assert(
		fc.property(fc.array(piece, {minLength: 1, maxLength: 8}), (pieces) => {
			const text = pieces.join('');
			fc.pre(isHost(text));
			assert.equal(new URL(`http://${text}`).hostname, text);
		}),
		{numRuns: 1000, maxSkipsPerRun: 1000},
	);
});

test('a port has no leading zeros and ends at 65535; 0 is one where any will do', () => {
	for (const text of [
		'',
		'0',
		'01',
		'00',
		'01234',
		'65536',
		'99999',
		'123456',
		'-1',
		'+1',
		'1.0',
		'0x50',
		'1e3',
		' 1',
		'٣',
	]) {
		assert.equal(parsePort(text, 1), undefined, text);
	}

	assert.deepEqual(
		['1', '2886', '65535'].map((text) => parsePort(text, 1)),
		[1, 2886, 65_535],
	);
	assert.deepEqual([parsePort('0', 0), parsePort('00', 0)], [0, undefined]);
});

test('the last colon separates the port, and the host is in lower case', () => {
	assert.deepEqual(splitHostPort('DB1:99'), {host: 'db1', port: '99'});
	assert.deepEqual(splitHostPort('[::1]:99'), {host: '[::1]', port: '99'});
	for (const text of ['db1', ':99', '::1', '[::1]', 'a:b:1']) {
		assert.equal(splitHostPort(text), undefined, text);
	}
});

test('an IPv6 address is opened without its brackets', () => {
	assert.deepEqual(
		['[::1]', 'db1'].map((host) => withoutBrackets(host)),
		['::1', 'db1'],
	);
});
