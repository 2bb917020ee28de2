import assert from 'node:assert/strict';
import test from 'node:test';
import {formatHelp} from '../../source/command-line/help.js';
import {en} from '../../source/locale/en.js';

const whom = {address: 'h:1', tenant: 'rt2'};
const problems = Object.entries(en.problems);

for (const [reason, {message, hint, laterHint = hint}] of problems) {
	test(`the message of "${reason}" says whom it concerns, its hint what to do`, () => {
		assert.match(message(whom), /h:1|rt2|tenant sys/v);
		for (const text of [hint, laterHint]) {
			assert.match(text, /^[a-z]/v);
			assert.doesNotMatch(text, /\?$/v);
		}
	});
}

test('a hint fits into one line of a small terminal, but for the one that has two things to say', () => {
	const long = problems
		.filter(([, {hint, laterHint = hint}]) => Math.max(hint.length, laterHint.length) > 76)
		.map(([reason]) => reason);
	assert.deepEqual(long, ['wrongPassword']);
});

test('hints name only options that the help lists', () => {
	for (const [, {hint, laterHint = ''}] of problems) {
		for (const option of `${hint} ${laterHint}`.match(/--[\-a-z]+/gv) ?? []) {
			assert.ok(formatHelp(en.usage).includes(option), option);
		}
	}
});

test('labels fit into their column', () => {
	const {data, log, rate, phase, from, to, tabletsLabel, elapsed, reason, trace, unknown} = en.screen;
	for (const label of [data, log, rate, phase, from, to, tabletsLabel, elapsed, reason, trace]) {
		assert.ok(label.length <= 8, label);
	}

	assert.ok(unknown.length <= 7);
});

test('percents are written without a space', () => {
	const percents = [en.percentOf('data', '62.8'), ...en.screen.helpSigns.flat()].filter((text) => text.includes('%'));
	assert.ok(percents.length > 1);
	assert.deepEqual(
		percents.filter((text) => text.includes(' %')),
		[],
	);
});
