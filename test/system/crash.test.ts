import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import test from 'node:test';
import {createCrashHandler, type CrashingProcess} from '../../source/system/crash.js';

/** A process that writes down what happens to it. */
function createProcess() {
	const log: string[] = [];
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is one
	const process = Object.assign(new EventEmitter(), {
		exitCode: 0,
		exit(code: number) {
			log.push(`exit ${code}`);
		},
		stderr: {
			write(text: string) {
				log.push(text.split('\n', 1)[0] ?? '');
			},
		},
	});
	// The handler uses no more of a process.
	return {log, process, handler: createCrashHandler(process as unknown as CrashingProcess)};
}

test('a bug gives the terminal back, writes its stack and exits with 70', () => {
	const {log, process, handler} = createProcess();
	handler.onCrash(() => {
		log.push('terminal');
	});
	handler.crash(new Error('broken'));
	assert.deepEqual(log, ['terminal', 'restop: a bug: Error: broken', 'exit 70']);
	assert.equal(process.exitCode, 70);
});

test('a terminal that cannot be given back does not hide the bug', () => {
	const {log, handler} = createProcess();
	handler.onCrash(() => {
		throw new Error('another');
	});
	handler.crash(new Error('broken'));
	assert.deepEqual(log, ['restop: a bug: Error: broken', 'exit 70']);
});

test('all that is to be done last is done, and one that fails does not keep the others from it', () => {
	const {log, handler} = createProcess();
	handler.onCrash(() => {
		log.push('terminal');
	});
	handler.onCrash(() => {
		throw new Error('another');
	});
	handler.onCrash(() => {
		log.push('commands');
	});
	handler.crash(new Error('broken'));
	assert.deepEqual(log, ['terminal', 'commands', 'restop: a bug: Error: broken', 'exit 70']);
});

for (const event of ['uncaughtException', 'unhandledRejection']) {
	test(`${event} is a bug, and a password in use is masked in it`, () => {
		const {log, process, handler} = createProcess();
		handler.hidePassword('Hush#1');
		process.emit(event, new Error('bad header Hush#1'));
		assert.deepEqual(log, ['restop: a bug: Error: bad header ***', 'exit 70']);
	});
}
