import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {copyText, mostClipboardBytes} from '../../source/system/clipboard.js';

const tmux = {TMUX: '/tmp/tmux-1000/default,1,0'};

type Setting = {
	readonly env?: Readonly<Record<string, string>>;
	readonly isTmuxWilling?: boolean;
	readonly isTerminalOurs?: boolean;
};

async function copy(text: string, {env = {}, isTmuxWilling = false, isTerminalOurs = true}: Setting = {}) {
	const loaded: string[] = [];
	const sent: string[] = [];
	const how = await copyText(text, {
		env,
		async loadTmuxBuffer(given) {
			loaded.push(given);
			return isTmuxWilling ? 'taken' : 'refused';
		},
		terminal: {
			send(sequence) {
				if (isTerminalOurs) {
					sent.push(sequence);
				}

				return isTerminalOurs;
			},
		},
	});
	return {how, loaded, sent};
}

const osc52 = (text: string) => `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`;

test('the terminal gets the text as OSC 52, in UTF-8', async () => {
	assert.deepEqual(await copy('# 恢复\n'), {how: 'terminal', loaded: [], sent: [osc52('# 恢复\n')]});
});

test('inside tmux, tmux gets it, and nothing is sent to the terminal', async () => {
	assert.deepEqual(await copy('note', {env: tmux, isTmuxWilling: true}), {how: 'tmux', loaded: ['note'], sent: []});
});

test('where tmux does not take it, OSC 52 is sent plain and passed through, in one piece', async () => {
	const {how, sent} = await copy('note', {env: tmux});
	assert.equal(how, 'terminal');
	assert.deepEqual(sent, [`${osc52('note')}\u{1B}Ptmux;\u{1B}${osc52('note')}\u{1B}\\`]);
});

test('GNU screen passes it on in strings that it has room for', async () => {
	const text = 'x'.repeat(1000);
	const {how, sent} = await copy(text, {env: {STY: '4242.pts-0.host'}});
	assert.equal(how, 'terminal');
	assert.equal(sent.length, 1);
	const [whole = ''] = sent;
	const strings = whole.split('\u{1B}P').slice(1);
	assert.ok(strings.length > 5);
	for (const string of strings) {
		assert.ok(string.length <= 250);
		assert.ok(string.endsWith('\u{1B}\\'));
	}

	assert.equal(strings.map((string) => string.slice(0, -2)).join(''), osc52(text));
});

test('a variable without a value counts as absent', async () => {
	const {sent} = await copy('note', {env: {TMUX: '', STY: ''}});
	assert.deepEqual(sent, [osc52('note')]);
});

test('nothing is said to be copied while the terminal is not ours', async () => {
	for (const env of [{}, tmux, {STY: '1.x'}]) {
		// eslint-disable-next-line no-await-in-loop -- one after another
		const {how} = await copy('note', {env, isTerminalOurs: false});
		assert.equal(how, undefined);
	}
});

test('the longest text is no more than 74,994 characters of base64', () => {
	const {length} = Buffer.alloc(mostClipboardBytes).toString('base64');
	assert.ok(length <= 74_994);
	assert.ok(length > 74_980);
});
