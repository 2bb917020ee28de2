import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import type {ReadStream} from 'node:tty';
import test from 'node:test';
import {createEndWatch, type EndingProcess} from '../../source/system/end-watch.js';

const createStream = (isTTY: boolean) => Object.assign(new PassThrough(), {isTTY});

/** A process that writes down how it was asked to end, and with what it has exited. */
function createProcess(isTTY = true) {
	const asked: number[] = [];
	const exits: number[] = [];
	const streams = {stdin: createStream(isTTY), stdout: createStream(isTTY), stderr: createStream(isTTY)};
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is one
	const process = Object.assign(new EventEmitter(), {
		...streams,
		exit(code: number) {
			exits.push(code);
		},
	});
	// The watch uses nothing of a process but its events and its exit.
	let nowMs = 0;
	const {onEnd, watchKeyboard, requestedCode, signal} = createEndWatch(process as unknown as EndingProcess, {
		describeOutputError: ({code}) => `cannot write: ${code}`,
		monotonic: () => nowMs,
	});
	onEnd((exitCode) => {
		asked.push(exitCode);
	});
	const pass = (ms: number) => {
		nowMs += ms;
	};

	return {...streams, process, asked, exits, watchKeyboard, requestedCode, signal, pass};
}

for (const [signal, exitCode] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const) {
	test(`${signal} asks the program to end with ${exitCode}`, () => {
		const {process, asked, exits} = createProcess();
		process.emit(signal);
		assert.deepEqual([asked, exits], [[exitCode], []]);
	});
}

test('a second signal ends the program at once, with its own exit code', () => {
	const {process, exits} = createProcess();
	process.emit('SIGINT');
	process.emit('SIGTERM');
	assert.equal(exits[0], 143);
});

test('the same signal twice within a moment is one request, as timeout sends it; later it ends the program', () => {
	const {process, asked, exits, pass} = createProcess();
	process.emit('SIGTERM');
	pass(100);
	process.emit('SIGTERM');
	assert.deepEqual([asked, exits], [[143], []]);
	pass(100);
	process.emit('SIGTERM');
	assert.deepEqual([asked, exits], [[143], [143]]);
});

test('all that a lost terminal sends is one request, whose exit code is that of the first', () => {
	const {process, stdin, stdout, asked, exits, pass, requestedCode, signal} = createProcess();
	assert.deepEqual([requestedCode(), signal.aborted], [undefined, false]);
	process.emit('SIGHUP');
	stdout.emit('error', Object.assign(new Error('the terminal is closed'), {code: 'EIO'}));
	stdin.emit('end');
	pass(1000);
	process.emit('SIGHUP');
	assert.deepEqual([asked, exits], [[129], []]);
	assert.deepEqual([requestedCode(), signal.aborted], [129, true]);
});

for (const event of ['end', 'error']) {
	test(`the keyboard's ${event} asks the program to end with 129, once`, () => {
		const {stdin, asked, exits} = createProcess();
		stdin.emit(event);
		stdin.emit(event);
		assert.deepEqual([asked, exits], [[129], []]);
	});

	test(`the ${event} of an input that is no terminal ends nothing`, () => {
		const {stdin, asked, exits} = createProcess(false);
		stdin.emit(event);
		assert.deepEqual([asked, exits], [[], []]);
	});
}

test('a terminal that was opened for its keys counts as the keyboard', () => {
	const {watchKeyboard, asked} = createProcess(false);
	const terminal = createStream(true);
	watchKeyboard(terminal as unknown as ReadStream);
	terminal.emit('end');
	assert.deepEqual(asked, [129]);
});

test('a keyboard that is lost while the program ends changes nothing', () => {
	const {process, stdin, asked, exits} = createProcess();
	process.emit('SIGTERM');
	stdin.emit('end');
	assert.deepEqual([asked, exits], [[143], []]);
});

test('standard output that fails requests an end, once; standard error that fails does not', () => {
	const {stdout, stderr, asked, exits} = createProcess();
	stderr.emit('error', Object.assign(new Error('nobody reads'), {code: 'EPIPE'}));
	assert.deepEqual([asked, exits], [[], []]);
	stdout.emit('error', Object.assign(new Error('nobody reads'), {code: 'EPIPE'}));
	stdout.emit('error', Object.assign(new Error('nobody reads'), {code: 'EPIPE'}));
	assert.deepEqual([asked, exits], [[141], []]);
});

for (const [code, exitCode, line] of [
	['ENOSPC', 74, 'restop: cannot write: ENOSPC\n'],
	['EPIPE', 141, null],
] as const) {
	test(`standard output that fails with ${code}: ${line === null ? 'nothing' : 'one line'} on standard error`, () => {
		const {stdout, stderr, asked} = createProcess(false);
		stderr.setEncoding('utf8');
		stdout.emit('error', Object.assign(new Error('it fails'), {code}));
		stdout.emit('error', Object.assign(new Error('it fails'), {code}));
		assert.deepEqual([asked, stderr.read()], [[exitCode], line]);
	});
}
