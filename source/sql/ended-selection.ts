import {secondsBeforeNow, secondsOf} from './view-columns.js';

/** More of them would make a long statement. */
const mostIds = 200;
/** Reads between two of all that is wanted. */
const readsPerWhole = 50;
/** The other reads begin so long before the newest end that is known: the two rows of a restore differ by seconds. */
const overlapMs = 600_000;

/** Which ended restores are wanted. */
export type Wanted = {
	/** Those that ended so long ago at most, in ms; 0: none but those in `jobIds`. */
	readonly sinceMs: number;
	/** Jobs that are wanted whenever they ended. */
	readonly jobIds: readonly number[];
};

/** What earlier reads have given. */
export type Held = {
	readonly jobIds: ReadonlySet<number>;
	/** The newest end, in ms since 1970; undefined without any. */
	readonly newestEnd: number | undefined;
	/** `sinceMs` of the last read of all that was wanted; undefined if there was none over this connection. */
	readonly wholeSinceMs: number | undefined;
	/** Reads since then. */
	readonly partialReads: number;
};

/** What is to be read. `isWhole`: all that is wanted, so that other rows that are held are of no more use. */
export type Selection = {readonly isWhole: boolean; readonly condition: string};

/**
 * All that is wanted at first and now and then; otherwise only what may have been added since. Undefined if there is nothing
 * to read.
 */
export function selectEnded({sinceMs, jobIds}: Wanted, held: Held): Selection | undefined {
	const {newestEnd, wholeSinceMs, partialReads} = held;
	const isPart = newestEnd !== undefined && sinceMs <= (wholeSinceMs ?? -1) && partialReads < readsPerWhole;
	const from = isPart
		? String(Math.floor((newestEnd - overlapMs) / 1000))
		: secondsBeforeNow(Math.ceil(Math.min(sinceMs, 1e14) / 1000));
	const ids = jobIds
		.filter((id) => Number.isSafeInteger(id) && id >= 0 && !(isPart && held.jobIds.has(id)))
		.slice(0, mostIds);
	const conditions = [
		...(ids.length === 0 ? [] : [`JOB_ID IN (${ids.join(', ')})`]),
		...(sinceMs > 0 ? [`${secondsOf('FINISH_TIMESTAMP')} > ${from}`] : []),
	];
	return conditions.length === 0 ? undefined : {isWhole: !isPart, condition: conditions.join(' OR ')};
}
