import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {createInputDecoder} from '../../../source/text/terminal-input/input-decoder.js';
import type {InputToken} from '../../../source/text/terminal-input/input-token.js';

function decode(...reads: ReadonlyArray<string | Uint8Array>): readonly InputToken[] {
	const decoder = createInputDecoder();
	return reads.flatMap((read) => decoder.push(read));
}

/**
 * A token in short: the character, `<key>`, `{pasted}`, `{end}`, `(column)` of the cursor, `(b=1)` for a
 * background, `(a)` for device attributes, `.` for what is ignored.
 */
function inShort(tokens: readonly InputToken[]): string {
	return tokens.map((token) => shorten(token)).join('');
}

function shorten(token: InputToken): string {
	switch (token.type) {
		case 'text': {
			return token.text;
		}

		case 'key': {
			return `<${token.name}>`;
		}

		case 'paste': {
			return `{${token.text}}`;
		}

		case 'pasteEnd': {
			return '{end}';
		}

		case 'cursor': {
			return `(${token.column})`;
		}

		case 'background': {
			return `(b=${token.brightness.toFixed(1)})`;
		}

		case 'attributes': {
			return '(a)';
		}

		case 'ignored': {
			return '.';
		}
	}
}

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];

const keys = [
	['characters of any script', 'aÄ租😀', 'aÄ租😀'],
	['a byte-order mark, which may be part of a password', '\u{FEFF}a', '\u{FEFF}a'],
	['Enter and Ctrl-J', '\r\n', '<enter><ctrl-j>'],
	[
		'control characters',
		'\u{3}\u{C}\u{15}\u{17}\u{1A}\0\u{1C}',
		'<ctrl-c><ctrl-l><ctrl-u><ctrl-w><ctrl-z><ctrl-space><ctrl-|>',
	],
	['Tab and both kinds of Backspace', '\t\u{7F}\b', '<tab><backspace><backspace>'],
	['arrows', '\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D', '<up><down><right><left>'],
	['arrows in application mode', '\u{1B}OA\u{1B}OD', '<up><left>'],
	['arrows with modifiers', '\u{1B}[1;5A\u{1B}[1;2B\u{1B}O5C', '<ctrl-up><shift-down><ctrl-right>'],
	['an arrow while Num Lock is on', '\u{1B}[1;129A', '<up>'],
	['a key that is repeated and released', '\u{1B}[1;1:2A\u{1B}[1;1:3A', '<up>.'],
	[
		'Home and End of several terminals',
		'\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~',
		'<home><end><home><end><home><end>',
	],
	['pages, Insert, Delete', '\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[3~', '<pageUp><pageDown><insert><delete>'],
	['function keys of xterm', '\u{1B}OP\u{1B}OR\u{1B}[15~\u{1B}[21~\u{1B}[24~', '<f1><f3><f5><f10><f12>'],
	['function keys of rxvt', '\u{1B}[11~\u{1B}[12~', '<f1><f2>'],
	['function keys of the Linux console', '\u{1B}[[A\u{1B}[[E', '<f1><f5>'],
	['a function key with Shift', '\u{1B}[1;2P\u{1B}[15;2~', '<shift-f1><shift-f5>'],
	['Shift-Tab', '\u{1B}[Z', '<shift-tab>'],
	['Shift with an editing key in rxvt, which is no text', '\u{1B}[3$a', '.a'],
	['the keypad in application mode', '\u{1B}Op\u{1B}Oy\u{1B}Ok\u{1B}On\u{1B}OM', '09+.<enter>'],
	['Alt with a character', '\u{1B}q\u{1B}😀', '<alt-q><alt-😀>'],
	['Alt-Backspace', '\u{1B}\u{7F}', '<alt-backspace>'],
	['Escape before another key', '\u{1B}\u{3}\u{1B}\r\u{1B}\u{1B}[A', '<escape><ctrl-c><escape><enter><escape><up>'],
	['modifyOtherKeys', '\u{1B}[27;5;99~\u{1B}[27;2;65~\u{1B}[27;6;99~', '<ctrl-c>A<ctrl-shift-c>'],
	['kitty: characters', '\u{1B}[97u\u{1B}[97;2u\u{1B}[97:65;2u\u{1B}[49:33;2u\u{1B}[97;65u\u{1B}[113;;64u', 'aAA!a@'],
	[
		'kitty: keys',
		'\u{1B}[99;5u\u{1B}[27u\u{1B}[13u\u{1B}[127u\u{1B}[9;2u',
		'<ctrl-c><escape><enter><backspace><shift-tab>',
	],
	['kitty: the keypad', '\u{1B}[57399u\u{1B}[57408u\u{1B}[57413u\u{1B}[57414u\u{1B}[57421u', '09+<enter><pageUp>'],
	[
		'kitty: a release, a modifier alone, a number that is no character',
		'\u{1B}[97;1:3u\u{1B}[57441u\u{1B}[99999999u',
		'...',
	],
	['8-bit introducers', '\u{9B}A\u{8F}P\u{9D}0;x\u{9C}y\u{85}', '<up><f1>.y.'],
	['a sequence that a key breaks off', '\u{1B}[1\u{3}\u{1B}[1\u{1B}[A', '<ctrl-c><up>'],
	['a sequence that a character of no sequence breaks off', '\u{1B}[1租', '租'],
	['a string that a key breaks off', '\u{1B}]0;x\u{3}a', '<ctrl-c>a'],
	['endless parameters', `\u{1B}[${'1'.repeat(100_000)}Aq`, '.q'],
] as const;

