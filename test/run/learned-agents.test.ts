import assert from 'node:assert/strict';
import test from 'node:test';
import type {KnownAgent} from '../../source/agent/answers/known-agents.js';
import type {AgentAddress} from '../../source/domain/cluster.js';
import {findLearned, placeOf} from '../../source/run/learned-agents.js';

function listed(host: string, port = 2886, identity = 'CLUSTER AGENT'): KnownAgent {
	return {host, port, label: host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`, identity};
}

const given: AgentAddress = {origin: 'https://10.0.0.1:2886', label: '10.0.0.1:2886'};

test('the other agents of the list are reached by the same scheme, each at its own port', () => {
	const list = [listed('10.0.0.1'), listed('10.0.0.2'), listed('10.0.0.3', 2887)];
	assert.deepEqual(findLearned(list, given), [
		{label: '10.0.0.2:2886', origin: 'https://10.0.0.2:2886'},
		{label: '10.0.0.3:2887', origin: 'https://10.0.0.3:2887'},
	]);
});

const elsewhere: ReadonlyArray<readonly [title: string, from: AgentAddress]> = [
	['another address, as through a tunnel', {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'}],
	['another port', {origin: 'http://10.0.0.1:12886', label: '10.0.0.1:12886'}],
	['a name', {origin: 'http://ob1:2886', label: 'ob1:2886'}],
	['a unix socket', {origin: 'http://127.0.0.1', label: '/run/obshell.sock', socketPath: '/run/obshell.sock'}],
];

for (const [title, from] of elsewhere) {
	test(`nothing is learned of an agent at ${title}`, () => {
		assert.equal(findLearned([listed('10.0.0.1'), listed('10.0.0.2')], from), undefined);
	});
}

test('an IPv6 address is found in another spelling', () => {
	const from = {origin: 'http://[FD00:0:0::1]:2886', label: '[fd00:0:0::1]:2886'};
	assert.deepEqual(findLearned([listed('fd00::1'), listed('fd00::2')], from), [
		{label: '[fd00::2]:2886', origin: 'http://[fd00::2]:2886'},
	]);
});

test('an address that means this host, and an agent that is in no cluster, are left out', () => {
	const list = [
		listed('10.0.0.1'),
		listed('127.0.0.1'),
		listed('::1'),
		listed('0.0.0.0'),
		listed('::'),
		listed('10.0.0.4', 2886, 'SINGLE'),
		listed('10.0.0.5', 2886, ''),
	];
	assert.deepEqual(
		findLearned(list, given)?.map(({label}) => label),
		['10.0.0.5:2886'],
	);
});

test('agents that all run on this host are learned', () => {
	const from = {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'};
	assert.deepEqual(
		findLearned([listed('127.0.0.1'), listed('127.0.0.1', 2890)], from)?.map(({label}) => label),
		['127.0.0.1:2890'],
	);
});

test('their number is bounded', () => {
	const list = Array.from({length: 200}, (_, index) => listed(`10.0.0.${index + 1}`));
	assert.equal(findLearned(list, given)?.length, 32);
});

test('a port that a URL leaves out is known, and a unix socket is its path', () => {
	assert.equal(placeOf({origin: 'https://10.0.0.1:443'}), '10.0.0.1:443');
	assert.equal(placeOf({origin: 'http://10.0.0.1:80'}), '10.0.0.1:80');
	assert.equal(placeOf({origin: 'http://127.0.0.1', socketPath: '/a'}), '/a');
});
