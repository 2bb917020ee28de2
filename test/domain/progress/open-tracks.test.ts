import assert from 'node:assert/strict';
import test from 'node:test';
import {createCounters, observeCounters, type CounterName} from '../../../source/domain/progress/counters.js';
import {dataCounter, openTracks} from '../../../source/domain/progress/open-tracks.js';
import {nextJob} from '../../../source/domain/restore-job.js';
import type {DataFigures, LogFigures} from '../../../source/domain/restore-reading.js';
import {reading} from '../../helpers/facts.js';

function read(data: DataFigures, log: LogFigures = {}) {
	const job = nextJob(undefined, reading({status: 'RESTORING', data, log}));
	return {job, counters: observeCounters(createCounters(), {data, log}, 0)};
}

const counted: ReadonlyArray<readonly [title: string, data: DataFigures, name: CounterName]> = [
	['bytes, once they have moved', {finishedBytes: 1, totalBytes: 9, finishedTablets: 5, totalTablets: 9}, 'bytes'],
	['tablets, while bytes stay 0', {finishedBytes: 0, totalBytes: 9, finishedTablets: 5, totalTablets: 9}, 'tablets'],
	[
		'tablets, where the server’s percentage is that of tablets',
		{percent: 55.55, finishedBytes: 0, totalBytes: 9, finishedTablets: 5, totalTablets: 9},
		'tablets',
	],
	[
		'bytes that wait, where the server says 0 % beside moved tablets',
		{percent: 0, finishedBytes: 0, totalBytes: 9, finishedTablets: 5, totalTablets: 9},
		'bytes',
	],
	[
		'tablets, where so few have moved that two decimals show none',
		{percent: 0, finishedBytes: 0, totalBytes: 9, finishedTablets: 1, totalTablets: 17_670},
		'tablets',
	],
	['bytes, where nothing else is known', {finishedBytes: 0, totalBytes: 9}, 'bytes'],
	['tablets, where no bytes are known', {finishedTablets: 5, totalTablets: 9}, 'tablets'],
];

for (const [title, data, name] of counted) {
	test(`the percentage of the data goes by ${title}`, () => {
		const {job, counters} = read(data);
		assert.equal(dataCounter(job, counters), counters[name]);
	});
}

const target = 1_795_000_000_000_000_000n;
const behind = {recoverScn: target - 5_000_000_000n, restoreScn: target};
const complete = {recoverScn: target - 999_000_000n, restoreScn: target};
const half = {finishedBytes: 5, totalBytes: 10};

const open: ReadonlyArray<readonly [title: string, data: DataFigures, log: LogFigures, tracks: string[]]> = [
	['nothing is known', {}, {}, ['data', 'log']],
	['both are under way', half, behind, ['data', 'log']],
	['the log is less than a second behind', half, complete, ['data']],
	['the server says that the log is at 100 %', half, {percent: 100}, ['data']],
	['the log is at 99.99 %', half, {percent: 99.99}, ['data', 'log']],
	['all bytes are restored', {finishedBytes: 10, totalBytes: 10}, behind, ['log']],
	['the server says that the data is at 100 %', {percent: 100}, behind, ['log']],
	['the bytes are held at 99 %', {finishedBytes: 990, totalBytes: 1000}, behind, ['log']],
	['the bytes pass 99 %', {finishedBytes: 991, totalBytes: 1000}, behind, ['data', 'log']],
	['both are complete', {percent: 100}, complete, []],
];

for (const [title, data, log, tracks] of open) {
	test(`where ${title}, ${tracks.length === 0 ? 'no track' : tracks.join(' and ')} is open`, () => {
		assert.deepEqual(
			openTracks(read(data, log)).map(({track}) => track),
			tracks,
		);
	});
}
