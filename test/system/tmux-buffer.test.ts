import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {PassThrough, Writable} from 'node:stream';
import {text as textOf} from 'node:stream/consumers';
import test from 'node:test';
import {loadTmuxBuffer, type TmuxOptions} from '../../source/system/tmux-buffer.js';

type Start = NonNullable<TmuxOptions['start']>;

/** A tmux that never ends by itself. */
function createTmux(stdin: Writable = new PassThrough()) {
	const killed: unknown[] = [];
	// eslint-disable-next-line unicorn/prefer-event-target -- a process of Node is an emitter
	const process = Object.assign(new EventEmitter(), {
		stdin,
		kill(signal: unknown) {
			killed.push(signal);
			return true;
		},
	});
	const calls: Array<Parameters<Start>> = [];
	const start: Start = (...parameters) => {
		calls.push(parameters);
		// Of a process no more than this is used.
		return process as unknown as ReturnType<Start>;
	};

	return {process, stdin, killed, calls, start};
}

const {signal} = new AbortController();
const env = {TMUX: '/tmp/tmux-1000/default,1,0', PATH: '/usr/bin', RESTOP_PASSWORD: 'secret', OTHER: 'x'};

test('tmux gets the text on its standard input, without a shell and without our passwords', async () => {
	const {process, stdin, calls, start} = createTmux();
	const taken = loadTmuxBuffer('# 恢复 `x` $(y)\n', {env, signal, start});
	assert.equal(await textOf(stdin as PassThrough), '# 恢复 `x` $(y)\n');
	process.emit('close', 0);
	assert.equal(await taken, 'taken');
	assert.deepEqual(calls, [
		[
			'tmux',
			['load-buffer', '-w', '-'],
			{env: {TMUX: env.TMUX, PATH: '/usr/bin'}, stdio: ['pipe', 'ignore', 'ignore']},
		],
	]);
});

test('a tmux that does not know -w, or has no server, has not taken it', async () => {
	const {process, start, killed} = createTmux();
	const taken = loadTmuxBuffer('note', {env, signal, start});
	process.emit('close', 1);
	assert.equal(await taken, 'refused');
	assert.deepEqual(killed, []);
});

test('nor has one that is not installed, whether that is known at once or later', async () => {
	const {process, start} = createTmux();
	const taken = loadTmuxBuffer('note', {env, signal, start});
	process.emit('error', new Error('spawn tmux ENOENT'));
	assert.equal(await taken, 'refused');
	const throwing: Start = () => {
		throw new Error('spawn ENOTDIR');
	};

	assert.equal(await loadTmuxBuffer('note', {env, signal, start: throwing}), 'refused');
	assert.equal(await loadTmuxBuffer('note', {env: {PATH: '/nonexistent'}, signal}), 'refused');
});

test('a tmux that ends without reading breaks only its own pipe', async () => {
	const broken = new Writable({
		write(_chunk, _encoding, done) {
			done(new Error('write EPIPE'));
		},
	});
	const {process, start} = createTmux(broken);
	const taken = loadTmuxBuffer('note', {env, signal, start});
	await new Promise((resolve) => {
		broken.on('error', resolve);
	});
	process.emit('close', 1);
	assert.equal(await taken, 'refused');
});

test('a tmux that hangs is killed when its time is over', async () => {
	const {start, killed} = createTmux();
	assert.equal(await loadTmuxBuffer('note', {env, signal, start, longestMs: 1}), 'refused');
	assert.deepEqual(killed, ['SIGKILL']);
});

test('the end of the program waits for no tmux', async () => {
	const {start, killed} = createTmux();
	assert.equal(await loadTmuxBuffer('note', {env, signal: AbortSignal.abort(), start}), 'refused');
	assert.deepEqual(killed, ['SIGKILL']);
});
