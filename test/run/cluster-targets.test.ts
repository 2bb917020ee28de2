import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {Readable} from 'node:stream';
import test from 'node:test';
import {parseOptions} from '../../source/command-line/options.js';
import {english} from '../../source/locale/en.js';
import {prepareClusters} from '../../source/run/cluster-targets.js';
import type {Io} from '../../source/system/io.js';
import {createGroupKiller} from '../../source/system/group-killer.js';
import {runProgram} from '../helpers/program.js';
import {parseText} from '../command-line/configs.js';
import {startCluster, writeConfig} from './clusters.js';

type Env = Readonly<Record<string, string>>;

const io = (env: Env) =>
	({
		env,
		stdin: Object.assign(Readable.from([]), {isTTY: false}),
		stderr: {write: () => assert.fail('nothing is to be said'), isTTY: false},
		hidePassword() {
			// There is no crash.
		},
		killGroup: createGroupKiller(process),
	}) as unknown as Io;

async function prepare(argv: readonly string[], text: string, env: Env = {}) {
	const prepared = await prepareClusters(parseOptions(argv, english.usage), parseText(text), {
		io: io(env),
		words: english.usage,
		signal: new AbortController().signal,
	});
	return (prepared ?? assert.fail()).map(({target}) => target);
}

/** How each cluster logs in: the kind and the password of the agent, and that of SQL. */
async function loginsOf(argv: readonly string[], text: string, env: Env = {}) {
	const targets = await prepare(argv, text, env);
	return targets.map(({credential, rootPassword}) => [
		credential.kind,
		credential.kind === 'none' ? '' : credential.password,
		rootPassword,
	]);
}

const fleet = `
clusters:
  a: {agents: h1, password: {env: A}}
  b: {agents: h2, agentPassword: {command: echo agent of b}, sqlPassword: {env: B}}
  c: {agents: h3}
  d: {agents: h4, password: {env: A}, sqlPassword: {env: B}, sql: restop@sys@h4:2881}
  e: {agents: h5, agentPassword: {env: B}, sql: false}
`;
const env = {A: 'of a', B: 'of b'};

test('each cluster has the passwords that the file gives it', async () => {
	assert.deepEqual(await loginsOf([], fleet, env), [
		['root', 'of a', 'of a'],
		['agent', 'agent of b', 'of b'],
		['root', '', ''],
		['root', 'of a', 'of b'],
		['agent', 'of b', undefined],
	]);
});

test('variables count where the file says nothing, options everywhere', async (t) => {
	const variables = {...env, RESTOP_PASSWORD: 'root', RESTOP_AGENT_PASSWORD: 'agent'};
	assert.deepEqual(await loginsOf([], fleet, variables), [
		['root', 'of a', 'of a'],
		['agent', 'agent of b', 'of b'],
		['agent', 'agent', 'root'],
		['root', 'of a', 'of b'],
		['agent', 'of b', undefined],
	]);
	const file = path.join(path.dirname(writeConfig(t, '')), 'password');
	fs.writeFileSync(file, 'given\n', {mode: 0o600});
	assert.deepEqual(await loginsOf(['--password-file', file], fleet, env), [
		['root', 'given', 'given'],
		['agent', 'agent of b', 'of b'],
		['root', 'given', 'given'],
		['root', 'given', 'of b'],
		['agent', 'of b', undefined],
	]);
});

test('only the passwords of chosen clusters are read', async () => {
	assert.deepEqual(await loginsOf(['@c'], fleet), [['root', '', '']]);
	assert.deepEqual(await loginsOf(['-a', 'h9'], fleet, {RESTOP_PASSWORD: 'x'}), [['root', 'x', 'x']]);
	await assert.rejects(loginsOf([], fleet), {
		message: 'config.yaml:3:19: clusters.a.password: environment variable A is not set',
	});
});

test('a cluster is what the file and the options say', async () => {
	const text = 'clusters: {a: {agents: [h1, h2], sql: false}, b: {agents: h3, learnAgents: true}}';
	const [first, second] = await prepare(['--learn-agents', '--since', '0'], text);
	assert.deepEqual(
		[first?.id, first?.label, first?.agents.length, first?.sql, first?.learnsAgents, first?.selection],
		['a', 'a', 2, undefined, true, {names: [], globs: ['*'], sinceMs: 0}],
	);
	const [, own] = await prepare(['--no-sql'], text);
	assert.deepEqual([second?.sql, own?.sql, own?.learnsAgents], ['fromAgent', undefined, true]);
	const [bare] = await prepare(['-a', 'h9'], text);
	assert.deepEqual([bare?.id, bare?.label, bare?.learnsAgents], ['h9:2886', undefined, undefined]);
});

type Document = {
	readonly clusters: ReadonlyArray<{
		readonly agent: string;
		readonly error: unknown;
		readonly restores: ReadonlyArray<{readonly tenant: string; readonly outcome: string}>;
	}>;
};

test('two clusters of a file are watched with their own passwords', async (t) => {
	const one = await startCluster(t, 'first', ['rt1', 'rt2']);
	const other = await startCluster(t, 'second', ['rt3']);
	const file = writeConfig(
		t,
		`clusters:\n  one: {agents: "${one}", password: {env: ONE}}\n  two: {agents: "${other}", password: {command: echo second}}\n`,
	);
	const argv = ['rt2@one', 'rt3@two', '-o', 'json', '-c', file];
	const {exitCode, stdout, stderr} = await runProgram(argv, {ONE: 'first'});
	assert.deepEqual([exitCode, stderr], [0, '']);
	const {clusters} = JSON.parse(stdout) as Document;
	assert.deepEqual(
		clusters.map(({agent, error, restores}) => [
			agent,
			error,
			restores.map(({tenant, outcome}) => `${tenant} ${outcome}`),
		]),
		[
			[one, null, ['rt2 running']],
			[other, null, ['rt3 running']],
		],
	);
});

test('the file in the usual place is read without an option, and its preferences count', async (t) => {
	const agent = await startCluster(t, 'secret', ['rt1']);
	const file = writeConfig(t, `timeout: soon\nclusters: {a: {agents: "${agent}"}}\n`);
	const home = path.dirname(file);
	fs.mkdirSync(path.join(home, 'restop'));
	const usual = path.join(home, 'restop/config.yaml');
	fs.renameSync(file, usual);
	const variables = {RESTOP_PASSWORD: 'secret', XDG_CONFIG_HOME: home};
	assert.deepEqual(await runProgram(['rt1', '-1'], variables), {
		exitCode: 2,
		stdout: '',
		stderr: `restop: ${usual}:1:1: timeout: expected seconds, 0.1 or more, got soon\n`,
	});
	fs.writeFileSync(usual, `timeout: 20\nclusters: {a: {agents: "${agent}"}}\n`);
	const {exitCode, stdout} = await runProgram(['rt1', '-1'], variables);
	assert.equal(exitCode, 0);
	assert.match(stdout, / rt1 restoring/v);
});
