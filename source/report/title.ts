import {formatRough, formatRoughLeast} from '../locale/durations.js';
import {formatPercent} from '../locale/numbers.js';
import type {Words} from '../locale/words.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import {selectRestores} from '../monitor/select/restores.js';
import {selectTally} from '../monitor/select/tally.js';
import type {State} from '../monitor/state.js';
import {spellCells, type Charset} from '../text/charset.js';

/**
 * The terminal's title, the worst first: `restop ✗1 !2 ▸52% ~40m`. ✗ counts failed and dropped restores, ! those that stand
 * still or cannot be read; then the running one that will end last, or ✓ and how many are done where none runs. What had
 * ended before watching began does not count.
 */
export function formatTitle(state: State, words: Words, charset: Charset = 'unicode'): string {
	const restores = selectRestores(state).filter(({isPast}) => !isPast);
	const counts = new Map(selectTally(restores).counts.map(({key, count}) => [key, count]));
	const sum = (...keys: ReadonlyArray<Parameters<typeof counts.get>[0]>) =>
		keys.reduce((total, key) => total + (counts.get(key) ?? 0), 0);
	const running = restores.filter(({outcome, silence}) => outcome === 'running' && silence === undefined);
	const parts = [
		'restop',
		counted('✗', sum('failed', 'dropped')),
		counted('!', sum('stalled', 'unreachable', 'refused', 'unreadable')),
		running.length === 0 ? counted('✓', sum('succeeded')) : describeRunning(lastOf(running), words),
	];
	return spellCells(parts.filter((part) => part !== '').join(' '), charset);
}

function counted(sign: string, count: number): string {
	return count === 0 ? '' : `${sign}${count}`;
}

/** By the estimates; without one the least advanced, and one without figures only where no other runs. */
function lastOf(running: readonly RestoreView[]): RestoreView | undefined {
	const estimated = running.filter((restore) => msLeft(restore) !== undefined);
	if (estimated.length > 0) {
		return estimated.toSorted((one, other) => (msLeft(other) ?? 0) - (msLeft(one) ?? 0))[0];
	}

	const measured = running.filter((restore) => percentOf(restore) >= 0);
	return measured.toSorted((one, other) => percentOf(one) - percentOf(other))[0] ?? running[0];
}

function msLeft({rate, areFiguresStale}: RestoreView): number | undefined {
	return areFiguresStale ? undefined : (rate.eta?.ms ?? rate.leastMs);
}

/** Of the data, else of the log; -1 where it is not known. */
function percentOf({data, log}: RestoreView): number {
	return (data.share ?? log.share)?.percent ?? -1;
}

function describeRunning(restore: RestoreView | undefined, words: Words): string {
	if (restore === undefined) {
		return '';
	}

	const {rate, areFiguresStale, phase} = restore;
	const percent = percentOf(restore);
	const done = percent < 0 ? words.phaseNames[phase] : `${formatPercent(percent, 0)}%`;
	return `▸${done}${areFiguresStale ? '' : describeLeft(rate, words)}`;
}

function describeLeft({eta, leastMs}: RestoreView['rate'], {screen}: Words): string {
	if (eta !== undefined) {
		return ` ${screen.eta(formatRough(eta.ms))}`;
	}

	return leastMs === undefined ? '' : ` ${screen.etaAtLeast(formatRoughLeast(leastMs))}`;
}
