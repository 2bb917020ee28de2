import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {askHidden} from '../../source/system/hidden-prompt.js';
import type {JobControl, JobListeners} from '../../source/system/job-control.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';

const question = 'Password: ';
/** The terminal marks pastes as long as the prompt waits. */
const [begin, end] = [`\u{1B}[?2004h${question}`, '\u{1B}[?2004l\n'];

/** A shell that notes down what it sees of the terminal when the program stops. */
function createShell(onStop: () => void = ignore, isInForeground: () => boolean = () => true) {
	const listeners = new Set<JobListeners>();
	const jobControl: JobControl = {
		signalGroup: () => false,
		listen(added) {
			listeners.add(added);
			return () => {
				listeners.delete(added);
			};
		},
		stop: onStop,
		isInForeground,
	};
	return {jobControl, listeners};
}

function ignore(): void {
	// Nobody stops it.
}

/** A reader in front of a prompt. */
function ask(isInForeground: () => boolean = () => true) {
	const terminal = createFakeTerminal({columns: 80, rows: 24});
	const {stdin: input, stdout: output} = terminal;
	const controller = new AbortController();
	const {signal} = controller;
	const modes: boolean[] = [];
	const shell = createShell(() => {
		modes.push(input.isRaw);
	}, isInForeground);
	const answer = askHidden({
		question,
		input,
		output,
		signal,
		jobControl: shell.jobControl,
		marksPastes: true,
		onBackground: ignore,
	});
	return {terminal, input, controller, shell, modes, answer};
}

const typed = [
	['what was typed up to Enter', ['secret\r'], 'secret'],
	['what was typed up to a line feed', ['secret\n'], 'secret'],
	['what was typed up to Ctrl-D', ['secret\u{4}'], 'secret'],
	['key after key', ['s', 'e', 'c', 'r', 'e', 't', '\r'], 'secret'],
	['the first of the lines that were pasted', ['secret\rmore\r'], 'secret'],
	['the empty password', ['\r'], ''],
	['the empty password for Ctrl-D', ['\u{4}'], ''],
	['blanks as they are', [' a b\t\r'], ' a b\t'],
	['any script', ['pässwörd 中😀\r'], 'pässwörd 中😀'],
	['what Backspace left', ['secrez\u{7F}t\r'], 'secret'],
	['what Ctrl-H left', ['secrez\b', 't\r'], 'secret'],
	['what Ctrl-U and Ctrl-W left', ['wrong\u{15}', 'secret wrong\u{17}\u{7F}', '\r'], 'secret'],
	['what a focus event left alone', ['\u{1B}[I', 'sec\u{1B}', '[Oret\r'], 'secret'],
	['what was pasted', ['\u{1B}[200~sec', 'ret\u{1B}[201~', '\r'], 'secret'],
	['the first line of a paste, and nothing of its rest', ['\u{1B}[200~secret\nq', '\nq\u{1B}[20', '1~'], 'secret'],
	['the first line of a paste that the terminal does not end', ['\u{1B}[200~secret\nq'], 'secret'],
	['a whole character less for each Backspace', ['a中😀\u{7F}\u{7F}b\r'], 'ab'],
	['nothing less than nothing', ['\u{7F}\u{7F}a\r'], 'a'],
	['no key that is no character', ['\u{1}sec\u{0}\u{C}ret\u{85}\r'], 'secret'],
	['nothing after Ctrl-C', ['secret\u{3}'], undefined],
	['nothing after Ctrl-C alone', ['\u{3}'], undefined],
	['nothing after Ctrl-C, though Enter follows', ['secret\u{3}\r'], undefined],
] as const;

for (const [name, keys, expected] of typed) {
	test(`a hidden prompt answers ${name}`, async () => {
		const {terminal, answer} = ask();
		for (const key of keys) {
			terminal.type(key);
		}

		assert.equal(await answer, expected);
	});

	test(`nothing is shown of it: ${name}`, async () => {
		const {terminal, answer} = ask();
		for (const key of keys) {
			assert.equal(terminal.written(), begin);
			terminal.type(key);
			// eslint-disable-next-line no-await-in-loop -- one key after another is the point
			await nextTurn();
		}

		await answer;
		assert.equal(terminal.written(), `${begin}${end}`);
	});
}

test('a character that arrives in two parts is one', async () => {
	const {terminal, input, answer} = ask();
	const bytes = new TextEncoder().encode('中');
	input.push(bytes.slice(0, 1));
	await nextTurn();
	input.push(bytes.slice(1));
	terminal.type('\r');
	assert.equal(await answer, '中');
});

test('a program that is told to end does not wait for an answer', async () => {
	const {terminal, input, controller, answer} = ask();
	terminal.type('half a pass');
	controller.abort();
	assert.equal(await answer, undefined);
	assert.ok(!terminal.isRaw());
	assert.equal(input.listenerCount('readable'), 0);
});

