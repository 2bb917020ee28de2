import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {runProgram} from '../helpers/program.js';
import {startCluster, writeConfig} from './clusters.js';

test('config --print prints the template, which config --check accepts', async (t) => {
	const {exitCode, stdout, stderr} = await runProgram(['config', '--print']);
	assert.deepEqual([exitCode, stdout, stderr], [0, english.usage.config.template, '']);
	const file = writeConfig(t, stdout);
	assert.deepEqual(await runProgram(['config', '--check', '-c', file]), {
		exitCode: 0,
		stdout: `${file}: 0 clusters\nno clusters: restop asks the agent on 127.0.0.1:2886\n`,
		stderr: '',
	});
});

test('the template with its settings passes the check once its files and variables are there', async (t) => {
	const template = english.usage.config.template
		.replaceAll(/^#/gmv, '')
		.replaceAll(/^ +(?:tls|ca|cert|key|insecure):.*\n/gmv, '');
	const file = writeConfig(t, template);
	const home = path.dirname(file);
	fs.mkdirSync(path.join(home, '.restop'));
	fs.writeFileSync(path.join(home, '.restop/prod-agent'), 'x', {mode: 0o600});
	const {exitCode, stdout, stderr} = await runProgram(['config', '--check', '-c', file], {
		HOME: home,
		PROD_SQL_PASSWORD: 'x',
	});
	assert.deepEqual([exitCode, stderr], [0, '']);
	assert.deepEqual(stdout.split('\n'), [
		`${file}: 2 clusters`,
		`prod: agents https://10.10.10.1:2886, https://10.10.10.2:2886; agent password from file ${home}/.restop/prod-agent; SQL at 10.10.10.1:2881 as restop@sys; SQL password from variable PROD_SQL_PASSWORD; watches orders_dr, prod_*`,
		'test: agents 10.20.10.1:2886; root@sys password from a prompt; SQL as root@sys, found through the agent; watches every restore',
		'',
	]);
});

test('config --check runs no command, and says which file is missing', async (t) => {
	const mark = path.join(path.dirname(writeConfig(t, '')), 'ran');
	const file = writeConfig(
		t,
		`clusters: {a: {agents: h, sqlPassword: {file: none}, password: {command: "touch ${mark}"}}}\n`,
	);
	const {exitCode, stderr} = await runProgram(['config', '--check', '-c', file]);
	assert.equal(exitCode, 2);
	const folder = path.dirname(file);
	assert.equal(stderr, `restop: ${file}:1:27: clusters.a.sqlPassword: cannot read ${folder}/none: no such file\n`);
	fs.writeFileSync(path.join(folder, 'none'), '', {mode: 0o600});
	const again = await runProgram(['config', '--check', '-c', file]);
	assert.equal(again.exitCode, 0);
	assert.ok(!fs.existsSync(mark));
});

test('without a file, config --check says where it looked and what to do', async (t) => {
	const home = path.dirname(writeConfig(t, ''));
	const usual = `${home}/.config/restop/config.yaml`;
	assert.deepEqual(await runProgram(['config', '--check'], {HOME: home}), {
		exitCode: 2,
		stdout: '',
		stderr: `restop: config: no config file at ${usual}; for a template run restop config --print\n`,
	});
	const {stderr} = await runProgram(['config', '--check']);
	assert.equal(stderr, 'restop: config: no config file; name one with --config FILE\n');
});

test('config --check --connect tries each cluster, in the order of the file', async (t) => {
	const good = await startCluster(t, 'secret', ['rt1']);
	const skewed = await startCluster(t, 'secret', ['rt1'], 90_500);
	const file = writeConfig(
		t,
		[
			'clusters:',
			`  good: {agents: "${good}", password: {env: RIGHT}}`,
			`  skewed: {agents: "${skewed}", password: {env: RIGHT}, sql: false}`,
			`  wrong: {agents: ["127.0.0.1:1", "${good}"], password: {env: WRONG}}`,
			'  gone: {agents: "127.0.0.1:1", password: {env: RIGHT}}',
			'',
		].join('\n'),
	);
	const argv = ['config', '--check', '--connect', '-c', file];
	const {exitCode, stdout, stderr} = await runProgram(argv, {RIGHT: 'secret', WRONG: 'guess'});
	assert.deepEqual([exitCode, stderr], [3, '']);
	assert.doesNotMatch(stdout, /secret|guess/v);
	const [title, ...rest] = stdout.trimEnd().split('\n');
	assert.equal(title, `${file}: 4 clusters`);
	const parts = rest
		.join('\n')
		.split(/\n\b/v)
		.map((part) =>
			part
				.split('\n')
				.slice(1)
				.map((line) => line.trim()),
		);
	const [ofGood, ofSkewed, ofWrong, ofGone] = parts;
	assert.deepEqual(ofGood?.slice(0, 3), [
		`agent ${good}: version 4.5.0.0`,
		'clock: agrees within 2s',
		'password: right',
	]);
	assert.match(ofGood?.[3] ?? '', /^SQL: answers on 127\.0\.0\.1:\d+$/v);
	assert.match(ofGood?.[4] ?? '', /^CDB_OB_RESTORE_PROGRESS: readable/v);
	assert.match(ofGood?.[5] ?? '', /^CDB_OB_RESTORE_HISTORY: /v);
	assert.deepEqual(ofSkewed?.slice(1), ["clock: the agent's is 1m30s ahead", 'password: right']);
	assert.match(ofWrong?.[0] ?? '', /^127\.0\.0\.1:1 refused the connection; /v);
	assert.ok(
		ofWrong?.some((line) => line.startsWith(`${good}: wrong root@sys password; `)),
		stdout,
	);
	assert.match(ofGone?.[0] ?? '', /^127\.0\.0\.1:1 refused the connection; /v);
	assert.equal(ofGone?.length, 1);
});

test('config --check --connect ends with 0 where everything answers', async (t) => {
	const agent = await startCluster(t, 'secret', ['rt1']);
	const file = writeConfig(t, `clusters: {a: {agents: "${agent}", password: {command: echo secret}}}\n`);
	const {exitCode, stderr} = await runProgram(['config', '--check', '--connect', '-c', file]);
	assert.deepEqual([exitCode, stderr], [0, '']);
});
