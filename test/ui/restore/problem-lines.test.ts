import assert from 'node:assert/strict';
import test from 'node:test';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawProblem} from '../../../source/ui/restore/problem-lines.js';
import {english} from '../../../source/locale/en.js';
import {address, failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';

const broken = reading({
	status: 'FAIL',
	finishedAt: startedAt,
	comment: 'CLOG : OB_ERR_LOG_NOT_ENOUGH(-4018) on "10.10.10.3:2882" with traceid Y1-2',
});

function draw(steps: readonly Step[], columns = 100): readonly string[] {
	const frame = frameOf(fold(steps), {columns});
	const [restore] = frame.restores;
	assert.ok(restore);
	const lines = drawProblem(frame, restore).map(({line}) => line);
	assert.ok(lines.every((line) => widthOfLine(line) < columns));
	return textsOf(lines);
}

test('a restore that runs has no problem', () => {
	assert.deepEqual(draw([readAt(0, reading())]), []);
});

test('a failure names its error, its server and its trace', () => {
	const [reason = '', trace = ''] = draw([readAt(0, broken)]);
	assert.match(reason, /^ {3}reason +OB_ERR_LOG_NOT_ENOUGH \(-4018\) on 10\.10\.10\.3:2882/v);
	assert.match(trace, /^ {3}trace +Y1-2$/v);
});

test('a restore that its agent does not know comes with what to do', () => {
	const advice = english.describeProblem(problem('neverRestored'), {address, tenant: 'rt2'});
	const lines = draw([[0, failedWith(problem('neverRestored'))]], 200).map((line) => line.trim());
	assert.deepEqual(lines, [advice.message, advice.hint]);
});

test('advice is wrapped where the row is short, and nothing of it is lost', () => {
	const advice = english.describeProblem(problem('neverRestored'), {address, tenant: 'rt2'});
	const lines = draw([[0, failedWith(problem('neverRestored'))]], 50).map((line) => line.trim());
	assert.ok(lines.length > 2);
	assert.equal(lines.join(' '), `${advice.message} ${advice.hint}`);
});