for (const [what, bytes, expected] of keys) {
	test(`a terminal's input: ${what}`, () => {
		assert.equal(inShort(decode(bytes)), expected);
	});
}

const pastes = [
	['is characters and its end', '\u{1B}[200~ab\u{1B}[201~q', '{a}{b}{end}q'],
	['keeps line ends and tabs', '\u{1B}[200~a\r\n\tb\u{1B}[201~', '{a}{\r}{\n}{\t}{b}{end}'],
	['presses no keys', '\u{1B}[200~\u{1B}[A\u{1B}OP\u{1B}\u{1A}\u{4}\u{15}\u{7F}\u{1B}[201~', '{end}'],
	[
		'drops colours and focus events that are in it',
		'\u{1B}[200~\u{1B}[31ma\u{1B}[I\u{1B}]0;t\u{7}b\u{1B}[201~',
		'{a}{b}{end}',
	],
	['keeps the character after an Escape', '\u{1B}[200~\u{1B}a\u{1B}[201~', '{a}{end}'],
	['ends even within a string', '\u{1B}[200~\u{1B}]0;t\u{1B}[201~q', '{end}q'],
	['that never ends is ended by Ctrl-C', '\u{1B}[200~a\u{3}q', '{a}<ctrl-c>q'],
	['is not ended by a mark without a begin', '\u{1B}[201~q', 'q'],
] as const;

for (const [what, bytes, expected] of pastes) {
	test(`a paste ${what}`, () => {
		assert.equal(inShort(decode(bytes)), expected);
	});
}

