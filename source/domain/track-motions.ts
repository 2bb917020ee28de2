import {createMotion, observeMotion, type Motion, type Observation, type Rebaseline} from './motion.js';
import type {DataFigures, LogFigures} from './restore-report.js';

/** How the counters of one job move: data in bytes and in tablets, log in ms of log time. */
export type Motions = {
	readonly bytes: Motion;
	readonly tablets: Motion;
	readonly log: Motion;
	/** The latest counter that had to be followed from a new start, and how many have; undefined while none has. */
	readonly restart?: {readonly count: number; readonly counter: Counter; readonly why: Rebaseline};
};

export type Counter = 'bytes' | 'tablets' | 'log';

export function createMotions(): Motions {
	return {bytes: createMotion(), tablets: createMotion(), log: createMotion()};
}

type Figures = {readonly data: DataFigures; readonly log: LogFigures};

/** The motions after one more reading of a job's figures; what a reading does not tell is not observed. */
export function observeFigures(motions: Motions, {data, log}: Figures, monotonicMs: number): Motions {
	const readings = [
		['bytes', data.finishedBytes, data.totalBytes],
		['tablets', data.finishedTablets, data.totalTablets],
		['log', milliseconds(log.recoverScn), milliseconds(log.restoreScn)],
	] as const;
	let next = motions;
	for (const [counter, value, target] of readings) {
		next = value === undefined || target === undefined ? next : observeOne(next, counter, {monotonicMs, value, target});
	}

	return next;
}

function observeOne(motions: Motions, counter: Counter, observation: Observation): Motions {
	const {motion, rebaseline} = observeMotion(motions[counter], observation);
	const restart =
		rebaseline === undefined ? motions.restart : {count: (motions.restart?.count ?? 0) + 1, counter, why: rebaseline};
	return {...motions, [counter]: motion, ...(restart === undefined ? {} : {restart})};
}

/** An SCN in ms since 1970. */
function milliseconds(scn: bigint | undefined): number | undefined {
	return scn === undefined ? undefined : Number(scn / 1_000_000n);
}
