import assert from 'node:assert/strict';
import test from 'node:test';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {stateWordOf} from '../../../source/monitor/select/state-word.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {
	restoring,
	success,
	failure,
	oddEnd,
	refused,
	absent,
	never,
	unreadable,
	system,
	refuse,
} from '../../helpers/endings.js';
import {fold, problem, readAt, reading, type Step} from '../../helpers/facts.js';

const tick = (second: number): Step => [second, {type: 'ticked'}];

/** The one restore of a story. */
function viewOf(steps: readonly Step[]): RestoreView {
	const [view] = selectRestores(fold(steps));
	assert.ok(view);
	return view;
}

const words: ReadonlyArray<readonly [name: string, steps: readonly Step[], word: RestoreView['word']]> = [
	['nothing has been asked yet', [], {type: 'firstAnswer'}],
	['a running restore', [readAt(0, restoring)], {type: 'phase', phase: 'restoring', status: 'RESTORING'}],
	[
		'a status that no version documents',
		[readAt(0, reading({status: 'NEW_WORD'}))],
		{type: 'phase', phase: 'unknown', status: 'NEW_WORD'},
	],
	['success', [readAt(0, success)], {type: 'phase', phase: 'done', status: 'SUCCESS'}],
	['failure', [readAt(0, failure)], {type: 'failed', code: -4018}],
	['failure without a reason', [readAt(0, reading({status: 'RESTORE_FAIL'}))], {type: 'failed', code: undefined}],
	['the end of a status that nobody knows', [readAt(0, oddEnd)], {type: 'ended', status: 'ENDED_SOMEHOW'}],
	[
		'such an end whose row cannot be read again',
		[readAt(0, oddEnd), refuse(2, unreadable)],
		{type: 'ended', status: 'ENDED_SOMEHOW'},
	],
	['no tenant yet', [refuse(0, absent)], {type: 'phase', phase: 'waiting', status: ''}],
	['a tenant that is gone', [readAt(0, restoring), refuse(2, absent), refuse(4, absent)], {type: 'dropped'}],
	[
		'a tenant that was missed once',
		[readAt(0, restoring), refuse(2, absent)],
		{type: 'phase', phase: 'restoring', status: 'RESTORING'},
	],
	['a tenant that was never restored', [refuse(0, never)], {type: 'none'}],
	['a tenant that is refused', [refuse(0, system)], {type: 'rejected'}],
	[
		'a running row that cannot be read any more',
		[readAt(0, restoring), refuse(2, unreadable)],
		{type: 'phase', phase: 'restoring', status: 'RESTORING'},
	],
	[
		'a restore that was read before its agent was lost',
		[readAt(0, restoring), refuse(2, refused), tick(32)],
		{type: 'phase', phase: 'restoring', status: 'RESTORING'},
	],
	[
		'an agent that has never answered, since its first failure',
		[refuse(2, refused), refuse(20, problem('timeout', {code: 'timeout'})), tick(32)],
		{type: 'noAnswer', code: 'timeout', forMs: 30_000},
	],
	['an agent that never answered', [refuse(3, refused)], {type: 'noAnswer', code: 'unreachable', forMs: 0}],
	[
		'an end stays an end, whatever the agent does then',
		[readAt(0, success), refuse(2, refused)],
		{type: 'phase', phase: 'done', status: 'SUCCESS'},
	],
	['so does a failure', [readAt(0, failure), refuse(2, refused)], {type: 'failed', code: -4018}],
];

for (const [name, steps, word] of words) {
	test(`the word for ${name} is ${JSON.stringify(word)}`, () => {
		assert.deepEqual(viewOf(steps).word, word);
	});
}

test('a restore of single tables is called so while it runs', () => {
	const wordOf = (steps: readonly Step[]) => {
		const [restore] = fold(steps).clusters[0]?.restores ?? [];
		assert.ok(restore);
		return stateWordOf({restore: {...restore, tableRestore: {}}, standstill: undefined, silence: undefined});
	};

	assert.deepEqual(wordOf([readAt(0, restoring)]), {type: 'tableRestore'});
	assert.deepEqual(wordOf([readAt(0, success)]), {type: 'phase', phase: 'done', status: 'SUCCESS'});
});
