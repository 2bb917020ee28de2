import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {joinSentence} from '../../source/report/join-sentence.js';

test('the parts of a sentence that are there are joined, and no other', () => {
	const lead = {lead: 'failed', tone: 'bad', rest: ' after 5s', detail: ''} as const;
	assert.equal(joinSentence(lead, english), 'failed after 5s');
	assert.equal(joinSentence({...lead, detail: 'job 4'}, english), 'failed after 5s, job 4');
	assert.equal(
		joinSentence({...lead, detail: 'job 4', summary: '3 tablets'}, english),
		'failed after 5s, 3 tablets, job 4',
	);
});
