import {makeVisible} from '../../text/visible-text.js';
import {spellName} from '../../text/charset.js';
import type {Frame} from '../frame.js';
import {cut, cutStart} from '../line/fit.js';
import {cutLine, span, widthOfLine, type Line, type Span} from '../line/line.js';
import {drawFooter} from './footer.js';

const cursor = '_';
/** The cells that the text keeps beside the keys. */
const leastText = 12;

/** ` /shop_   3 of 12   ⏎ keep  Esc clear`: the filter while it is typed; of a long one its end. */
export function drawFilterLine(frame: Frame): Line {
	const {columns, state, charset} = frame;
	const keys = drawFooter(frame, 'text', {hasMoreEvents: false, hasMoreHelp: false});
	const count = [span(`   ${describeMatches(frame)}  `, frame.restores.length === 0 ? 'warning' : 'dim')];
	const room = columns - 4 - widthOfLine(count);
	const hasKeys = room - widthOfLine(keys) >= leastText;
	const text = spellName(makeVisible(state.view.filter.text), charset);
	const shown = cutStart(text, Math.max(1, hasKeys ? room - widthOfLine(keys) : room));
	const line = [span(' /', 'dim'), span(shown, 'strong'), span(cursor, 'active'), ...count, ...(hasKeys ? keys : [])];
	return cutLine(line, columns - 1);
}

const [longestText, shortText] = [30, 8] as const;

/** The filter where it is not typed, the longest form first; none without one. */
export function textFilterParts(frame: Frame): readonly Span[] {
	const {words, state, charset} = frame;
	const {text, isTyped} = state.view.filter;
	if (text === '' || isTyped) {
		return [];
	}

	const shown = spellName(makeVisible(text), charset);
	const matches = describeMatches(frame);
	const {filtered, filteredShort} = words.screen;
	const forms = [
		filtered(cut(shown, longestText), matches),
		filtered(cut(shown, shortText), matches),
		filteredShort(matches),
	];
	return forms.map((form) => span(form, 'active'));
}

/** "3 of 12" */
export function describeMatches({restores, candidates, words}: Frame): string {
	return words.screen.bytesOf(String(restores.length), String(candidates.length));
}
