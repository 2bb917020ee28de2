import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {joinSentence} from '../../source/report/join-sentence.js';

test('a sentence is its lead and its rest, then what is set apart on the screen', () => {
	const sentence = {lead: 'succeeded', tone: 'good', rest: ' after 3m', detail: 'job 4', summary: '17.8 MB'} as const;
	assert.equal(joinSentence(sentence, english), 'succeeded after 3m, 17.8 MB, job 4');
});

test('what is empty leaves no comma', () => {
	assert.equal(joinSentence({lead: 'dropped', tone: 'bad', rest: '', detail: ''}, english), 'dropped');
});
