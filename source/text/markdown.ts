import {makeLinesVisible, makeVisible} from './visible-text.js';

/** A text of others as inline code of Markdown: no character of it has a meaning, whatever it holds. '' stays ''. */
export function codeSpan(text: string): string {
	const visible = makeVisible(text);
	if (visible === '') {
		return '';
	}

	const fence = '`'.repeat(longestRun(visible) + 1);
	// A backtick at an edge would join the fence; of blanks at both edges Markdown takes one pair off.
	const isTouching = /^`|`$|^ .* $/v.test(visible);
	const pad = isTouching ? ' ' : '';
	return `${fence}${pad}${visible}${pad}${fence}`;
}

/** Lines of others as a block of code, line feeds kept; `language` is a word for highlighting. */
export function codeBlock(text: string, language = 'text'): string {
	const visible = makeLinesVisible(text);
	const fence = '`'.repeat(Math.max(3, longestRun(visible) + 1));
	return `${fence}${language}\n${visible}\n${fence}`;
}

/** The number of backticks in the longest run of them. */
function longestRun(text: string): number {
	let longest = 0;
	for (const [run] of text.matchAll(/`+/gv)) {
		longest = Math.max(longest, run.length);
	}

	return longest;
}

export type Shortened = {readonly text: string; readonly isShortened: boolean};

/**
 * Markdown of blocks and whole lines in at most so many bytes of UTF-8: lines at the end are left out, an open block is closed
 * and `remark` says so. `mostBytes` has to leave room for the remark.
 */
export function shortenMarkdown(text: string, mostBytes: number, remark: string): Shortened {
	if (bytesOf(text) <= mostBytes) {
		return {text, isShortened: false};
	}

	const kept: string[] = [];
	let fence = '';
	let left = mostBytes - bytesOf(`\n${remark}\n`);
	for (const line of text.split('\n')) {
		const nextFence = fenceAfter(line, fence);
		const bytes = bytesOf(`${line}\n`);
		if (bytes + closingBytes(nextFence) > left) {
			break;
		}

		kept.push(line);
		fence = nextFence;
		left -= bytes;
	}

	const closing = fence === '' ? [] : [fence];
	return {text: [...kept, ...closing, '', remark, ''].join('\n'), isShortened: true};
}

/** The fence of the block that is open after the line; '' outside of blocks. */
function fenceAfter(line: string, fence: string): string {
	if (fence !== '') {
		return line === fence ? '' : fence;
	}

	return /^`{3,}/v.exec(line)?.[0] ?? '';
}

function closingBytes(fence: string): number {
	return fence === '' ? 0 : fence.length + 1;
}

function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length;
}