for (const key of ['\r', '\u{3}']) {
	test(`the terminal is raw while the prompt waits, and as before after ${JSON.stringify(key)}`, async () => {
		const {terminal, input, answer} = ask();
		assert.ok(terminal.isRaw());
		terminal.type('secret');
		await nextTurn();
		assert.ok(terminal.isRaw());
		terminal.type(key);
		await answer;
		assert.ok(!terminal.isRaw());
		// A keyboard that is read keeps the process alive.
		assert.equal(input.listenerCount('readable'), 0);
		assert.equal(input.listenerCount('data'), 0);
	});
}

test('keys that are pressed after the answer come to the next reader', async () => {
	const {terminal, input, answer} = ask();
	terminal.type('secret\r');
	await answer;
	let keys = '';
	input.on('readable', () => {
		for (let chunk = input.read() as string | null; chunk !== null; chunk = input.read() as string | null) {
			keys += chunk;
		}
	});
	for (const key of ['j', 'q']) {
		terminal.type(key);
		// eslint-disable-next-line no-await-in-loop -- one key after another is the point
		await nextTurn();
	}

	assert.equal(keys, 'jq');
});

test('a terminal that cannot mark pastes is not asked to', async () => {
	const {stdin: input, stdout: output, written} = createFakeTerminal({columns: 80, rows: 24});
	const controller = new AbortController();
	const {jobControl} = createShell();
	const answer = askHidden({
		question,
		input,
		output,
		signal: controller.signal,
		jobControl,
		marksPastes: false,
		onBackground: ignore,
	});
	controller.abort();
	await answer;
	assert.equal(written(), `${question}\n`);
});

test('the terminal is raw before the question is there: a quick answer is not echoed either', async () => {
	const {stdin: input} = createFakeTerminal({columns: 80, rows: 24});
	const modes: boolean[] = [];
	const output = new Writable({
		write(_chunk, _encoding, done) {
			modes.push(input.isRaw);
			done();
		},
	});
	const controller = new AbortController();
	const answer = askHidden({
		question,
		input,
		output,
		signal: controller.signal,
		jobControl: createShell().jobControl,
		marksPastes: false,
		onBackground: ignore,
	});
	controller.abort();
	await answer;
	assert.equal(modes[0], true);
});

const asked = (terminal: {written: () => string}) => terminal.written().split(question).length - 1;

async function waitForQuestions(terminal: {written: () => string}, count: number): Promise<void> {
	while (asked(terminal) < count) {
		// eslint-disable-next-line no-await-in-loop -- until it is there
		await nextTurn();
	}
}

test('Ctrl-Z stops with echo on, and the question is asked anew, with echo off', async () => {
	const {terminal, input, shell, modes, answer} = ask();
	terminal.type('half\u{1A}');
	await waitForQuestions(terminal, 2);
	assert.deepEqual(modes, [false]);
	assert.ok(terminal.isRaw());
	terminal.type('secret\r');
	assert.equal(await answer, 'secret');
	assert.ok(!input.isRaw);
	assert.equal(shell.listeners.size, 0);
});

test('a stop from elsewhere is one too, and a return without a stop asks anew', async () => {
	const {terminal, input, shell, modes, answer} = ask();
	for (const {onStop} of shell.listeners) {
		onStop();
	}

	await waitForQuestions(terminal, 2);
	assert.deepEqual(modes, [false]);
	input.setRawMode(false);
	for (const {onReturn} of shell.listeners) {
		onReturn();
	}

	assert.equal(asked(terminal), 3);
	assert.ok(terminal.isRaw());
	terminal.type('secret\r');
	assert.equal(await answer, 'secret');
});

test('who is told to end while it is stopped asks nothing more', async () => {
	const {terminal, controller, shell, answer} = ask();
	terminal.type('\u{1A}');
	await nextTurn();
	controller.abort();
	assert.equal(await answer, undefined);
	await nextTurn();
	assert.equal(asked(terminal), 1);
	assert.ok(!terminal.isRaw());
	assert.equal(shell.listeners.size, 0);
});

test('in the background nothing is asked and the modes of the terminal stay; an end ends the wait', async () => {
	const {terminal, input, controller, answer} = ask(() => false);
	await nextTurn();
	assert.deepEqual([terminal.written(), terminal.isRaw(), input.listenerCount('readable')], ['', false, 0]);
	controller.abort();
	assert.equal(await answer, undefined);
	assert.equal(terminal.written(), '');
});

test('a prompt that is continued in the background asks again in the foreground alone', async () => {
	let isOurs = true;
	const {terminal, input, controller, shell, answer} = ask(() => isOurs);
	await nextTurn();
	const before = terminal.written();
	isOurs = false;
	for (const {onReturn} of shell.listeners) {
		onReturn();
	}

	await nextTurn();
	assert.equal(terminal.written(), before);
	controller.abort();
	assert.equal(await answer, undefined);
	// To restore the modes in the background would stop the program.
	assert.equal(input.isRaw, true);
});
