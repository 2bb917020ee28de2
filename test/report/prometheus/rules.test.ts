import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFile, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import test, {type TestContext} from 'node:test';
import {formatSamples} from '../../../source/report/prometheus/format-samples.js';
import {metrics} from '../../../source/report/prometheus/metrics.js';
import {addDuration} from '../../../source/report/prometheus/poll-durations.js';
import {alertRules} from '../../../source/report/prometheus/rules.js';
import {selectSamples} from '../../../source/report/prometheus/samples.js';
import {address, factAt} from '../../helpers/facts.js';
import {findProgram} from '../../helpers/find-program.js';
import {fullState} from './full-state.js';

/** Rejects with its output where it does not end with 0. */
async function run(program: string, argv: readonly string[], input = '') {
	const child = spawn(program, argv, {stdio: ['pipe', 'pipe', 'pipe']});
	child.stdin.end(input);
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
	assert.equal(child.exitCode, 0, stdout + stderr);
	return {stdout, stderr};
}

const alerts = path.join(import.meta.dirname, 'alerts.yml');

/** Promtool, and a folder with the rules and what is to be expected of them; undefined, and the test is skipped, without it. */
async function openPromtool(t: TestContext) {
	const promtool = await findProgram('promtool');
	if (promtool === undefined) {
		t.skip('no Prometheus is installed here: apt-get install prometheus');
		return undefined;
	}

	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-rules-'));
	t.after(async () => {
		await rm(folder, {recursive: true, force: true});
	});
	await writeFile(path.join(folder, 'rules.yml'), alertRules);
	await copyFile(alerts, path.join(folder, 'alerts.yml'));
	return {promtool, folder};
}

const names = alertRules.match(/(?<=- alert: )\w+/gv) ?? [];

test('the rules are valid', async (t) => {
	const opened = await openPromtool(t);
	if (opened === undefined) {
		return;
	}

	const {stdout} = await run(opened.promtool, ['check', 'rules', path.join(opened.folder, 'rules.yml')]);
	assert.match(stdout, new RegExp(`SUCCESS: ${names.length} rules found`, 'v'));
});

test('each alert fires when it should, and not before', async (t) => {
	const opened = await openPromtool(t);
	if (opened !== undefined) {
		await run(opened.promtool, ['test', 'rules', path.join(opened.folder, 'alerts.yml')]);
	}
});

test('there is an expectation for each alert', async () => {
	const expected = await readFile(alerts, 'utf8');
	assert.ok(names.length > 6);
	for (const name of names) {
		assert.match(expected, new RegExp(String.raw`alertname: ${name}\n`, 'v'));
	}
});

test('every alert has a severity, a summary and a description', () => {
	const parts = alertRules.split('- alert: ').slice(1);
	for (const part of parts) {
		assert.match(part, /severity: (?:critical|warning)\n[\s\S]*summary: '[^\n]+'\n +description: '[^\n]+'\n/v);
	}
});

for (const format of ['text', 'openMetrics'] as const) {
	test(`promtool finds nothing to improve in a scrape with every metric, as ${format}`, async (t) => {
		const opened = await openPromtool(t);
		const round = factAt(1, {type: 'roundEnded', cluster: address, tookMs: 30, pauseMs: 2000});
		const limits = {sinceMs: 24 * 3_600_000, mostRestores: 2000};
		const scrape = await formatSamples(selectSamples(fullState(), addDuration(new Map(), round), limits), format);
		for (const {name} of metrics) {
			assert.match(scrape, new RegExp(String.raw`^${name}(?:_bucket)?[ \{]`, 'mv'));
		}

		if (opened === undefined) {
			return;
		}

		// It reads the text format, in which the mark of OpenMetrics is a comment.
		assert.deepEqual(await run(opened.promtool, ['check', 'metrics'], scrape), {stdout: '', stderr: ''});
	});
}
