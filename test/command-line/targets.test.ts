import test from 'node:test';
import {createTables, rt1} from './command-lines.js';

const {acceptAll, refuseAll} = createTables(test);

// Tenants.
acceptAll([
	['rt1', rt1],
	['rt2 rt1', {tenants: ['rt2', 'rt1']}],
	// Each is watched once, where it was named first.
	['rt2 rt1 rt2', {tenants: ['rt2', 'rt1']}],
	// A name is text, also where it looks like a number or a boolean.
	['007 true', {tenants: ['007', 'true']}],
	['rt1 -w rt2 --utc rt3', {tenants: ['rt1', 'rt2', 'rt3'], isWait: true, isUtc: true}],
]);

const noTenant = 'no tenant given; try: restop rt2 --agent HOST:2886 (default: 127.0.0.1:2886), or restop demo';
const tenant = 'NAME or NAME@HOST[:PORT]';

refuseAll([
	['', noTenant],
	['--once', noTenant],
	['--', noTenant],
	['@db1:2886', `tenant: expected ${tenant}; got "@db1:2886"`],
]);

// NAME@HOST.
acceptAll([
	['rt1@db1', {...rt1, agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['rt1@db1:99', {...rt1, agent: {origin: 'http://db1:99', label: 'db1:99'}}],
	['rt1@https://db1', {...rt1, agent: {origin: 'https://db1:2886', label: 'db1:2886'}}],
	['rt1@[::1]:99', {...rt1, agent: {origin: 'http://[::1]:99', label: '[::1]:99'}}],
	['rt1@db1 rt2@DB1:2886', {tenants: ['rt1', 'rt2'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	// The last @ is the one before the host.
	['a@b@db1', {tenants: ['a@b'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['-a db1 rt1@db1 rt2', {tenants: ['rt1', 'rt2'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['-- -x@db1', {tenants: ['-x'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
]);

refuseAll([
	['rt1@', `tenant: expected ${tenant}; got "rt1@"`],
	['rt1@db1:0', `tenant: expected ${tenant}; got "rt1@db1:0"`],
	['rt1@db1:65536', `tenant: expected ${tenant}; got "rt1@db1:65536"`],
	['rt1@db1 rt2@db2', 'tenant: expected tenants of one cluster; got "rt1@db1 rt2@db2"'],
	['rt1@db1 rt2@https://db1', 'tenant: expected tenants of one cluster; got "rt1@db1 rt2@https://db1"'],
	// Whose rt2 is meant is not clear.
	['rt1@db1 rt2', 'tenant: expected tenants of one cluster; got "rt1@db1 rt2"'],
	['rt1 rt2@db1', 'tenant: expected tenants of one cluster; got "rt1 rt2@db1"'],
	['-a db1 rt1@db2', 'tenant: expected tenants of one cluster; got "rt1@db2"'],
]);

// After `--` everything is a tenant.
acceptAll([
	['-- rt1', rt1],
	['rt1 -- --once -1 -w', {tenants: ['rt1', '--once', '-1', '-w']}],
	['-1 -- -- rt1', {tenants: ['--', 'rt1'], isOnce: true}],
	['-- demo', {tenants: ['demo']}],
	['-- simulate --help', {tenants: ['simulate', '--help']}],
	['-- replay', {tenants: ['replay']}],
	['-- true --frob', {tenants: ['true', '--frob']}],
]);
