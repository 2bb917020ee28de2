import assert from 'node:assert/strict';
import test from 'node:test';
import {parseTenants} from '../../source/command-line/targets.js';
import {english} from '../../source/locale/en.js';
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

const tenant = 'NAME, NAME@CLUSTER or NAME@HOST[:PORT]';

// Every restore, and patterns.
acceptAll([
	['', {globs: ['*']}],
	['--once', {globs: ['*'], isOnce: true}],
	['--', {globs: ['*']}],
	['@db1', {globs: ['*'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	['prod_*', {globs: ['prod_*']}],
	['prod_? rt1 *_dr rt1 *_dr', {tenants: ['rt1'], globs: ['prod_?', '*_dr']}],
	['*@db1', {globs: ['*'], agent: {origin: 'http://db1:2886', label: 'db1:2886'}}],
	// After `--` they are names.
	['-- * prod_?', {tenants: ['*', 'prod_?']}],
]);

refuseAll([
	['@', `tenant: expected ${tenant}; got "@"`],
	['-- @db1', `tenant: expected ${tenant}; got "@db1"`],
	['rt1@db1@', `tenant: expected ${tenant}; got "rt1@db1@"`],
]);

test('a tenant keeps what was written, and the place after the last @', () => {
	assert.deepEqual(parseTenants(['a@b@prod', '@prod'], ['x*@prod'], english.usage), [
		{tenant: 'a@b', isGlob: false, place: 'prod', text: 'a@b@prod'},
		{tenant: '*', isGlob: true, place: 'prod', text: '@prod'},
		{tenant: 'x*', isGlob: false, place: 'prod', text: 'x*@prod'},
	]);
});

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
	[
		'rt1@db1 rt2@https://db1',
		'tenant: expected the same scheme wherever a host is named; got "rt1@db1 rt2@https://db1"',
	],
	// Whose rt2 is meant is not clear.
	['rt1@db1 rt2', 'tenant: expected a cluster or a host after every tenant, because one has a host; got "rt1@db1 rt2"'],
	['rt1 rt2@db1', 'tenant: expected a cluster or a host after every tenant, because one has a host; got "rt1 rt2@db1"'],
	['-a db1 rt1@db2', 'tenant: expected tenants of the cluster of --agent; got "rt1@db2"'],
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
