import assert from 'node:assert/strict';
import test from 'node:test';
import {createLateAnswer, lateEnd} from '../../../source/text/terminal-input/late-answer.js';

const escape = '\u{1B}';

/** The steps of the characters after what was taken for a key. */
function steps(begin: string, characters: string): readonly string[] {
	const answer = createLateAnswer(begin);
	return Array.from(characters, (character) => {
		const step = answer.push(character);
		return step.type === 'held' ? 'held' : `${step.type} ${step.characters.replace(escape, 'ESC')}`;
	});
}

test('characters are held as long as they may begin an answer', () => {
	assert.deepEqual(steps(escape, ']11;'), ['held', 'held', 'held', 'answer ESC]11;']);
	assert.deepEqual(steps(`${escape}]`, '11;'), ['held', 'held', 'answer ESC]11;']);
	assert.deepEqual(steps(escape, '[?6'), ['held', 'held', 'answer ESC[?6']);
	assert.deepEqual(steps(`${escape}[`, '?6'), ['held', 'answer ESC[?6']);
});

test('all that was held comes back where it begins none', () => {
	assert.deepEqual(steps(escape, 'q'), ['none q']);
	assert.deepEqual(steps(escape, ']1q'), ['held', 'held', 'none ]1q']);
	assert.deepEqual(steps(`${escape}P`, '1'), ['none 1']);
});

test('what is held can be released', () => {
	const answer = createLateAnswer(escape);
	assert.equal(answer.isHolding, false);
	answer.push(']');
	assert.equal(answer.isHolding, true);
	assert.equal(answer.release(), ']');
});

test('the end of a string that comes late is nothing, and anything else what it is', () => {
	assert.deepEqual(lateEnd.push('\\'), {type: 'answer', characters: ''});
	assert.deepEqual(lateEnd.push('q'), {type: 'none', characters: 'q'});
});
