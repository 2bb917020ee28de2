import assert from 'node:assert/strict';
import test from 'node:test';
import {keepData} from '../../../source/agent/answers/kept-data.js';
import {readRecording} from '../../helpers/recordings.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {isObject, type ExactJson} from '../../../source/text/exact-json.js';
import {AgentError} from '../../../source/agent/agent-error.js';

test("an agent's own overview is kept whole", () => {
	const {data} = openEnvelope(readRecording('4.5.0.0', '02-overview-fail-history').answer);
	assert.ok(isObject(data));
	assert.deepEqual(keepData(data), data);
});

test('a text that is too long ends with how much it had more', () => {
	const {comment} = keepData({comment: 'x'.repeat(1_000_000)});
	assert.equal(comment, `${'x'.repeat(65_536)}…[+934464]`);
});

test('texts and keys that are too long together are cut where there is no more room', () => {
	const texts = Object.fromEntries(Array.from({length: 8}, (_, index) => [`k${index}`, 'x'.repeat(30_000)]));
	const kept = keepData(texts);
	assert.equal(kept['k3'], 'x'.repeat(30_000));
	assert.equal(kept['k4'], `${'x'.repeat(11_062)}…[+18938]`);
	assert.equal(kept['k7'], '…[+30000]');
	const [key] = Object.keys(keepData({['k'.repeat(1_000_000)]: 1}));
	assert.equal(key, `${'k'.repeat(200)}…[+999800]`);
});

test('of too many keys and items the first are kept, and how many there were more', () => {
	const many = Array.from({length: 1000}, (_, index) => index);
	assert.deepEqual(keepData({list: many}), {list: [...many.slice(0, 499), '…[+501]']});
	const object = keepData(Object.fromEntries(many.map((index) => [`k${index}`, index])));
	assert.equal(Object.keys(object).length, 501);
	assert.deepEqual(Object.entries(object).slice(-2), [
		['k499', 499],
		['…[+500]', null],
	]);
	const nested = keepData({a: many.map((index) => [index]), b: [1], c: {d: 2}});
	assert.ok(JSON.stringify(nested).length < 10_000);
	assert.deepEqual(nested['b'], ['…[+1]']);
});

test('secrets are masked before anything is cut', () => {
	const uri = `${'x'.repeat(65_522)}?access_key=${'CANARY'.repeat(100)}`;
	assert.ok(!JSON.stringify(keepData({uri})).includes('CANARY'));
});

test('an object that is nested too deep is no answer', () => {
	const nest = (depth: number): ExactJson => (depth === 0 ? 1 : {a: nest(depth - 1)});
	assert.deepEqual(keepData({a: nest(30)}), {a: nest(30)});
	assert.throws(
		() => keepData({a: nest(32)}),
		(error) => error instanceof AgentError && error.problem.detail?.type === 'nestedTooDeep',
	);
});
