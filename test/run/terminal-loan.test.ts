import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createTerminalLoan} from '../../source/run/terminal-loan.js';

/** A loan that writes down what becomes of the terminal; a stop lasts until `goOn`. */
function open() {
	const done: string[] = [];
	const controller = new AbortController();
	const stop = Promise.withResolvers<undefined>();
	const foreground = Promise.withResolvers<undefined>();
	let isOurs = true;
	const note = (what: string) => () => {
		done.push(what);
	};

	const loan = createTerminalLoan({
		terminal: {enter: note('enter'), leave: note('leave')},
		async stop() {
			done.push('stop');
			await stop.promise;
		},
		isInForeground: () => isOurs,
		async awaitForeground() {
			if (isOurs) {
				return;
			}

			done.push('background');
			await foreground.promise;
		},
		draw: note('draw'),
		signal: controller.signal,
	});
	return {
		loan,
		done,
		controller,
		note,
		background() {
			isOurs = false;
		},
		async foreground() {
			isOurs = true;
			foreground.resolve(undefined);
			await nextTurn();
		},
		async goOn() {
			stop.resolve(undefined);
			await nextTurn();
		},
	};
}

test('around a stop the terminal is given back, taken again and drawn', async () => {
	const {loan, done, goOn} = open();
	loan.suspend();
	await nextTurn();
	assert.deepEqual(done, ['leave', 'stop']);
	await goOn();
	assert.deepEqual(done, ['leave', 'stop', 'enter', 'draw']);
});

test('the keyboard is given back before the terminal, and taken again after it', async () => {
	const {loan, done, note, goOn} = open();
	loan.setKeyboard(async (use) => {
		note('release keys')();
		await use();
		note('read keys')();
	});
	loan.suspend();
	await goOn();
	assert.deepEqual(done, ['release keys', 'leave', 'stop', 'enter', 'read keys', 'draw']);
});

test('after a stop that was not announced the terminal is taken again without another stop', async () => {
	const {loan, done} = open();
	loan.resume();
	await nextTurn();
	assert.deepEqual(done, ['leave', 'enter', 'draw']);
});

test('a loan during a loan does nothing, one after it does', async () => {
	const {loan, done, goOn} = open();
	loan.suspend();
	await nextTurn();
	loan.suspend();
	loan.resume();
	await nextTurn();
	assert.deepEqual(done, ['leave', 'stop']);
	await goOn();
	assert.deepEqual(done.splice(0), ['leave', 'stop', 'enter', 'draw']);
	loan.resume();
	await nextTurn();
	assert.deepEqual(done, ['leave', 'enter', 'draw']);
});

test('where the program ends during a loan the terminal stays given back', async () => {
	const {loan, done, controller, goOn} = open();
	loan.suspend();
	await nextTurn();
	controller.abort();
	await goOn();
	assert.deepEqual(done, ['leave', 'stop']);
});

test('a program that is continued in the background takes the terminal only in the foreground', async () => {
	const {loan, done, note, goOn, background, foreground} = open();
	loan.setKeyboard(async (use) => {
		note('release keys')();
		await use();
		note('read keys')();
	});
	loan.suspend();
	background();
	await goOn();
	assert.deepEqual(done.splice(0), ['release keys', 'leave', 'stop', 'background']);
	await foreground();
	assert.deepEqual(done, ['enter', 'read keys', 'draw']);
});

test('after a stop that was not announced not even the keyboard is given back in the background', async () => {
	const {loan, done, note, background, foreground} = open();
	loan.setKeyboard(async (use) => {
		note('release keys')();
		await use();
		note('read keys')();
	});
	background();
	loan.resume();
	await nextTurn();
	assert.deepEqual(done.splice(0), ['leave', 'background']);
	await foreground();
	assert.deepEqual(done, ['release keys', 'leave', 'enter', 'read keys', 'draw']);
});

test('in the background a stop that is requested stops the program at once', async () => {
	const {loan, done, background} = open();
	background();
	loan.resume();
	await nextTurn();
	loan.suspend();
	await nextTurn();
	assert.deepEqual(done, ['leave', 'background', 'stop']);
});

test('where the program ends in the background the modes of the terminal are not set', async () => {
	const {loan, done, note, controller, goOn, background, foreground} = open();
	loan.setKeyboard(async (use) => {
		await use();
		note('read keys')();
	});
	loan.suspend();
	background();
	await goOn();
	controller.abort();
	await foreground();
	assert.deepEqual(done, ['leave', 'stop', 'background']);
});
