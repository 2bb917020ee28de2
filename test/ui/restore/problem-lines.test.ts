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
	comment: 'CLOG : OB_TIMEOUT(-4012) on "10.10.10.3:2882" with traceid Y1-2',
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

test('a failure comes before why the restore cannot be read', () => {
	const lines = draw([readAt(0, broken), [2, failedWith(problem('unreadableRow', {code: 'rejected'}))]]);
	assert.match(lines[0] ?? '', /^ {3}reason +OB_TIMEOUT \(-4012\)$/v);
	assert.match(lines.join('\n'), /cannot read the restore row/v);
});

const gone: readonly Step[] = [
	[2, failedWith(problem('tenantAbsent'))],
	[4, failedWith(problem('tenantAbsent'))],
];

test('a failure stays when its tenant is dropped, which is no warning', () => {
	const frame = frameOf(fold([readAt(0, broken), ...gone]));
	const [restore] = frame.restores;
	assert.ok(restore);
	const lines = drawProblem(frame, restore).map(({line}) => line);
	assert.match(textsOf(lines)[0] ?? '', /^ {3}reason +OB_TIMEOUT/v);
	const spans = lines.flat().filter(({text}) => text.includes('is gone'));
	assert.deepEqual(
		spans.map(({text, meaning}) => [text, meaning]),
		[['tenant rt2 is gone: dropped after its restore had ended', 'dim']],
	);
});

test('nor is it after a success', () => {
	const done = reading({status: 'SUCCESS', finishedAt: startedAt});
	const frame = frameOf(fold([readAt(0, done), ...gone]));
	const [restore] = frame.restores;
	assert.ok(restore);
	const meanings = new Set(drawProblem(frame, restore).flatMap(({line}) => line.map(({meaning}) => meaning)));
	assert.ok(!meanings.has('warning'));
	assert.ok(!meanings.has('bad'));
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
