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

/** Which one ends last is not known of those without an estimate: then it is one of them, the least advanced. */
function lastOf(running: readonly RestoreView[]): RestoreView | undefined {
	return running.toSorted((one, other) => {
		const [left, otherLeft] = [msLeft(one), msLeft(other)];
		return left === otherLeft ? percentOf(one) - percentOf(other) : otherLeft - left;
	})[0];
}

function msLeft({rate, areFiguresStale}: RestoreView): number {
	return areFiguresStale ? Infinity : (rate.eta?.ms ?? rate.leastMs ?? Infinity);
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
