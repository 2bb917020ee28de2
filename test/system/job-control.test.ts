import assert from 'node:assert/strict';
import test from 'node:test';
import {followJob, type JobListeners} from '../../source/system/job-control.js';

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
