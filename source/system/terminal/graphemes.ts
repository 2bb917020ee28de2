import stringWidth from 'fast-string-width';
import {wideMark} from '../../text/charset.js';

/** A character as readers count them. */
type Grapheme = {
	readonly text: string;
	/** Cells that it takes: 1, or 2. One that takes none stands in a cell of its own all the same. */
	readonly width: 1 | 2;
	/** Terminals disagree about its width: nothing may depend on where the cursor stands after it. */
	readonly isFragile: boolean;
};

/**
 * Single characters that every terminal draws in one cell, or in the same number as its neighbours: Latin, Greek, Cyrillic,
 * punctuation, arrows, box drawing, blocks, geometric shapes, the two marks of success and failure, braille.
 */
const narrow =
	/^[\u{20}-\u{7E}\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{370}-\u{482}\u{48A}-\u{52F}\u{2010}-\u{2027}\u{2190}-\u{21FF}\u{2260}-\u{2265}\u{2500}-\u{25FC}\u{2713}\u{2717}\u{2800}-\u{28FF}]*$/v;

/** The ideographs, kana, Hangul syllables and full-width forms that every terminal draws in two cells. */
const wide =
	/^[\u{3001}-\u{3029}\u{3030}-\u{303E}\u{3041}-\u{3096}\u{309B}-\u{30FF}\u{3400}-\u{4DBF}\u{4E00}-\u{9FFF}\u{AC00}-\u{D7A3}\u{FF01}-\u{FF60}]$/v;

const segmenter = new Intl.Segmenter();

/** Whether a text is nothing but characters of one UTF-16 unit and one cell each: the cheap and usual case. */
export function isNarrowText(text: string): boolean {
	return narrow.test(text);
}

export function splitGraphemes(text: string): readonly Grapheme[] {
	return Array.from(segmenter.segment(text), ({segment}) => measure(segment));
}

/** Control characters and line separators, which a terminal acts on. Text is cleaned before; this is the second barrier. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]/v;

function measure(text: string): Grapheme {
	if (control.test(text)) {
		return {text: '?', width: 1, isFragile: false};
	}

	if (narrow.test(text)) {
		return {text, width: 1, isFragile: false};
	}

	if (text.includes(wideMark)) {
		return {text: text.replaceAll(wideMark, ''), width: 2, isFragile: true};
	}

	return wide.test(text)
		? {text, width: 2, isFragile: false}
		: {text, width: stringWidth(text) > 1 ? 2 : 1, isFragile: true};
}
