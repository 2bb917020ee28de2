import assert from 'node:assert/strict';
import test from 'node:test';
import {describeLive, type LiveResult} from './describe-live.js';

const seconds = 10;
const result: LiveResult = {
	watched: {title: 'two', tenants: 2, intervalSeconds: 1, isMoving: true, mostMebibytes: 120},
	screen: {
		seconds,
		traffic: {bytes: 1500, differenceBytes: 1000, frames: 10},
		cpuSecondsPerMinute: 1.2,
		rssMebibytes: 110,
	},
	plain: {cpuSecondsPerMinute: 1, rssMebibytes: 90},
	peer: {seconds, traffic: {bytes: 4000, differenceBytes: 5000, frames: 10}, cpuSecondsPerMinute: 0.5, rssMebibytes: 4},
};

function describe(changes: Partial<LiveResult>) {
	return describeLive([{...result, ...changes}], {seconds, warmUpSeconds: 5});
}

function screenOf(changes: Partial<LiveResult['screen']>): Partial<LiveResult> {
	return {screen: {...result.screen, ...changes}};
}

const still = {watched: {...result.watched, isMoving: false}};
const traffic = (bytes: number) => ({traffic: {bytes, differenceBytes: 1000, frames: 10}});

const judged: ReadonlyArray<readonly [title: string, changes: Partial<LiveResult>, isGood: boolean]> = [
	['figures at their limits are good', {}, true],
	['more than half as much again as the cell difference is not', screenOf(traffic(1501)), false],
	['more CPU beyond plain output than half of the peer is not', screenOf({cpuSecondsPerMinute: 1.3}), false],
	['more memory than allowed is not', screenOf({rssMebibytes: 121}), false],
	['without a peer there is no limit of CPU', {peer: undefined, ...screenOf({cpuSecondsPerMinute: 9})}, true],
	['of figures that stand still bytes are limited as such', {...still, ...screenOf(traffic(400))}, true],
	['more than 40 bytes a second for nothing are not good', {...still, ...screenOf(traffic(401))}, false],
];

for (const [title, changes, isGood] of judged) {
	test(title, () => {
		const outcome = describe(changes);
		assert.equal(outcome.isGood, isGood, outcome.text);
	});
}

test('program, plain output and peer are rows under each other', () => {
	const rows = describe({})
		.text.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(2);
	assert.deepEqual(
		rows.map((row) =>
			row
				.slice(2, -2)
				.split('|')
				.map((cell) => cell.trim()),
		),
		[
			['two', '1', '150', '100', '1.5', '1.2', '110'],
			['— `-o plain`', '', '', '', '', '1', '90'],
			['— `watch mariadb`', '1', '400', '500', '0.8', '0.5', ''],
		],
	);
});

test('a missing peer is said to be missing', () => {
	assert.match(describe({peer: undefined}).text, /watch mariadb`: not installed/v);
});
