import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {codeBlock, codeSpan, shortenMarkdown} from '../../source/text/markdown.js';

const spans: ReadonlyArray<readonly [name: string, text: string, expected: string]> = [
	['a name', 'rt2', '`rt2`'],
	['nothing', '', ''],
	['a backtick inside', 'a`b', '``a`b``'],
	['backticks at the edges', '`a``', '``` `a`` ```'],
	['blanks at both edges, which Markdown would take off', ' a ', '`  a  `'],
	['a line feed, which could begin a heading', 'a\n# b', String.raw`${'`'}a\n# b${'`'}`],
	['an escape sequence', '\u{1B}[2J', String.raw`${'`'}\x1b[2J${'`'}`],
	['markup', '**a** [b](c) <i> |', '`**a** [b](c) <i> |`'],
];

for (const [name, text, expected] of spans) {
	test(`inline code holds ${name}`, () => {
		assert.equal(codeSpan(text), expected);
	});
}

test('a block has a fence that is longer than any run of backticks in it', () => {
	assert.equal(codeBlock('grep Y1 observer.log*', 'sh'), '```sh\ngrep Y1 observer.log*\n```');
	assert.equal(codeBlock('a\n```\nb'), '````text\na\n```\nb\n````');
	assert.equal(codeBlock('a\r\nb\u{1B}'), '```text\na\nb\\x1b\n```');
});

const any = fc.oneof(
	fc.string({unit: 'binary', maxLength: 30}),
	fc
		.array(fc.constantFrom('`', '``', '\n', '\r', ' ', 'a', '\u{1B}', '租户', '|'), {maxLength: 12})
		.map((parts) => parts.join('')),
);

test('whatever is inside, a span is one line without a run as long as its fence inside', () => {
	fc.assert(
		fc.property(any, (text) => {
			const span = codeSpan(text);
			const fence = /^`*/v.exec(span)?.[0] ?? '';
			assert.doesNotMatch(span, /\p{Cc}/v);
			assert.ok(span === '' || span.endsWith(fence));
			const inside = span.slice(fence.length, span.length - fence.length);
			assert.ok(inside.match(/`+/gv)?.every((run) => run.length !== fence.length) ?? true);
			assert.doesNotMatch(inside, /^`|`$/v);
		}),
	);
});

test('whatever is inside, only the last line of a block closes it', () => {
	fc.assert(
		fc.property(any, (text) => {
			const [first = '', ...rest] = codeBlock(text).split('\n');
			assert.match(first, /^`{3,}text$/v);
			const fence = first.slice(0, -'text'.length);
			assert.equal(
				rest.findIndex((line) => line.startsWith(fence)),
				rest.length - 1,
			);
		}),
	);
});

const note = ['# Title', '', '- one', '', '```sh', 'first', 'second', '```', ''].join('\n');

test('what fits stays as it is', () => {
	assert.deepEqual(shortenMarkdown(note, note.length, '…'), {text: note, isShortened: false});
});

test('lines are left out from the end, an open block is closed, and a remark says so', () => {
	assert.deepEqual(shortenMarkdown(note, note.length - 1, 'cut'), {
		text: ['# Title', '', '- one', '', '```sh', 'first', '```', '', 'cut', ''].join('\n'),
		isShortened: true,
	});
	assert.deepEqual(shortenMarkdown(note, 19, 'cut'), {
		text: ['# Title', '', '', 'cut', ''].join('\n'),
		isShortened: true,
	});
});

test('no character is cut in half, and the limit is one of bytes', () => {
	const lines = fc.array(fc.constantFrom('租户租户', '```', '````', 'abc', '', 'größe'), {maxLength: 40});
	fc.assert(
		fc.property(lines, fc.integer({min: 20, max: 200}), (texts, most) => {
			const {text} = shortenMarkdown(texts.join('\n'), most, '缩短');
			const bytes = new TextEncoder().encode(text);
			assert.ok(bytes.length <= most);
			assert.equal(new TextDecoder('utf-8', {fatal: true}).decode(bytes), text);
		}),
	);
});
