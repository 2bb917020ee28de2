import truncatedWidth from 'fast-string-truncated-width';
import {wideMark} from '../../text/charset.js';

/** The width of a text in cells; wide characters take two. Never less than a terminal draws, or a row would wrap. */
export function widthOf(text: string): number {
	return singleCells.test(text) ? text.length : truncatedWidth(text).width + underrated(text);
}

/** Most of a screen: ASCII, bars, rules, marks and the spinner. Their width is their number. */
const singleCells = /^[\u{20}-\u{7E}·×–—…≥\u{2500}-\u{257F}▸●✓✗\u{2800}-\u{28FF}]*$/v;
/** Terminals without grapheme clusters draw a spacing vowel sign in one cell, a skin tone and a Yi letter in two. */
const signs = /[\p{Mc}\p{Script=Yi}]/gv;
const skinTones = /\p{Emoji_Modifier}/gv;

/** The cells that the library does not count but some terminals draw, or this one. */
function underrated(text: string): number {
	return (text.match(signs)?.length ?? 0) + 2 * (text.match(skinTones)?.length ?? 0) + text.split(wideMark).length - 1;
}
