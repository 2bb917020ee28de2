import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {spellWords} from '../../source/locale/spell-words.js';
import {problem} from '../helpers/facts.js';

test('in Unicode the words are the same', () => {
	assert.equal(spellWords(english, 'unicode'), english);
});

test('texts, lists of them, and what functions return are spelt', () => {
	const words = spellWords(english, 'asciiSigns');
	assert.equal(words.screen.logSpeed('6.2'), '6.2x real time');
	assert.equal(words.screen.noEta, '-');
	assert.equal(words.screen.helpSigns[0]?.[0], '####');
	assert.equal(words.keys.quit, english.keys.quit);
});

test('what a server said is spelt too', () => {
	const {message} = spellWords(english, 'ascii').describeProblem(problem('refused', {said: 'abgelehnt für'}), {
		address: 'h:1',
	});
	assert.equal(message, String.raw`h:1 refused the connection (abgelehnt f\u00fcr)`);
});
