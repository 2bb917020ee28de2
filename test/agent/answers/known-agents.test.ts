import assert from 'node:assert/strict';
import test from 'node:test';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {decodeAgents} from '../../../source/agent/answers/known-agents.js';
import type {ExactJson} from '../../../source/text/exact-json.js';
import {readRecording, type AgentVersion} from '../../helpers/recordings.js';

const recorded: ReadonlyArray<readonly [version: AgentVersion, name: string, label: string, identity: string]> = [
	['4.5.0.0', '01-ob-info', '127.0.0.1:2886', 'CLUSTER AGENT'],
	['4.2.6.0', '01-ob-info', '127.0.0.1:2888', 'CLUSTER AGENT'],
	['4.2.4.0', '01-ob-info', '127.0.0.1:2887', 'CLUSTER AGENT'],
	// Without its database the agent has no topology, and itself all the same.
	['4.5.0.0', '07-dbdown-observer-alive-ob-info', '127.0.0.1:2886', 'CLUSTER AGENT'],
	['4.5.0.0', '13-single-ob-info', '127.0.0.1:2890', 'SINGLE'],
];

for (const [version, name, label, identity] of recorded) {
	test(`${version} ${name} lists the agent ${label}`, () => {
		const agents = decodeAgents(openEnvelope(readRecording(version, name).answer).data);
		assert.deepEqual(
			agents.map((agent) => [agent.label, agent.identity]),
			[[label, identity]],
		);
	});
}

const info = (...ips: readonly string[]): ExactJson => ips.map((ip) => ({ip, port: 2886}));
const topology = {
	zone1: [{svr_ip: '10.0.0.1', agent_port: 2886}],
	zone2: [
		{svr_ip: '10.0.0.2', agent_port: 0},
		{svr_ip: '10.0.0.3', agent_port: 2887},
	],
	zone3: null,
};

const lists: ReadonlyArray<readonly [title: string, data: ExactJson | undefined, labels: readonly string[]]> = [
	[
		'three agents, in the order of the list',
		{agent_info: info('10.0.0.3', '10.0.0.1', '10.0.0.2')},
		['10.0.0.3:2886', '10.0.0.1:2886', '10.0.0.2:2886'],
	],
	['IPv6, in brackets', {agent_info: info('fd00::1', '::1')}, ['[fd00::1]:2886', '[::1]:2886']],
	['one of them twice', {agent_info: info('10.0.0.1', '10.0.0.1')}, ['10.0.0.1:2886']],
	[
		'two agents of one host',
		{
			agent_info: [
				{ip: '10.0.0.1', port: 2886},
				{ip: '10.0.0.1', port: 2887},
			],
		},
		['10.0.0.1:2886', '10.0.0.1:2887'],
	],
	[
		'no address, but names and worse',
		{agent_info: info('db1', '', '10.0.0.1:2886', '127.0.0.010', 'fe80::1%eth0', '10.0.0.1/x', 'a@b')},
		[],
	],
	['impossible ports', {agent_info: [0, -1, 65_536, 1.5, null, 'x', {}].map((port) => ({ip: '10.0.0.1', port}))}, []],
	['things of other kinds', {agent_info: [null, 'x', 7, [], {}]}, []],
	[
		'null, so that the topology is used',
		{agent_info: null, obcluster_info: {topology}},
		['10.0.0.1:2886', '10.0.0.3:2887'],
	],
	[
		'agents and a topology, of which the agents count',
		{agent_info: info('10.0.0.9'), obcluster_info: {topology}},
		['10.0.0.9:2886'],
	],
	['nothing', {}, []],
	['neither', {agent_info: null, obcluster_info: {topology: null}}, []],
	['text', 'agent_info', []],
	['null', null, []],
	['no data', undefined, []],
];

for (const [title, data, labels] of lists) {
	test(`the agents of an answer with ${title}`, () => {
		assert.deepEqual(
			decodeAgents(data).map(({label}) => label),
			labels,
		);
	});
}

test('an IPv6 host stands without brackets, as connecting to it takes it', () => {
	assert.deepEqual(decodeAgents({agent_info: [{ip: 'fd00::1', port: 2886, identity: 'CLUSTER\u{7} AGENT'}]}), [
		{host: 'fd00::1', port: 2886, label: '[fd00::1]:2886', identity: String.raw`CLUSTER\x07 AGENT`},
	]);
});
