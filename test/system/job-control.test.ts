import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import test from 'node:test';
import {createGroupSignal, createJobControl, followJob, type JobListeners} from '../../source/system/job-control.js';

/** A shell that only notes down who listens when the program stops. */
function createShell() {
	const listeners = new Set<JobListeners>();
	const listenersAtStop: number[] = [];
	return {
		listeners,
		listenersAtStop,
		listen(added: JobListeners) {
			listeners.add(added);
			return () => {
				listeners.delete(added);
			};
		},
		stop() {
			listenersAtStop.push(listeners.size);
		},
	};
}

function follow() {
	const shell = createShell();
	const controller = new AbortController();
	const job = followJob(shell, {onStop: ignore, onReturn: ignore, signal: controller.signal});
	return {shell, controller, job};
}

function ignore(): void {
	// Nothing to do.
}

test('nobody listens while a job stops, which would keep it from stopping; afterwards it listens again', async () => {
	const {shell, job} = follow();
	assert.equal(shell.listeners.size, 1);
	await job.stop();
	assert.deepEqual(shell.listenersAtStop, [0]);
	assert.equal(shell.listeners.size, 1);
	job.leave();
	assert.equal(shell.listeners.size, 0);
});

test('a job that ends while it is stopped listens no more', async () => {
	const {shell, controller, job} = follow();
	const stopped = job.stop();
	controller.abort();
	await stopped;
	assert.equal(shell.listeners.size, 0);
});

test('a job that is left while it is stopped listens no more', async () => {
	const {shell, job} = follow();
	const stopped = job.stop();
	job.leave();
	await stopped;
	assert.equal(shell.listeners.size, 0);
});

/** A process that writes down which signals it sends. */
function createProcess() {
	const sent: Array<readonly [pid: number, signal: string | number | undefined]> = [];
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is one
	const process = Object.assign(new EventEmitter(), {
		pid: 4711,
		kill(pid: number, signal?: string | number) {
			sent.push([pid, signal]);
			return true;
		},
	});
	// The job control uses no more of a process.
	return {sent, process, control: createJobControl(process as unknown as NodeJS.Process)};
}

test('a process that goes on looks at the size of its terminal again', () => {
	const {sent, process} = createProcess();
	process.emit('SIGCONT');
	assert.deepEqual(sent, [[4711, 'SIGWINCH']]);
});

test('a process is notified of a stop and of its return until it leaves, and stops with its whole group', () => {
	const {sent, process, control} = createProcess();
	const log: string[] = [];
	const leave = control.listen({
		onStop() {
			log.push('stop');
		},
		onReturn() {
			log.push('return');
		},
	});
	process.emit('SIGTSTP');
	process.emit('SIGCONT');
	leave();
	control.stop();
	process.emit('SIGTSTP');
	process.emit('SIGCONT');
	assert.deepEqual(log, ['stop', 'return']);
	assert.deepEqual(sent[1], [0, 'SIGTSTP']);
});

test('a signal to another group is sent by its negative number; where there is none it has no effect', () => {
	const sent: unknown[] = [];
	const signalGroup = createGroupSignal({
		kill(pid, signal) {
			sent.push([pid, signal]);
			if (pid === -2) {
				throw new Error('ESRCH');
			}

			return true;
		},
	});
	assert.deepEqual([signalGroup(7, 'SIGTERM'), signalGroup(2, 0)], [true, false]);
	assert.deepEqual(sent, [
		[-7, 'SIGTERM'],
		[-2, 0],
	]);
});
