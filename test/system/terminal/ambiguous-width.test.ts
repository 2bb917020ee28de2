import assert from 'node:assert/strict';
import test from 'node:test';
import {createWidthProbe, isMultiplexer} from '../../../source/system/terminal/ambiguous-width.js';
import {createInputDecoder} from '../../../source/text/terminal-input/input-decoder.js';

/** How often a terminal with these answers was found to be wide, and what it was sent. */
function probe(answers: readonly string[], {isAsked = true} = {}) {
	const writes: string[] = [];
	let found = 0;
	const output = {
		write(text: string) {
			writes.push(text);
		},
	};
	const widthProbe = createWidthProbe(output, () => {
		found++;
	});
	if (isAsked) {
		widthProbe.ask();
	}

	const decoder = createInputDecoder();
	for (const token of answers.flatMap((answer) => decoder.push(answer))) {
		widthProbe.take(token);
	}

	return {found, written: writes.join('')};
}

test('the sample is drawn in the first cell, asked about, and erased', () => {
	assert.equal(probe([]).written, '\u{1B}[H─·\u{1B}[6n\r\u{1B}[K');
});

const answers: ReadonlyArray<readonly [name: string, answers: readonly string[], found: number]> = [
	['two cells for two characters', ['\u{1B}[1;3R'], 0],
	['four cells', ['\u{1B}[1;5R'], 1],
	['three: one of them is wide', ['\u{1B}[1;4R'], 1],
	['no answer', [], 0],
	['keys alone', ['jq\u{1B}[B'], 0],
	['an answer between keys', ['j\u{1B}[1;5Rq'], 1],
	['an answer in pieces', ['\u{1B}[1', ';5R'], 1],
	['a second answer, to another question', ['\u{1B}[1;3R', '\u{1B}[7;40R'], 0],
	['the same answer twice', ['\u{1B}[1;5R\u{1B}[1;5R'], 1],
];

for (const [name, bytes, found] of answers) {
	test(`${name}: ${found === 0 ? 'not ' : ''}wide`, () => {
		assert.equal(probe(bytes).found, found);
	});
}

test('an answer that was not asked for is ignored', () => {
	assert.equal(probe(['\u{1B}[1;5R'], {isAsked: false}).found, 0);
});

test('tmux and screen answer for themselves', () => {
	assert.equal(isMultiplexer({TERM: 'xterm-256color'}), false);
	for (const env of [{TMUX: '/tmp/tmux'}, {STY: '1.pts'}, {TERM: 'screen-256color'}, {TERM: 'tmux'}]) {
		assert.equal(isMultiplexer(env), true);
	}
});
