import assert from 'node:assert/strict';
import test from 'node:test';
import {formatHelp} from '../../source/command-line/help.js';
import {en} from '../../source/locale/en.js';
import {zh} from '../../source/locale/zh.js';
import {widthOf} from '../../source/ui/line/width.js';

/** A text of both languages, and where it stands: "screen.rate". */
type Pair = {readonly place: string; readonly english: string; readonly chinese: string};

/** Arguments that no text contains by itself. */
const samples = ['q1q', 'q2q', 'q3q'] as const;

/** The arguments of a text about a problem. */
const subject = {address: 'q1q', tenant: 'q1q'};

// Every text of both languages; of a function what it makes of the samples.
function* pairs(english: unknown, chinese: unknown, place: string): Generator<Pair> {
	if (typeof english === 'string') {
		yield {place, english, chinese: typeof chinese === 'string' ? chinese : assert.fail(place)};
	} else if (typeof english === 'function') {
		const given = /^problems\..*\.message$/v.test(place) ? [subject] : samples;
		const write = typeof chinese === 'function' ? chinese : assert.fail(place);
		yield* pairs(Reflect.apply(english, undefined, given), Reflect.apply(write, undefined, given), place);
	} else if (typeof english === 'object') {
		const theirs = new Map(Object.entries(chinese ?? {}));
		for (const [key, value] of Object.entries(english ?? {})) {
			// Chinese has no form for one thing.
			if (key !== 'one') {
				yield* pairs(value, theirs.get(key), place === '' ? key : `${place}.${key}`);
			}
		}
	}
}

const all = [...pairs(en, zh, '')];
const han = /\p{Script=Han}/v;

/** What is written alike in both languages: signs, units, names, and what readers type. */
const alike = new RegExp(
	`^(?:${[
		String.raw`percentOf|separators\.word`,
		String.raw`restoreDetail\.taskMeanings\.(?:atWork|done)`,
		String.raw`screen\.(?:sqlOn|discovery\.sql|clusterFilter|perSecond|eta|etaAtLeast|etaRange|noEta)`,
		String.raw`screen\.help(?:Filter|Signs|Figures)\.\d+\.0`,
		String.raw`usage\.help\.exitCodes\.\d+\.0`,
	].join('|')})$`,
	'v',
);

test('there are texts to compare', () => {
	assert.ok(all.length > 500, String(all.length));
});

test('every text is translated', () => {
	const same = all.filter(({place, english, chinese}) => chinese === english && !alike.test(place));
	assert.deepEqual(
		same.map(({place, chinese}) => `${place}: ${chinese}`),
		[],
	);
});

test('no argument is lost', () => {
	for (const {place, english, chinese} of all) {
		for (const sample of samples) {
			assert.equal(chinese.includes(sample), english.includes(sample), `${place}: ${chinese}`);
		}
	}
});

test('options, variables, columns and commands stay as they are typed', () => {
	const typed = /--[a-z][\-a-z]+|RESTOP_[A-Z_]+|\b[A-Z]+_[A-Z_]+/gv;
	for (const {place, english, chinese} of all) {
		const named = (text: string) => new Set(text.match(typed));
		assert.deepEqual(named(chinese), named(english), `${place}: ${chinese}`);
	}
});

test('there is no half-width punctuation beside a Chinese character', () => {
	const half = /\p{Script=Han}\s?[!\(\),.:;?]|[!\(\),.:;?]\s?\p{Script=Han}/v;
	const wrong = all
		// A file of settings has its own syntax, and a path may end before a Chinese character.
		.filter(({place}) => !place.endsWith('.template'))
		.filter(({chinese}) => half.test(chinese));
	assert.deepEqual(
		wrong.map(({place, chinese}) => `${place}: ${chinese}`),
		[],
	);
});

test('there is a space between Chinese and Latin letters', () => {
	const tight = /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/v;
	const wrong = all.filter(({chinese}) => tight.test(chinese.replaceAll(/q[1-3]q/gv, ' ')));
	assert.deepEqual(
		wrong.map(({place, chinese}) => `${place}: ${chinese}`),
		[],
	);
});

test('what people read is Chinese', () => {
	const words = new Set(['phases', 'silences', 'counts', 'steps', 'keys', 'notices', 'problems', 'report']);
	const read = all.filter(({place}) => words.has(place.split('.', 1)[0] ?? ''));
	for (const {place, chinese} of read) {
		assert.match(chinese, han, place);
	}
});

test('a hint fits into one line of a small terminal, but for the one that has two things to say', () => {
	const long = Object.entries(zh.problems)
		.filter(([, {hint, laterHint = hint}]) => Math.max(widthOf(hint), widthOf(laterHint)) > 76)
		.map(([reason]) => reason);
	assert.deepEqual(long, ['wrongPassword']);
});

test('labels fit into their column', () => {
	const {data, log, rate, phase, from, to, tabletsLabel, elapsed, reason, where, trace, next, comment, unknown} =
		zh.screen;
	const labels = [data, log, rate, phase, from, to, tabletsLabel, elapsed, reason, where, trace, next, comment];
	for (const label of [...labels, ...Object.values(zh.restoreDetail.labels)]) {
		assert.ok(widthOf(label) <= 8, label);
	}

	assert.ok(widthOf(unknown) <= 7);
	assert.ok(widthOf(zh.screen.columns.elapsed) <= 7);
});

test('states fit into the column of a small terminal', () => {
	for (const state of [...Object.values(zh.phases), ...Object.values(zh.silences), zh.states.dropped]) {
		assert.ok(widthOf(state) <= 13, state);
	}
});

test('the help names every option, and begins its explanations in one column', () => {
	const lines = formatHelp(zh.usage).split('\n');
	assert.ok(lines.some((line) => /^ {2}-n, --interval SECONDS\s+两轮/v.test(line)));
	assert.deepEqual(
		formatHelp(zh.usage).match(/^ {2}(?:-\w, )?--[\-a-z]+/gmv),
		formatHelp(en.usage).match(/^ {2}(?:-\w, )?--[\-a-z]+/gmv),
	);
});
