import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {formatListen, parseAddress, parseListen} from '../../source/command-line/address.js';

const agents = [
	['db1', 'http', 'db1:2886'],
	['db1.lan:99', 'http', 'db1.lan:99'],
	['ob_server-1', 'http', 'ob_server-1:2886'],
	['10.10.10.1:1', 'http', '10.10.10.1:1'],
	['10.10.10.1:65535', 'http', '10.10.10.1:65535'],
	['http://db1', 'http', 'db1:2886'],
	['https://db1', 'https', 'db1:2886'],
	['https://db1:443/', 'https', 'db1:443'],
	['[::1]', 'http', '[::1]:2886'],
	['[2001:db8::7]:99', 'http', '[2001:db8::7]:99'],
	['https://[::ffff:10.0.0.1]:99', 'https', '[::ffff:10.0.0.1]:99'],
	// The same agent has one label, however it is written: the label is its key in the state.
	['HTTP://DB1:2886', 'http', 'db1:2886'],
	[' db1\n', 'http', 'db1:2886'],
] as const;

for (const [text, scheme, label] of agents) {
	test(`${JSON.stringify(text)} is the agent at ${label}, over ${scheme}`, () => {
		assert.deepEqual(parseAddress(text), {origin: `${scheme}://${label}`, label});
	});
}

const noAgents = [
	['nothing', ''],
	['a scheme alone', 'https://'],
	['another scheme', 'ftp://db1'],
	['a port alone', ':99'],
	['no port after the colon', 'db1:'],
	['port 0', 'db1:0'],
	['a port that is too large', 'db1:65536'],
	['a port with leading zeros', 'db1:02886'],
	['a number alone', '2886'],
	['IPv4 in octal', '127.0.0.010'],
	['IPv4 of two parts', '127.1'],
	['IPv4 in hexadecimal', 'http://0x7f000001'],
	['IPv6 with a zone', '[fe80::1%eth0]'],
	['letters that a URL rewrites', 'dbſ'],
	['a port that is no number', 'db1:http'],
	['two ports', 'db1:99:99'],
	['IPv6 without brackets', '::1'],
	['IPv6 that is not closed', '[::1'],
	['brackets around nothing', '[]'],
	['brackets around a colon', '[:]'],
	['brackets around IPv4', '[10.0.0.1]'],
	['an IPv4 address with a byte too large', '10.0.0.256'],
	['an IPv4 address with a byte too many', '10.0.0.1.2'],
	['a user', 'root@db1'],
	['a password', 'http://root:secret@db1'],
	['a path', 'db1/api'],
	['a query', 'db1?x=1'],
	['two slashes at the end', 'db1//'],
	['a blank inside', 'db 1'],
	['a second line', 'db1\ndb2'],
] as const;

for (const [what, text] of noAgents) {
	test(`${what} is not an agent: ${JSON.stringify(text)}`, () => {
		assert.equal(parseAddress(text), undefined);
	});
}

const piece = fc.constantFrom(
	'http://',
	'https://',
	'db',
	'10',
	'.',
	':',
	'::',
	'[',
	']',
	'99',
	'-',
	'/',
	'%',
	'f',
	' ',
);

test('every parsed address is a valid URL, and its label parses to the same address', () => {
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 9}), (pieces) => {
			const found = parseAddress(pieces.join(''));
			fc.pre(found !== undefined);
			const {protocol, pathname, search} = new URL('/api', found.origin);
			assert.match(protocol, /^https?:$/v);
			assert.equal(`${pathname}${search}`, '/api');
			assert.deepEqual(parseAddress(found.origin), found);
			assert.equal(parseAddress(found.label)?.label, found.label);
		}),
		{seed: 1, numRuns: 500, maxSkipsPerRun: 1000},
	);
});

const listens = [
	['127.0.0.1:2886', '127.0.0.1', 2886],
	['localhost:0', 'localhost', 0],
	['db1:65535', 'db1', 65_535],
	['[::]:99', '::', 99],
	['[2001:DB8::7]:99', '2001:db8::7', 99],
	[' db1:99 ', 'db1', 99],
] as const;

for (const [text, host, port] of listens) {
	test(`${JSON.stringify(text)} is a place to listen, and is written so that it is the same place`, () => {
		assert.deepEqual(parseListen(text), {host, port});
		assert.equal(formatListen({host, port}), text.trim().toLowerCase());
		assert.deepEqual(parseListen(formatListen({host, port})), {host, port});
	});
}

for (const text of [
	'',
	'db1',
	':99',
	'db1:',
	'db1:65536',
	'db1:x',
	'::1:99',
	'[::1]',
	'http://db1:99',
	'db1:99/',
	'a b:1',
	'2886:99',
	'127.0.0.010:99',
	'127.1:99',
	'db1:099',
	'[fe80::1%eth0]:99',
	'root:secret@db1:99',
]) {
	test(`${JSON.stringify(text)} is not a place to listen`, () => {
		assert.equal(parseListen(text), undefined);
	});
}
