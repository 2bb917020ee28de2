import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {readTerminal} from '../../source/system/terminal-reader.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';
import {createManualClock} from '../helpers/manual-clock.js';

function open({onPause}: {readonly onPause?: () => void} = {}) {
	const {stdin: input} = createFakeTerminal({columns: 80, rows: 24});
	const clock = createManualClock();
	const got: string[] = [];
	const stop = readTerminal({
		input,
		clock,
		escapeMs: 50,
		onTokens(tokens) {
			got.push(...tokens.map((token) => ('name' in token ? token.name : 'text' in token ? token.text : token.type)));
		},
		...(onPause === undefined ? {} : {onPause}),
	});
	return {
		clock,
		got,
		stop,
		input,
		async send(chunk: string | Uint8Array) {
			input.push(chunk);
			await nextTurn();
		},
	};
}

test('an Escape is a key once nothing has followed for the time given', async () => {
	const {clock, got, send} = open();
	await send('\u{1B}');
	await clock.advance(49);
	assert.deepEqual(got, []);
	await clock.advance(1);
	assert.deepEqual(got, ['escape']);
});

test('an Escape whose rest comes in time is a sequence, and the wait begins again with every read', async () => {
	const {clock, got, send} = open();
	await send('\u{1B}');
	await clock.advance(40);
	await send('[');
	await clock.advance(40);
	await send('A');
	await clock.advance(1000);
	assert.deepEqual(got, ['up']);
	assert.equal(clock.sleepers(), 0);
});

test('bytes of the mouse that are no characters are read as such', async () => {
	const {got, send} = open();
	await send(Uint8Array.of(0x1b, 0x5b, 0x4d, 0x20, 0xc3, 0xff, 0x71));
	assert.deepEqual(got, ['ignored', 'q']);
});

test('nothing is read or waited for once it is stopped', async () => {
	const {clock, got, send, stop, input} = open();
	await send('\u{1B}');
	stop();
	await clock.advance(1000);
	assert.deepEqual(got, []);
	assert.equal(input.listenerCount('readable'), 0);
});

test('a pause after a read is announced', async () => {
	let pauses = 0;
	const {clock, send} = open({
		onPause() {
			pauses++;
		},
	});
	await send('a');
	await clock.advance(49);
	assert.equal(pauses, 0);
	await clock.advance(1000);
	assert.equal(pauses, 1);
});
