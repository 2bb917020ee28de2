import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {openKeyboard} from '../../source/system/keyboard.js';
import type {InputToken} from '../../source/text/terminal-input/input-token.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';
import {createManualClock} from '../helpers/manual-clock.js';

function open({isTTY = true} = {}) {
	const terminal = createFakeTerminal({columns: 80, rows: 24});
	Object.assign(terminal.stdin, {isTTY});
	const tokens: InputToken[] = [];
	const keyboard = openKeyboard(terminal.stdin, {
		clock: createManualClock(),
		onTokens(more) {
			tokens.push(...more);
		},
	});
	return {
		terminal,
		tokens,
		keyboard,
		async type(keys: string) {
			terminal.type(keys);
			await nextTurn();
		},
	};
}

const j: InputToken = {type: 'text', text: 'j'};

test('keys are read raw, Ctrl-C too', async () => {
	const {terminal, tokens, type} = open();
	assert.ok(terminal.isRaw());
	await type('\u{3}');
	assert.deepEqual(tokens, [{type: 'key', name: 'ctrl-c'}]);
});

test('a keyboard that is lent is read by others, and taken again', async () => {
	const {terminal, tokens, keyboard, type} = open();
	const use = Promise.withResolvers<undefined>();
	const lent = keyboard.lend(async () => use.promise);
	assert.ok(!terminal.isRaw());
	assert.equal(terminal.stdin.listenerCount('readable'), 0);
	use.resolve(undefined);
	await lent;
	assert.ok(terminal.isRaw());
	await type('j');
	assert.deepEqual(tokens, [j]);
});

test('a keyboard is given back at the end, also while it is lent', async () => {
	const {terminal, keyboard} = open();
	const use = Promise.withResolvers<undefined>();
	const lent = keyboard.lend(async () => use.promise);
	keyboard.close();
	use.resolve(undefined);
	await lent;
	assert.ok(!terminal.isRaw());
	assert.equal(terminal.stdin.listenerCount('readable'), 0);
});

test('what is no terminal is left alone', async () => {
	const {terminal, keyboard} = open({isTTY: false});
	assert.ok(!terminal.isRaw());
	assert.equal(terminal.stdin.listenerCount('readable'), 0);
	let isUsed = false;
	await keyboard.lend(async () => {
		isUsed = true;
	});
	keyboard.close();
	assert.ok(isUsed);
	assert.ok(!terminal.isRaw());
});
