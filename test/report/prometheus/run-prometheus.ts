import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {text as readText} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {findProgram} from '../../helpers/find-program.js';
import {findFreePort} from '../../helpers/free-port.js';

/** How long Prometheus may take to start, and a figure to arrive. */
const patienceMs = 60_000;
const pauseMs = 100;

type Answer = {readonly status: string; readonly data: unknown};

/** One series of the answer to a query, and its value. */
export type Found = {readonly metric: Readonly<Record<string, string>>; readonly value: readonly [number, string]};

/**
 * A Prometheus of its own that scrapes `target` each second and evaluates the rules. Undefined, and the test is skipped, where
 * none is installed.
 */
export async function runPrometheus(
	t: TestContext,
	{target, rules}: {readonly target: string; readonly rules: string},
) {
	const prometheus = await findProgram('prometheus');
	if (prometheus === undefined) {
		t.skip('no Prometheus is installed here: apt-get install prometheus');
		return undefined;
	}

	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-prometheus-'));
	const config = {
		global: {scrape_interval: '1s', evaluation_interval: '1s'},
		rule_files: ['rules.yml'],
		scrape_configs: [{job_name: 'restop', static_configs: [{targets: [target]}]}],
	};
	// JSON is YAML.
	await writeFile(path.join(folder, 'prometheus.yml'), JSON.stringify(config));
	await writeFile(path.join(folder, 'rules.yml'), rules);
	const port = await findFreePort();
	const child = spawn(
		prometheus,
		[
			`--config.file=${path.join(folder, 'prometheus.yml')}`,
			`--storage.tsdb.path=${path.join(folder, 'data')}`,
			`--web.listen-address=127.0.0.1:${port}`,
			'--log.level=warn',
		],
		{stdio: ['ignore', 'ignore', 'pipe']},
	);
	const said = readText(child.stderr);
	const exited = once(child, 'exit');
	t.after(async () => {
		child.kill('SIGKILL');
		await exited;
		await rm(folder, {recursive: true, force: true});
	});
	const origin = `http://127.0.0.1:${port}`;
	const isReady = async () => {
		if (child.exitCode !== null) {
			throw new Error(`prometheus does not start:\n${await said}`);
		}

		return isOk(`${origin}/-/ready`);
	};

	await until(isReady, () => 'prometheus is not ready');
	const query = async (text: string) => {
		const data = await get(`${origin}/api/v1/query?${new URLSearchParams({query: text}).toString()}`);
		return (data as {readonly result: readonly Found[]}).result;
	};

	const valuesOf = async (text: string) => {
		const found = await query(text);
		return found.map(({value}) => Number(value[1]));
	};

	return {
		get: async (route: string) => get(`${origin}/api/v1/${route}`),
		/** The series that a query finds now. */
		query,
		/** Their values. */
		valuesOf,
		/** Waits until a query finds one series, and a value that is the expected one. */
		async waitFor(text: string, isExpected: (value: number) => boolean) {
			let found: readonly number[] = [];
			await until(
				async () => {
					found = await valuesOf(text);
					const [value] = found;
					return value !== undefined && isExpected(value);
				},
				() => `${text} is ${found.join(', ')}`,
			);
			assert.equal(found.length, 1, text);
		},
	};
}

/** The data of an answer of the API; throws for an error, such as of a query that is not valid. */
async function get(url: string): Promise<unknown> {
	const response = await fetch(url);
	const answer = (await response.json()) as Answer;
	if (answer.status !== 'success') {
		throw new Error(`${url}: ${JSON.stringify(answer)}`);
	}

	return answer.data;
}

async function isOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		return response.ok;
	} catch {
		return false;
	}
}

/** Waits for what another program decides; gives up after a minute. */
async function until(isOver: () => Promise<boolean>, describe: () => string): Promise<void> {
	const endMs = performance.now() + patienceMs;
	// eslint-disable-next-line no-await-in-loop -- until it is over
	while (!(await isOver())) {
		if (performance.now() > endMs) {
			throw new Error(`after a minute: ${describe()}`);
		}

		// eslint-disable-next-line no-await-in-loop -- as above
		await delay(pauseMs);
	}
}
