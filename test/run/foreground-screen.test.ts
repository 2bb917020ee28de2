import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {openInForeground} from '../../source/run/foreground-screen.js';

function open(isOurs: boolean) {
	const done: string[] = [];
	const controller = new AbortController();
	const foreground = Promise.withResolvers<undefined>();
	const exit = Promise.withResolvers<undefined>();
	const screen = openInForeground(
		() => {
			done.push('open');
			return {
				close() {
					done.push('close');
				},
				waitUntilExit: async () => exit.promise,
				frame: () => assert.fail('nothing is drawn'),
				theme: () => assert.fail('nothing is drawn'),
			};
		},
		{isInForeground: () => isOurs, awaitForeground: async () => foreground.promise, signal: controller.signal},
	);
	void screen.waitUntilExit().then(() => {
		done.push('exit');
	});
	return {done, controller, foreground, exit, screen};
}

test('in the foreground a screen is opened at once', () => {
	const {done, screen} = open(true);
	assert.deepEqual(done, ['open']);
	screen.close();
	assert.deepEqual(done, ['open', 'close']);
});

test('in the background it is opened when the program comes to the foreground', async () => {
	const {done, foreground, exit} = open(false);
	await nextTurn();
	assert.deepEqual(done, []);
	foreground.resolve(undefined);
	await nextTurn();
	assert.deepEqual(done, ['open']);
	exit.resolve(undefined);
	await nextTurn();
	assert.deepEqual(done, ['open', 'exit']);
});

test('a program that ends in the background opens and closes nothing', async () => {
	const {done, controller, foreground, screen} = open(false);
	controller.abort();
	foreground.resolve(undefined);
	screen.close();
	await nextTurn();
	assert.deepEqual(done, ['exit']);
});
