import truncatedWidth from 'fast-string-truncated-width';

/** Terminal cells that a text takes: wide characters take two. Never fewer than a terminal draws, or a row would wrap. */
export function widthOf(text: string): number {
	return singleCells.test(text) ? text.length : truncatedWidth(text).width + underrated(text);
}

/** Most of a screen: ASCII, and what bars, rules, marks and the spinner are drawn with. Measuring these is counting. */
const singleCells = /^[\u{20}-\u{7E}·×–—…≥\u{2500}-\u{257F}\u{2581}-\u{2588}▸●✓✗\u{2800}-\u{28FF}]*$/v;
/** Terminals without grapheme clusters draw a spacing vowel sign in one cell, a skin tone in two, a letter of Yi in two. */
const signs = /[\p{Mc}\p{Script=Yi}]/gv;
const skinTones = /\p{Emoji_Modifier}/gv;

/** Cells that the library does not count and some terminals draw. */
function underrated(text: string): number {
	return (text.match(signs)?.length ?? 0) + 2 * (text.match(skinTones)?.length ?? 0);
}
