import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import process from 'node:process';
import test from 'node:test';
import {awaitForeground, exitInBackground, isInForeground} from '../../source/system/foreground.js';
import {createManualClock} from '../helpers/manual-clock.js';

const none = () => {
	throw new Error('there is no /proc');
};

const stats: ReadonlyArray<readonly [stat: string, isOurs: boolean, why: string]> = [
	['7 (restop) S 1 7 5 34816 7 4194560 1', true, 'our group is in the foreground'],
	['7 (restop) S 1 7 5 34816 5 4194560 1', false, 'the shell is'],
	['7 (a) b (c) S 1 7 5 34816 5 4194560 1', false, 'a name may hold blanks and parentheses'],
	['7 (two\nlines) S 1 7 5 34816 5 4194560 1', false, 'and line feeds'],
	['7 (restop) S 1 7 7 0 -1 4194560 1', true, 'there is no controlling terminal, and no job control'],
	['7 (restop) S 1 7 5 34816 0 4194560 1', false, 'the foreground is in another container'],
	['', true, 'nothing can be read'],
];

for (const [stat, isOurs, why] of stats) {
	test(`${isOurs ? 'in the foreground' : 'in the background'}: ${why}`, () => {
		assert.equal(isInForeground(7, {readStat: () => stat, runPs: none}), isOurs);
	});
}

test('without /proc the groups are those that ps prints', () => {
	const isOurs = (text: string) => isInForeground(7, {readStat: none, runPs: () => text});
	assert.deepEqual(
		[isOurs('   7    7\n'), isOurs('  7  5\n'), isOurs('  7 -1\n'), isOurs('')],
		[true, false, true, true],
	);
});

test('ps and /proc agree about this process', () => {
	assert.equal(isInForeground(process.pid, {readStat: none}), isInForeground(process.pid));
});

test('the foreground is awaited by a look each second, and the wait announced once', async () => {
	const clock = createManualClock(0);
	let looks = 0;
	let announced = 0;
	let isOver = false;
	const wait = awaitForeground({
		isInForeground: () => ++looks > 3,
		onBackground() {
			announced++;
		},
		clock,
		signal: new AbortController().signal,
	}).then(() => {
		isOver = true;
	});
	await clock.advance(1999);
	assert.deepEqual([looks, announced, isOver], [3, 1, false]);
	await clock.advance(1);
	await wait;
	assert.deepEqual([looks, announced, isOver], [4, 1, true]);
});

test('in the foreground nothing is announced; an end of the program ends the wait', async () => {
	const controller = new AbortController();
	let announced = 0;
	const wait = async (isOurs: boolean) =>
		awaitForeground({
			isInForeground: () => isOurs,
			onBackground() {
				announced++;
				controller.abort();
			},
			signal: controller.signal,
		});
	await wait(true);
	assert.equal(announced, 0);
	await wait(false);
	assert.equal(announced, 1);
});

for (const [where, isOurs, exists, expected] of [
	['in the background a shell exits in place of the program', false, true, ['/bin/sh', 'sh', '-c', 'exit 143']],
	['without a shell the program exits itself', false, false, []],
	['in the foreground too', true, true, []],
] as const) {
	test(where, () => {
		const executed: string[] = [];
		// eslint-disable-next-line unicorn/prefer-event-target -- a process is one
		const leaving = Object.assign(new EventEmitter(), {
			pid: 7,
			execve(file: string, argv: readonly string[]) {
				executed.push(file, ...argv);
			},
		});
		exitInBackground(leaving as unknown as NodeJS.Process, {isOurs: () => isOurs, exists: () => exists});
		leaving.emit('exit', 143);
		assert.deepEqual(executed, expected);
	});
}
