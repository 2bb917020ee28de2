import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import type {ExactJson} from '../../source/text/exact-json.js';
import {parseExact} from '../../source/text/parse-exact.js';
import {parseSqlTarget} from '../../source/command-line/sql-target.js';
import {findSqlAddress} from '../../source/sql/sql-address.js';

type Server = Readonly<Record<string, ExactJson>>;

function server(ip: string, facts: Server = {}): Server {
	return {
		svr_ip: ip,
		svr_port: 2882,
		sql_port: 2881,
		agent_port: 2886,
		with_rootserver: 'NO',
		status: 'ACTIVE',
		build_version: '4.2.5.1_101000092024120918',
		...facts,
	};
}

function infoOf(...servers: readonly Server[]): ExactJson {
	const topology = Object.fromEntries(servers.map((one, index) => [`zone${index + 1}`, [one]]));
	return {agent_info: [], obcluster_info: {id: 1, name: 'obc', topology}};
}

const first = server('10.0.0.1');
const second = server('10.0.0.2', {sql_port: 3881, with_rootserver: 'YES'});
const third = server('10.0.0.3');

type Case = readonly [title: string, info: ExactJson | undefined, agentHost: string, expected: string | undefined];

const cases: readonly Case[] = [
	['the server with the address of the agent', infoOf(first, second, third), '10.0.0.3', '10.0.0.3:2881'],
	['a root service where the agent has a name', infoOf(first, second, third), 'db1.example', '10.0.0.2:3881'],
	[
		'any that is up without a root service',
		infoOf(server('10.0.0.1', {status: 'STOPPED'}), third),
		'db1',
		'10.0.0.3:2881',
	],
	[
		'the only one with an agent, behind a tunnel',
		infoOf(server('10.0.0.1', {agent_port: 0}), server('10.0.0.2', {agent_port: 0, with_rootserver: 'YES'}), third),
		'localhost',
		'10.0.0.3:2881',
	],
	[
		'another where the one beside the agent is down',
		infoOf(server('10.0.0.1', {status: 'INACTIVE'}), second),
		'10.0.0.1',
		'10.0.0.2:3881',
	],
	[
		'the one beside the agent where all are down',
		infoOf(server('10.0.0.9', {status: 'INACTIVE'}), server('10.0.0.1', {status: 'INACTIVE'})),
		'10.0.0.1',
		'10.0.0.1:2881',
	],
	["the agent's host instead of a loopback address", infoOf(server('127.0.0.1')), 'db1.example', 'db1.example:2881'],
	["the agent's host instead of IPv6's loopback", infoOf(server('::1')), 'fe80::7', 'fe80::7:2881'],
	['an IPv6 address', infoOf(first, server('fd00::7', {sql_port: 2991})), 'fd00::7', 'fd00::7:2991'],
	['nothing of an agent that knows no servers', {agent_info: [], obcluster_info: {topology: null}}, 'a', undefined],
	['nothing without an answer', undefined, '10.0.0.1', undefined],
	['nothing of an answer of another kind', [1, 'x', {obcluster_info: 'x'}], '10.0.0.1', undefined],
	[
		'nothing of a topology of another kind',
		{obcluster_info: {topology: {zone1: {svr_ip: '10.0.0.1'}}}},
		'a',
		undefined,
	],
	['nothing of a server without a port', infoOf(server('10.0.0.1', {sql_port: 0})), '10.0.0.1', undefined],
	['nothing of a port too high', infoOf(server('10.0.0.1', {sql_port: 65_536})), '10.0.0.1', undefined],
	['nothing of a port beyond all numbers', infoOf(server('10.0.0.1', {sql_port: 2n ** 60n})), '10.0.0.1', undefined],
	['nothing of a port in text', infoOf(server('10.0.0.1', {sql_port: '2881'})), '10.0.0.1', undefined],
	['nothing of an address that is none', infoOf(server('/tmp/mysql.sock')), '10.0.0.1', undefined],
];

for (const [title, info, agentHost, expected] of cases) {
	test(`of /api/v1/ob/info is taken ${title}`, () => {
		const found = findSqlAddress(info, agentHost);
		assert.equal(found && `${found.host}:${found.port}`, expected);
	});
}

const recorded = {'4.2.4.0': 2981, '4.2.6.0': 3081, '4.5.0.0': 2881};

for (const [version, port] of Object.entries(recorded)) {
	test(`a recorded answer of agent ${version} names its port`, () => {
		const file = new URL(`../fixtures/agent/${version}/01-ob-info.http`, import.meta.url);
		const text = fs.readFileSync(file, 'utf8');
		const answer = parseExact(text.slice(text.indexOf('{"successful"')));
		const {data} = answer as {readonly data: ExactJson};
		assert.deepEqual(findSqlAddress(data, 'jump.example'), {host: 'jump.example', port});
	});
}

const targets: ReadonlyArray<readonly [text: string, expected: string | undefined]> = [
	['10.0.0.1:2881', 'root@sys|10.0.0.1|2881'],
	['db1.example:2881', 'root@sys|db1.example|2881'],
	['root@db1:2881', 'root|db1|2881'],
	['root@sys@db1:2881', 'root@sys|db1|2881'],
	['root@sys#obprod@10.0.0.1:2883', 'root@sys#obprod|10.0.0.1|2883'],
	['obprod:sys:root@10.0.0.1:2883', 'obprod:sys:root|10.0.0.1|2883'],
	['[fd00::7]:2881', 'root@sys|fd00::7|2881'],
	['monitor@sys@[::1]:2881', 'monitor@sys|::1|2881'],
	[' 10.0.0.1:2881 ', 'root@sys|10.0.0.1|2881'],
	['10.0.0.1', undefined],
	['10.0.0.1:', undefined],
	['10.0.0.1:0', undefined],
	['10.0.0.1:65536', undefined],
	['10.0.0.256:2881', undefined],
	['fd00::7:2881', undefined],
	['[10.0.0.1]:2881', undefined],
	['[::1:2881', undefined],
	['@10.0.0.1:2881', undefined],
	['root@sys@:2881', undefined],
	['root @10.0.0.1:2881', undefined],
	['root@sys@10.0.0.1:2881/oceanbase', undefined],
	['mysql://root@10.0.0.1:2881', undefined],
	['', undefined],
];

for (const [text, expected] of targets) {
	test(`--sql ${JSON.stringify(text)} is ${expected ?? 'refused'}`, () => {
		const target = parseSqlTarget(text);
		assert.equal(target && [target.user, target.host, target.port].join('|'), expected);
	});
}
