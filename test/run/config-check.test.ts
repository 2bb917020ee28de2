import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {describeConfig} from '../../source/run/config-check.js';
import {parseText} from '../command-line/configs.js';

const {check} = english.usage.config;

function describe(text: string): readonly string[] {
	return describeConfig(parseText(text), check);
}

test('a file without clusters', () => {
	assert.deepEqual(describe(''), ['config.yaml: 0 clusters', 'no clusters: restop asks the agent on 127.0.0.1:2886']);
});

const fromAgent = 'SQL as root@sys, found through the agent';
const every = 'watches every restore';

const clusters: ReadonlyArray<readonly [cluster: string, line: string]> = [
	['agents: h', `agents h:2886; root@sys password from a prompt; ${fromAgent}; ${every}`],
	[
		'agents: [h, "https://[::1]:99"], learnAgents: true, sql: false',
		`agents h:2886, https://[::1]:99 and others that they list; root@sys password from a prompt; no SQL; ${every}`,
	],
	['agents: h, password: {env: P}', `agents h:2886; root@sys password from variable P; ${fromAgent}; ${every}`],
	[
		'agents: h, agentPassword: {command: CANARY}, sqlPassword: {file: /p}, sql: "u@t@[::1]:2881"',
		`agents h:2886; agent password from a command; SQL at [::1]:2881 as u@t; SQL password from file /p; ${every}`,
	],
	[
		'agents: h, tenants: [rt1, "x_*"]',
		`agents h:2886; root@sys password from a prompt; ${fromAgent}; watches rt1, x_*`,
	],
];

for (const [cluster, line] of clusters) {
	test(`of a cluster with ${cluster} it says what restop does`, () => {
		assert.deepEqual(describe(`clusters: {prod: {${cluster}}}`), ['config.yaml: 1 cluster', `prod: ${line}`]);
	});
}

test('a path cannot control the terminal', () => {
	const [, line = ''] = describe(String.raw`clusters: {a: {agents: h, password: {file: "/p\e[31m"}}}`);
	assert.ok(line.includes(String.raw`file /p\x1b[31m`), line);
});
