import assert from 'node:assert/strict';
import test from 'node:test';
import {createBackgroundProbe, isLightByEnvironment} from '../../../source/system/terminal/background.js';
import {createInputDecoder} from '../../../source/text/terminal-input/input-decoder.js';

const [white, black, attributes] = ['\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\', '\u{1B}]11;#000000\u{7}', '\u{1B}[?62;4c'];

/** The backgrounds that a terminal with these answers was found to have, and what it was sent. */
function probe(answers: readonly string[], {times = 1} = {}) {
	const sent: string[] = [];
	const found: string[] = [];
	const backgroundProbe = createBackgroundProbe(
		(question) => {
			sent.push(question);
		},
		(isLight) => {
			found.push(isLight ? 'light' : 'dark');
		},
	);
	const decoder = createInputDecoder();
	for (const [place, answer] of [...answers, ''].entries()) {
		if (place < times) {
			backgroundProbe.ask();
		}

		for (const token of decoder.push(answer)) {
			backgroundProbe.take(token);
		}
	}

	return {found: found.join(' '), sent};
}

test('the background is asked for, then the device attributes', () => {
	assert.deepEqual(probe([]).sent, ['\u{1B}]11;?\u{1B}\\\u{1B}[c']);
});

const cases: ReadonlyArray<readonly [name: string, answers: readonly string[], found: string]> = [
	['white', [white, attributes], 'light'],
	['black', [black, attributes], 'dark'],
	['grey', ['\u{1B}]11;#808080\u{7}', attributes], 'light'],
	['dark grey', ['\u{1B}]11;rgb:7f7f/7f7f/7f7f\u{7}', attributes], 'dark'],
	['pure blue', ['\u{1B}]11;#0000ff\u{7}', attributes], 'dark'],
	['no answer', [], ''],
	['no answer but the attributes', [attributes], ''],
	['keys alone', ['jq\u{1B}[B'], ''],
	['an answer between keys', [`j${white}q`], 'light'],
	['an answer in pieces', ['\u{1B}', ']11;rgb:ffff/ff', 'ff/ffff\u{1B}', '\\'], 'light'],
	['an answer after the attributes, which nobody waits for', [attributes, white], ''],
	['a colour that is none', ['\u{1B}]11;?\u{7}', attributes], ''],
	['the foreground', ['\u{1B}]10;rgb:ffff/ffff/ffff\u{7}', attributes], ''],
];

for (const [name, answers, found] of cases) {
	test(`${name}: ${found === '' ? 'unknown' : found}`, () => {
		assert.equal(probe(answers).found, found);
	});
}

test('what nobody has asked for is no answer', () => {
	assert.equal(probe([white, attributes], {times: 0}).found, '');
});

test('a second question has an answer of its own', () => {
	const answers = [`${white}${attributes}${black}`, `${black}${attributes}${white}`];
	assert.equal(probe(answers, {times: 1}).found, 'light');
	assert.equal(probe(answers, {times: 2}).found, 'light dark');
});

test('COLORFGBG names a light background by its number', () => {
	for (const colors of ['0;15', '0;7', '0;default;15', '12;11', 'default;15']) {
		assert.equal(isLightByEnvironment({COLORFGBG: colors}), true, colors);
	}

	for (const colors of [
		undefined,
		'',
		'15;0',
		'15;default;0',
		'7;8',
		'15',
		'0;default',
		'0;16',
		'0;77',
		'0;7;',
		'0;0;0;7',
	]) {
		assert.equal(isLightByEnvironment({COLORFGBG: colors}), false, colors);
	}
});
