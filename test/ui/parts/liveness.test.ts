import assert from 'node:assert/strict';
import test from 'node:test';
import {drawLiveness, isFirstAnswerAwaited} from '../../../source/ui/parts/liveness.js';
import {after, foldFleet, lost, sqlRead, three} from '../../helpers/fleet-states.js';
import {fold, readAt, reading, type Step} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';

function draw(steps: readonly Step[], state = three): string {
	return textOf(drawLiveness(frameOf(after(state, steps), {columns: 120})));
}

const allLost: readonly Step[] = [
	[5, lost('a:1')],
	[10, lost('b:1')],
	[65, lost('c:1')],
];

test('the first answer is awaited until any cluster has given it, or has failed to', () => {
	const none = foldFleet([
		{address: 'a:1', tenants: []},
		{address: 'b:1', tenants: []},
	]);
	assert.ok(isFirstAnswerAwaited(none));
	assert.ok(!isFirstAnswerAwaited(after(none, [[1, {type: 'agentAnswered', cluster: 'b:1'}]])));
	assert.ok(!isFirstAnswerAwaited(after(none, [[1, lost('a:1')]])));
	assert.ok(!isFirstAnswerAwaited(foldFleet([])));
});

test('several clusters are live as long as something is read of each', () => {
	assert.equal(draw([]), '● live every 2 s');
	assert.equal(
		draw([
			[5, lost('b:1')],
			[6, sqlRead('b:1')],
		]),
		'● live every 2 s',
	);
});

test('where some are not, it is said how many are', () => {
	assert.equal(draw(allLost.slice(0, 1)), '● 2 of 3 live');
	assert.equal(draw(allLost.slice(0, 2)), '● 1 of 3 live');
});

test('where none is, how long nothing has been read at all', () => {
	assert.equal(draw([...allLost, [125, {type: 'ticked'}]]), '● no answer 1m');
});

test('the pace is that of the fastest cluster: a slow one does not slow down the others', () => {
	const ended = (cluster: string, tookMs: number): Step => [3, {type: 'roundEnded', cluster, tookMs, pauseMs: 2000}];
	assert.equal(draw([ended('a:1', 9000), ended('b:1', 20), ended('c:1', 30)]), '● live every 2 s');
	assert.equal(draw([ended('a:1', 9000), ended('b:1', 8000), ended('c:1', 8000)]), '● live round takes 8s');
});

test('of a single cluster both sources are named', () => {
	const alone = fold([readAt(0, reading())]);
	assert.equal(draw([], alone), '● live every 2 s');
});
