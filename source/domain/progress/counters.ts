import type {DataFigures, LogFigures} from '../restore-reading.js';
import {createCounter, observeCounter, type Counter, type Observation, type CounterReset} from './counter.js';

/** The counters of one job: data in bytes and in tablets, log in ms of log time. */
export type Counters = {
	readonly bytes: Counter;
	readonly tablets: Counter;
	readonly log: Counter;
	/** The latest reset: of which counter, why, and how many there were; absent before the first. */
	readonly reset?: {readonly count: number; readonly counter: CounterName; readonly why: CounterReset};
};

export type CounterName = 'bytes' | 'tablets' | 'log';

export function createCounters(): Counters {
	return {bytes: createCounter(), tablets: createCounter(), log: createCounter()};
}

type Progress = {readonly data: DataFigures; readonly log: LogFigures};

/** The counters after one more reading; a figure that is absent is not observed. */
export function observeCounters(counters: Counters, {data, log}: Progress, monotonicMs: number): Counters {
	const readings = [
		['bytes', data.finishedBytes, data.totalBytes],
		['tablets', data.finishedTablets, data.totalTablets],
		['log', milliseconds(log.recoverScn), milliseconds(log.restoreScn)],
	] as const;
	let next = counters;
	for (const [counter, value, target] of readings) {
		next = value === undefined || target === undefined ? next : observeOne(next, counter, {monotonicMs, value, target});
	}

	return next;
}

function observeOne(counters: Counters, name: CounterName, observation: Observation): Counters {
	const {counter, resetBy} = observeCounter(counters[name], observation);
	const reset =
		resetBy === undefined ? counters.reset : {count: (counters.reset?.count ?? 0) + 1, counter: name, why: resetBy};
	return {...counters, [name]: counter, ...(reset === undefined ? {} : {reset})};
}

/** An SCN in ms since 1970. */
function milliseconds(scn: bigint | undefined): number | undefined {
	return scn === undefined ? undefined : Number(scn / 1_000_000n);
}
