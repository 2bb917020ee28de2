import assert from 'node:assert/strict';
import test from 'node:test';
import {parseSqlTarget} from '../../source/command-line/sql-target.js';

const targets = [
	['db1:2881', 'root@sys', 'db1', 2881],
	['10.0.0.1:1', 'root@sys', '10.0.0.1', 1],
	['ob_server-1.lan:65535', 'root@sys', 'ob_server-1.lan', 65_535],
	['[2001:db8::7]:2881', 'root@sys', '2001:db8::7', 2881],
	['monitor@sys@db1:2881', 'monitor@sys', 'db1', 2881],
	['root@sys#obprod@db1:2883', 'root@sys#obprod', 'db1', 2883],
	['root@sys@[::1]:2881', 'root@sys', '::1', 2881],
	[' db1:2881\n', 'root@sys', 'db1', 2881],
] as const;

for (const [text, user, host, port] of targets) {
	test(`${JSON.stringify(text)} is OceanBase at ${host}, port ${port}, for ${user}`, () => {
		assert.deepEqual(parseSqlTarget(text), {user, host, port});
	});
}

const noTargets = [
	['nothing', ''],
	['no port', 'db1'],
	['port 0', 'db1:0'],
	['a port that is too large', 'db1:65536'],
	['no host', ':2881'],
	['a user alone', 'root@sys'],
	['an empty user', '@db1:2881'],
	['a blank in the user', 'root sys@db1:2881'],
	['a scheme', 'mysql://db1:2881'],
	['IPv6 without brackets', '::1:2881'],
	['brackets around IPv4', '[10.0.0.1]:2881'],
	['an IPv4 address with a byte too large', '10.0.0.256:2881'],
	['a path', 'db1:2881/oceanbase'],
	['a password', 'root@sys:secret@db1:2881'],
	['a number alone', '2881:2881'],
	['IPv4 in octal', '10.0.0.010:2881'],
	['a port with leading zeros', 'db1:02881'],
] as const;

for (const [what, text] of noTargets) {
	test(`${what} is no address of OceanBase: ${JSON.stringify(text)}`, () => {
		assert.equal(parseSqlTarget(text), undefined);
	});
}