const answers = [
	['the background', '\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\', '(b=1.0)'],
	['the background, ended by BEL', 'a\u{1B}]11;rgb:0000/0000/0000\u{7}q', 'a(b=0.0)q'],
	['the background, with 8-bit introducers', '\u{9D}11;#ffffff\u{9C}q', '(b=1.0)q'],
	['the device attributes', '\u{1B}[?62;1;4c\u{1B}[?6c\u{9B}?1;2cq', '(a)(a)(a)q'],
	['other attributes, which are ignored', '\u{1B}[>0;276;0c\u{1B}[=1;0c\u{1B}[c', '...'],
	['another colour', '\u{1B}]10;rgb:ffff/ffff/ffff\u{7}\u{1B}]4;11;rgb:ff/ff/ff\u{7}\u{1B}]111;#fff\u{7}', '...'],
	['a colour that is none', '\u{1B}]11;?\u{7}\u{1B}]11;white\u{7}\u{1B}]11;\u{7}\u{1B}]11\u{7}', '....'],
	['a colour in another kind of string', '\u{1B}P11;#fff\u{1B}\\\u{1B}_11;#fff\u{1B}\\', '..'],
	['an endless colour', `\u{1B}]11;#${'f'.repeat(100_000)}\u{7}q`, '.q'],
	['a colour after more than an answer holds', `\u{1B}]${' '.repeat(70)}11;#fff\u{7}q`, '.q'],
	['an answer that Ctrl-C breaks off', '\u{1B}]11;rgb:ffff\u{3}q', '<ctrl-c>q'],
	['an answer that another one breaks off', '\u{1B}]11;rgb:ff\u{1B}[?6cq', '(a)q'],
	['an answer within a paste, which may be forged', '\u{1B}[200~a\u{1B}]11;#fff\u{7}\u{1B}[?6c\u{1B}[201~', '{a}{end}'],
] as const;

for (const [what, bytes, expected] of answers) {
	test(`an answer: ${what}`, () => {
		assert.equal(inShort(decode(bytes)), expected);
		assert.equal(inShort(decode(...bytesOf(bytes).map((byte) => Uint8Array.of(byte)))), expected);
	});
}

/** With a pause between the reads that is long enough for an Escape to be a key. */
function decodeSlowly(...reads: readonly string[]): readonly InputToken[] {
	const decoder = createInputDecoder();
	return reads.flatMap((read) => [...decoder.push(read), ...decoder.decide()]);
}

const slowReads = [
	['the background after its Escape', ['\u{1B}', ']11;#fff\u{7}q'], '<escape>(b=1.0)q'],
	['the background after its introducer', ['\u{1B}]', '11;#fff\u{7}q'], '<alt-]>(b=1.0)q'],
	['the background in its number', ['\u{1B}]1', '1;#fff\u{7}q'], '(b=1.0)q'],
	['the background in its colour', ['\u{1B}]11;#f', 'ff\u{7}q'], '(b=1.0)q'],
	['the background in its end', ['\u{1B}]11;#fff\u{1B}', String.raw`\q`], '(b=1.0)q'],
	['the attributes after their Escape', ['\u{1B}', '[?62;4cq'], '<escape>(a)q'],
	['the attributes after their introducer', ['\u{1B}[', '?62;4cq'], '<alt-[>(a)q'],
	['the attributes in their numbers', ['\u{1B}[?6', '2;4cq'], '(a)q'],
	['Escape and then keys', ['\u{1B}', 'q', '\u{1B}', '\u{1B}[A'], '<escape>q<escape><up>'],
	['Escape and then characters that an answer might have', ['\u{1B}', ']', '[', '?'], '<escape>][?'],
	['Escape and then text', ['\u{1B}', ']1x', '\u{1B}', '[?x'], '<escape>]1x<escape>[?x'],
	['Escape and then an arrow that came in one', ['\u{1B}', ']\u{1B}[A'], '<escape>]<up>'],
	['a string that never ends and then keys', ['\u{1B}]0;t\u{1B}', 'q\\'], '.q\\'],
] as const;

for (const [what, reads, expected] of slowReads) {
	test(`a pause within ${what}`, () => {
		assert.equal(inShort(decodeSlowly(...reads)), expected);
	});
}

const undecided = [
	['Escape', '\u{1B}', '<escape>'],
	['Escape twice', '\u{1B}\u{1B}', '<escape><escape>'],
	['Alt-[', '\u{1B}[', '<alt-[>'],
	['Alt-O', '\u{1B}O', '<alt-O>'],
	['Alt-]', '\u{1B}]', '<alt-]>'],
	['Alt-P', '\u{1B}P', '<alt-P>'],
	['a string whose end stays out', '\u{1B}]0;t\u{1B}', '.'],
] as const;

for (const [what, bytes, expected] of undecided) {
	test(`after a pause without more input it was the key: ${what}`, () => {
		const decoder = createInputDecoder();
		const before = decoder.push(bytes);
		assert.ok(decoder.isUndecided());
		assert.equal(inShort([...before, ...decoder.decide()]), expected);
		assert.ok(!decoder.isUndecided());
		assert.equal(inShort(decoder.push('q')), 'q');
	});
}

for (const bytes of ['', 'a', '\u{1B}[A', '\u{1B}[1', '\u{1B}]0;', '\u{1B}[[']) {
	test(`a pause decides nothing after ${JSON.stringify(bytes)}`, () => {
		const decoder = createInputDecoder();
		decoder.push(bytes);
		assert.ok(!decoder.isUndecided());
		assert.deepEqual(decoder.decide(), []);
	});
}

test('bytes that are no characters are U+FFFD, and what follows is read', () => {
	assert.equal(inShort(decode(Uint8Array.of(0xff, 0x61, 0xe4, 0x1b, 0x5b, 0x41))), '\u{FFFD}a\u{FFFD}<up>');
});

/** What terminals send by themselves or as answers. */
const report = fc.oneof(
	fc.constantFrom(
		'\u{1B}[I',
		'\u{1B}[O',
		'\u{1B}[?1;2c',
		'\u{1B}[>0;276;0c',
		'\u{1B}[=1;0c',
		'\u{1B}[0n',
		'\u{1B}[?0u',
		'\u{1B}[?2026;2$y',
		'\u{1B}[4;1$y',
		'\u{1B}[8;24;80t',
		'\u{1B}[48;24;80;480;800t',
		'\u{1B}[?997;1n',
		'\u{1B}[1;1:3A',
		'\u{1B}[97;1:3u',
		'\u{1B}P>|xterm(390)\u{1B}\\',
		'\u{1B}P1$r0m\u{1B}\\',
		'\u{1B}P!|00000000\u{1B}\\',
		'\u{1B}_Gi=1;OK\u{1B}\\',
		'\u{1B}^private\u{1B}\\',
		'\u{1B}Xstart\u{1B}\\',
		'\u{1B}]52;c;c2VjcmV0\u{7}',
		'\u{1B}]lquit\u{1B}\\',
		'\u{1B}]11;rgb:ffff/ffff/ffff\u{7}',
		'\u{1B}]11;rgb:0000/0000/0000\u{1B}\\',
		'\u{1B}]11;#fff\u{9C}',
	),
	fc.tuple(fc.nat(300), fc.nat(300)).map(([y, x]) => `\u{1B}[${y + 1};${x + 1}R`),
	fc
		.tuple(fc.nat(255), fc.constantFrom('\u{7}', '\u{1B}\\'))
		.map(([color, end]) => `\u{1B}]4;${color};rgb:ffff/0/0${end}`),
	fc
		.tuple(fc.nat(99), fc.nat(300), fc.nat(300), fc.constantFrom('M', 'm'))
		.map((all) => `\u{1B}[<${all.slice(0, 3).join(';')}${all[3]}`),
	fc.tuple(fc.nat(99), fc.nat(300), fc.nat(300)).map((all) => `\u{1B}[${all.join(';')}M`),
);
const x10 = fc.array(fc.nat(255), {minLength: 3, maxLength: 3}).map((values) => [...bytesOf('\u{1B}[M'), ...values]);
const reports = fc
	.array(
		fc.oneof(
			report.map((text) => bytesOf(text)),
			x10,
		),
		{maxLength: 12},
	)
	.map((all) => all.flat());

function split(bytes: readonly number[], ends: readonly number[]): readonly Uint8Array[] {
	const cuts = [0, ...ends.map((end) => end % (bytes.length + 1)), bytes.length].toSorted((one, other) => one - other);
	return cuts.slice(1).map((end, index) => Uint8Array.from(bytes.slice(cuts[index], end)));
}

const typedTypes: ReadonlySet<InputToken['type']> = new Set(['text', 'key', 'paste', 'pasteEnd']);
const ends = fc.array(fc.nat(), {maxLength: 20});

test('reports are never a key or text, however they are split into reads', () => {
	fc.assert(
		fc.property(reports, ends, (bytes, cuts) => {
			const tokens = decode(...split(bytes, cuts));
			assert.ok(
				tokens.every(({type}) => !typedTypes.has(type)),
				inShort(tokens),
			);
		}),
		{numRuns: 500},
	);
});

test('what is typed between reports arrives whole', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'I', '租', '[', '~'), reports)), ends, (pairs, cuts) => {
			const bytes = pairs.flatMap(([character, after]) => [...bytesOf(character), ...after]);
			const text = pairs.map(([character]) => character).join('');
			const typed = decode(...split(bytes, cuts)).filter(({type}) => typedTypes.has(type));
			assert.equal(inShort(typed), text);
		}),
	);
});

test('any bytes give the same tokens, however they are split into reads', () => {
	const sign = fc.constantFrom(
		0x1b,
		0x1b,
		0x5b,
		0x4f,
		0x5d,
		0x50,
		0x4d,
		0x3b,
		0x31,
		0x32,
		0x30,
		0x7e,
		0x41,
		0x07,
		0x5c,
		0x9b,
		0xc2,
		0xe7,
	);
	const any = fc.array(fc.oneof(sign, fc.nat(255)), {maxLength: 60});
	fc.assert(
		fc.property(any, ends, (bytes, cuts) => {
			assert.deepEqual(decode(...split(bytes, cuts)), decode(Uint8Array.from(bytes)));
		}),
		{numRuns: 2000},
	);
});
