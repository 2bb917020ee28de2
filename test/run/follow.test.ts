import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import type {WriteStream} from 'node:tty';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {english} from '../../source/locale/en.js';
import {createMonitor} from '../../source/run/monitor.js';
import {showNdjson} from '../../source/run/ndjson.js';
import type {OutputContext} from '../../source/run/output-context.js';
import {showPlain} from '../../source/run/plain.js';
import {address, failedWith, problem, reading, restoreRead, startedAt} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** A pipe that holds one write, until it is read. */
function createPipe() {
	const chunks: string[] = [];
	let release: (() => void) | undefined;
	const stream = new Writable({
		decodeStrings: false,
		highWaterMark: 1,
		write(chunk: string, _encoding, done) {
			chunks.push(chunk);
			release = done;
		},
	});
	return {
		chunks,
		stream,
		lines: () => chunks.join('').trimEnd().split('\n'),
		async read() {
			release?.();
			await nextTurn();
		},
	};
}

type Show = (fleet: Parameters<typeof showPlain>[0], context: OutputContext) => Promise<number>;

async function open(show: Show) {
	const clock = createManualClock(startedAt);
	const monitor = createMonitor({clock, intervalMs: 2000});
	monitor.dispatch({type: 'clusterAdded', cluster: address, agent: address, isInsecure: false, hasSql: false});
	monitor.dispatch({type: 'restoresListed', cluster: address, tenants: ['rt2']});
	const [stdout, stderr] = [createPipe(), createPipe()];
	const controller = new AbortController();
	const io = {stdout: stdout.stream as unknown as WriteStream, stderr: stderr.stream as unknown as WriteStream};
	const exit = show(
		{monitor, clusters: async () => [], stop: async () => undefined},
		{
			// The output uses nothing else of the process.
			io: io as OutputContext['io'],
			style: {words: english, zone: 'utc'},
			lineStyle: {words: english, zone: 'utc'},
			controller,
			isWait: false,
			hasColor: false,
			themeName: undefined,
			badge: '',
			isInputTaken: false,
			isNotify: false,
		},
	);
	return {
		stdout,
		stderr,
		monitor,
		/** A round in which the agent answers or does not. */
		async round(isAnswered: boolean) {
			await clock.advance(2000);
			monitor.dispatch(isAnswered ? restoreRead(reading(), 'rt2') : failedWith(problem('refused')));
			monitor.dispatch({type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000});
		},
		async end() {
			controller.abort();
			return exit;
		},
	};
}

test('plain: while nobody reads nothing more is written; a reader who comes back has missed no line', async () => {
	const {stdout, stderr, round, end} = await open(showPlain);
	for (let index = 0; index < 100; index++) {
		// eslint-disable-next-line no-await-in-loop -- one round after another
		await round(index % 2 === 0);
	}

	assert.deepEqual([stdout.chunks.length, stderr.chunks.length], [1, 1]);
	await stdout.read();
	assert.equal(stdout.chunks.length, 2);
	const lines = stdout.lines();
	assert.equal(lines.filter((line) => line.endsWith('no answer: connection refused')).length, 50);
	assert.equal(lines.filter((line) => line.endsWith('reachable again after 2s')).length, 49);
	assert.equal(await end(), 0);
});

test('ndjson: a reader who comes back gets one document, the newest, with all events', async () => {
	const {stdout, round, end} = await open(async (fleet, context) => showNdjson(fleet, context, false));
	for (let index = 0; index < 100; index++) {
		// eslint-disable-next-line no-await-in-loop -- one round after another
		await round(index % 2 === 0);
	}

	assert.equal(stdout.chunks.length, 1);
	await stdout.read();
	assert.equal(stdout.chunks.length, 2);
	const {at, events} = JSON.parse(stdout.chunks[1] ?? '') as {at: string; events: readonly unknown[]};
	assert.deepEqual([at, events.length], ['2026-11-23T10:03:20.000Z', 50]);
	await end();
});
