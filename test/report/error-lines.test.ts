import assert from 'node:assert/strict';
import test from 'node:test';
import type {ProblemReason} from '../../source/domain/problem.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import {findErrors, formatErrors, nextErrors, type WrittenErrors} from '../../source/report/error-lines.js';
import {english} from '../../source/locale/en.js';
import {address, createState, factAt, failedWith, fold, problem, readAt, reading, type Step} from '../helpers/facts.js';

function errorsOf(steps: readonly Step[], tenants: readonly string[] = ['rt2']): readonly string[] {
	return formatErrors(fold(steps, tenants), english);
}

const running = readAt(0, reading());
const back = readAt(2, reading());
const refused = problem('refused');
const absent = failedWith(problem('tenantAbsent'));

test('without a problem there is no line', () => {
	assert.deepEqual(errorsOf([]), []);
	assert.deepEqual(errorsOf([running]), []);
});

test('a line has the program, what is wrong and what to do', () => {
	const {message, hint} = english.describeProblem(refused, {address});
	assert.match(message, /10\.10\.10\.1:2886/v);
	assert.deepEqual(errorsOf([[0, failedWith(refused)]]), [`restop: ${message}; ${hint}`]);
});

test('an error of the cluster is one line, however many tenants are watched', () => {
	const steps = ['one', 'two', 'three'].map((tenant, index): Step => [index, failedWith(refused, tenant)]);
	assert.equal(errorsOf(steps, ['one', 'two', 'three']).length, 1);
});

test('each tenant with an error of its own has a line that names it, in the order given', () => {
	const lines = errorsOf(
		[
			[0, failedWith(problem('neverRestored'), 'two')],
			[0, failedWith(problem('tenantAbsent'), 'one')],
			readAt(0, reading(), 'three'),
		],
		['one', 'two', 'three'],
	);
	assert.equal(lines.length, 2);
	assert.match(lines[0] ?? '', /tenant one does not exist/v);
	assert.match(lines[1] ?? '', /of tenant two/v);
});

test('the cluster comes first, then what was refused before it was lost', () => {
	const lines = errorsOf(
		[
			[0, failedWith(problem('tenantAbsent'), 'one')],
			[1, failedWith(problem('timeout'), 'two')],
		],
		['one', 'two'],
	);
	assert.equal(lines.length, 2);
	assert.match(lines[0] ?? '', /in time/v);
	assert.match(lines[1] ?? '', /tenant one/v);
});

test('the same error of two clusters is a line for each', () => {
	const watches = [address, 'b:1'].map((at) => ({address: at, tenants: ['rt2']}));
	let state = createState(watches, {at: 0, monotonicMs: 0}, 2000);
	for (const {address: cluster} of watches) {
		state = reduce(state, factAt(0, {type: 'agentFailed', cluster, agent: cluster, problem: refused}));
	}

	const lines = formatErrors(state, english);
	assert.equal(lines.length, 2);
	assert.match(lines[0] ?? '', /10\.10\.10\.1:2886/v);
	assert.match(lines[1] ?? '', /b:1/v);
});

test('a reading removes the line', () => {
	assert.deepEqual(errorsOf([[0, failedWith(refused)], back]), []);
});

test('a dropped tenant is not reported as a wrong name', () => {
	const [line = ''] = errorsOf([running, [2, absent], [4, absent]]);
	assert.match(line, /is gone/v);
	assert.doesNotMatch(line, /check the name/v);
});

test('one missing answer is no error yet', () => {
	assert.deepEqual(errorsOf([running, [2, absent]]), []);
});

const hostile: ReadonlyArray<
	readonly [name: string, reason: ProblemReason, tenant: string, said: string, shown: string]
> = [
	['a name', 'tenantAbsent', 'rt\u{1B}[2J\n2', '', String.raw`rt\x1b[2J\n2`],
	['a name', 'neverRestored', 'rt\u{202E}2', '', String.raw`rt\u202e2`],
	['an agent’s words', 'databaseError', 'rt2', 'two\nlines', String.raw`two\nlines`],
	['an agent’s words', 'unreadableRow', 'rt2', 'a\rb', String.raw`a\rb`],
];

for (const [name, reason, tenant, said, shown] of hostile) {
	test(`${name} cannot break a line or control the terminal: ${shown}`, () => {
		const why = problem(reason, {said});
		const [line = '', ...more] = errorsOf([[0, failedWith(why, tenant)]], [tenant]);
		assert.deepEqual(more, []);
		assert.ok(line.includes(shown), line);
		assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/v);
	});
}

test('a tenant that is dropped is an error only if its restore had not ended', () => {
	const ended = readAt(0, reading({status: 'SUCCESS', finishedAt: 1}));
	assert.equal(errorsOf([running, [2, absent], [4, absent]]).length, 1);
	assert.deepEqual(errorsOf([ended, [2, absent], [4, absent]]), []);
});

/** The lines that are written step by step. */
function follow(steps: readonly Step[], tenants: readonly string[] = ['rt2']): readonly string[] {
	let written: WrittenErrors = new Map();
	return steps.flatMap((_, index) => {
		const next = nextErrors(findErrors(fold(steps.slice(0, index + 1), tenants), english), written);
		written = next.written;
		return next.lines;
	});
}

test('an outage whose text varies is one line for each reason, until it ends', () => {
	const said = (second: number, text: string): Step => [
		second,
		failedWith(problem('rejected', {code: 'rejected', said: text})),
	];
	const timeout = problem('timeout', {code: 'timeout'});
	const outage: readonly Step[] = [
		said(2, 'trace 1'),
		said(4, 'trace 2'),
		[6, failedWith(timeout)],
		said(8, 'trace 3'),
		[10, failedWith(timeout)],
	];
	assert.equal(follow([running, ...outage]).length, 2);
	assert.equal(follow([running, ...outage, readAt(12, reading()), said(14, 'trace 4')]).length, 3);
});

test('the end of the outage of one is not that of another', () => {
	const steps: readonly Step[] = [
		[0, failedWith(problem('unreadableRow', {code: 'rejected'}), 'one')],
		[0, failedWith(problem('unreadableRow', {code: 'rejected'}), 'two')],
		readAt(2, reading(), 'one'),
		[4, failedWith(problem('unreadableRow', {code: 'rejected'}), 'two')],
		[6, failedWith(problem('unreadableRow', {code: 'rejected'}), 'one')],
	];
	assert.equal(follow(steps, ['one', 'two']).length, 3);
});
