import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createExecQueue} from '../../source/system/exec-queue.js';
import type {CommandEnd} from '../../source/system/exec-command.js';

/** A queue of commands that end when a test says so. */
function open() {
	const log: string[] = [];
	const ends = new Map<string, (end: CommandEnd | undefined) => void>();
	const queue = createExecQueue<string>({
		start(task) {
			log.push(`start ${task}`);
			const {promise, resolve} = Promise.withResolvers<CommandEnd | undefined>();
			ends.set(task, resolve);
			return {
				ended: promise,
				terminate() {
					log.push(`terminate ${task}`);
				},
			};
		},
		onFailure(task, {type}) {
			log.push(`${task} ${type}`);
		},
		onLeftOut(newest, count) {
			log.push(`${count} left out, the last ${newest}`);
		},
	});
	return {
		log,
		queue,
		async end(task: string, how?: CommandEnd) {
			ends.get(task)?.(how);
			await nextTurn();
		},
	};
}

test('two commands run at a time, the others in their order', async () => {
	const {log, queue, end} = open();
	for (const task of ['a', 'b', 'c', 'd']) {
		queue.add(task);
	}

	assert.deepEqual(log, ['start a', 'start b']);
	assert.equal(queue.pending(), 4);
	await end('b');
	assert.deepEqual(log.slice(2), ['start c']);
	await end('a');
	assert.deepEqual(log.slice(3), ['start d']);
});

test('a failure is reported, and the next command runs', async () => {
	const {log, queue, end} = open();
	for (const task of ['a', 'b', 'c']) {
		queue.add(task);
	}

	await end('a', {type: 'exited', code: 1});
	assert.deepEqual(log.slice(2), ['a exited', 'start c']);
});

test('a hundred commands wait; the oldest give way, and how many is reported once', async () => {
	const {log, queue, end} = open();
	for (let index = 1; index <= 105; index++) {
		queue.add(`task ${index}`);
	}

	assert.equal(queue.pending(), 102);
	assert.deepEqual(log, ['start task 1', 'start task 2']);
	await end('task 1');
	assert.deepEqual(log.slice(2), ['3 left out, the last task 5', 'start task 6']);
	await end('task 6');
	assert.deepEqual(log.slice(4), ['start task 7']);
});

test('it is idle when nothing runs or waits, also where nothing ever ran', async () => {
	const {queue, end} = open();
	await queue.idle();
	for (const task of ['a', 'b', 'c']) {
		queue.add(task);
	}

	let isIdle = false;
	const idle = queue.idle().then(() => {
		isIdle = true;
	});
	await end('a');
	await end('b');
	assert.equal(isIdle, false);
	await end('c');
	await idle;
	assert.equal(queue.pending(), 0);
});

test('what is abandoned is terminated or not run, reported, and no command follows it', async () => {
	const {log, queue, end} = open();
	for (const task of ['a', 'b', 'c', 'd']) {
		queue.add(task);
	}

	queue.abandon();
	assert.deepEqual(log.slice(2), ['2 left out, the last d', 'terminate a', 'a killed', 'terminate b', 'b killed']);
	await end('a', {type: 'killed', signal: 'SIGTERM'});
	queue.abandon();
	assert.equal(log.length, 7);
	assert.equal(queue.pending(), 0);
});
