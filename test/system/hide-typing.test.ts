import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {hideTyping} from '../../source/system/hide-typing.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';

function open() {
	const terminal = createFakeTerminal({columns: 80, rows: 24});
	const work = Promise.withResolvers<string>();
	return {terminal, work, result: hideTyping(work.promise, terminal.stdin)};
}

test('while work is done the terminal does not echo, and what is typed is dropped', async () => {
	const {terminal, work, result} = open();
	assert.ok(terminal.isRaw());
	terminal.type('secret\r');
	await nextTurn();
	assert.equal(terminal.stdin.readableLength, 0);
	work.resolve('done');
	assert.equal(await result, 'done');
	assert.ok(!terminal.isRaw());
	assert.equal(terminal.stdin.listenerCount('readable'), 0);
});

test('Ctrl-C ends the wait for it', async () => {
	const {terminal, result} = open();
	terminal.type('x\u{3}');
	assert.equal(await result, undefined);
	assert.ok(!terminal.isRaw());
});

test('work that fails gives the terminal back', async () => {
	const {terminal, work, result} = open();
	work.reject(new Error('it failed'));
	await assert.rejects(result, /it failed/v);
	assert.ok(!terminal.isRaw());
});
