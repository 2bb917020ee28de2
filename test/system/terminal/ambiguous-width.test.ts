import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {PassThrough} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'node:test';
import {isAmbiguousWide, isMultiplexer} from '../../../source/system/terminal/ambiguous-width.js';
import {aborted} from '../../../source/system/race.js';

/** A terminal that answers with these bytes; without an answer the limit passes. */
async function ask(answers: readonly string[], {encoding}: {readonly encoding?: 'utf8'} = {}) {
	const input = new PassThrough();
	if (encoding !== undefined) {
		input.setEncoding(encoding);
	}

	const limit = new AbortController();
	const writes: string[] = [];
	const result = isAmbiguousWide({
		input,
		output: {
			write(text) {
				writes.push(text);
			},
		},
		clock: {
			async sleep(_ms, signal) {
				await aborted(AbortSignal.any([signal, limit.signal]));
			},
		},
		limitMs: 250,
		signal: new AbortController().signal,
	});
	for (const answer of answers) {
		input.write(answer);
		// eslint-disable-next-line no-await-in-loop -- bytes arrive one read after the other
		await nextTurn();
	}

	limit.abort();
	const isWide = await result;
	const left = input.read() as string | Buffer | null;
	return {isWide, keys: left === null ? '' : Buffer.from(left).toString(), written: writes.join('')};
}

test('the sample is drawn in the first cell, asked about, and erased', async () => {
	const {written} = await ask([]);
	assert.equal(written, '\u{1B}[H─·\u{1B}[6n\r\u{1B}[K');
});

const answers = [
	['two cells for two characters', ['\u{1B}[1;3R'], false, ''],
	['four cells', ['\u{1B}[1;5R'], true, ''],
	['three: one of them is wide', ['\u{1B}[1;4R'], true, ''],
	['no answer', [], false, ''],
	['keys alone', ['jq'], false, 'jq'],
	['keys around the answer', ['j\u{1B}[1;5Rq'], true, 'jq'],
	['an answer in pieces', ['\u{1B}[1', ';5R'], true, ''],
	['an arrow key before the answer', ['\u{1B}[B', '\u{1B}[1;3R'], false, '\u{1B}[B'],
	['a letter of two bytes', ['é\u{1B}[1;5R'], true, 'é'],
] as const;

for (const [name, bytes, isWide, keys] of answers) {
	for (const encoding of [undefined, 'utf8'] as const) {
		test(`${name}, read as ${encoding ?? 'bytes'}: ${isWide ? 'wide' : 'narrow'}, and keys are kept`, async () => {
			const result = await ask(bytes, encoding === undefined ? {} : {encoding});
			assert.deepEqual([result.isWide, result.keys], [isWide, keys]);
		});
	}
}

test('tmux and screen answer for themselves', () => {
	assert.equal(isMultiplexer({TERM: 'xterm-256color'}), false);
	for (const env of [{TMUX: '/tmp/tmux'}, {STY: '1.pts'}, {TERM: 'screen-256color'}, {TERM: 'tmux'}]) {
		assert.equal(isMultiplexer(env), true);
	}
});
