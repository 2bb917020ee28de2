import type {Eta} from '../../domain/progress/eta.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatRough, formatRoughLeast} from '../../locale/durations.js';
import {formatMinute} from '../../locale/times.js';
import type {Words} from '../../locale/words.js';
import type {Frame} from '../frame.js';

/** "~40m", "30m–2h" if the range is wide, "≥20m" if it is a lower bound, a dash if it is unknown, '' after the end. */
export function formatEta({rate: {eta, leastMs}, outcome}: RestoreView, words: Words): string {
	if (eta === undefined) {
		const {noEta, etaAtLeast} = words.screen;
		const open = leastMs === undefined ? noEta : etaAtLeast(formatRoughLeast(leastMs));
		return outcome === 'running' ? open : '';
	}

	return isWide(eta)
		? words.screen.etaRange(formatRough(eta.lowMs), formatRough(eta.highMs))
		: words.screen.eta(formatRough(eta.ms));
}

/** The time of the end and the time left; only the range if it is wide. */
export function formatEnd({ms, lowMs, highMs}: Eta, {words, state, zone}: Frame): string {
	const [low, high] = [formatRough(lowMs), formatRough(highMs)];
	return isWide({lowMs, highMs})
		? words.screen.etaBetween(low, high)
		: words.screen.etaAt(formatMinute(state.now.at + ms, zone), formatRough(ms), words.screen.etaRange(low, high));
}

function isWide({lowMs, highMs}: Pick<Eta, 'lowMs' | 'highMs'>): boolean {
	return highMs > 2 * lowMs;
}
