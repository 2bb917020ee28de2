import type {Frame} from '../frame.js';
import {cutLine, span, type Line} from '../line/line.js';
import type {Mode, Usefulness} from '../keymap.js';
import {drawFilterLine} from './filter-line.js';
import {drawFooter} from './footer.js';
import {drawCounts} from './summary.js';

/** The last row of a screen: the filter while it is typed, what happened during an absence, else the keys. */
export function drawBottomLine(
	frame: Frame,
	mode: Mode,
	more: Pick<Usefulness, 'hasMoreEvents' | 'hasMoreHelp'>,
): Line {
	const {view, attention} = frame.state;
	if (view.filter.isTyped) {
		return drawFilterLine(frame);
	}

	// What became of a note is the answer to the last key.
	const isFree = view.notice === undefined;
	return isFree && attention.news.length > 0 ? drawNews(frame) : drawFooter(frame, mode, more);
}

/** ` while you were away: 1 failed, 2 done` */
function drawNews({words, columns, state}: Frame): Line {
	const {news} = state.attention;
	const [worst] = drawCounts({words}, news);
	const counts = words.list(news.map(({key, count}) => words.screen.tally(key, count)));
	return cutLine([span(` ${words.screen.whileAway(counts)}`, worst?.meaning ?? 'plain')], columns - 1);
}
