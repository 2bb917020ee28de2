import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../../source/locale/en.js';
import type {TallyKey} from '../../../source/domain/tally-key.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {isNameMatching, isRestoreMatching, parseFilter} from '../../../source/monitor/select/text-filter.js';
import {selectTally} from '../../../source/monitor/select/tally.js';
import {after, lost, three} from '../../helpers/fleet-states.js';

const names = new Map([
	['a:1', 'prod'],
	['b:1', 'test'],
	['c:1', 'dr'],
]);

function matching(text: string, state = three): readonly string[] {
	const terms = parseFilter(text);
	return selectRestores(state)
		.filter((restore) => isRestoreMatching(restore, terms, names))
		.map(({key}) => `${key.tenant}@${key.cluster}`);
}

const all = ['rt2@a:1', 'audit@a:1', 'rt2@b:1', 'rt9@c:1'];

const filters: ReadonlyArray<readonly [text: string, expected: readonly string[]]> = [
	['', all],
	[' '.repeat(3), all],
	['rt', ['rt2@a:1', 'rt2@b:1', 'rt9@c:1']],
	['RT2', ['rt2@a:1', 'rt2@b:1']],
	['rt 9', ['rt9@c:1']],
	['nothing', []],
	[':failed', ['rt9@c:1']],
	[':fa', ['rt9@c:1']],
	[':FAILED', ['rt9@c:1']],
	[':ailed', []],
	[':', all],
	[':run', ['rt2@a:1', 'audit@a:1', 'rt2@b:1']],
	[':restoring', ['rt2@a:1', 'audit@a:1', 'rt2@b:1']],
	['@prod', ['rt2@a:1', 'audit@a:1']],
	['@RO', ['rt2@a:1', 'audit@a:1']],
	['@', all],
	['rt2 @prod', ['rt2@a:1']],
	['!rt2', ['audit@a:1', 'rt9@c:1']],
	['!:failed !@test', ['rt2@a:1', 'audit@a:1']],
	['!', all],
	['!:', all],
	['.*', []],
];

for (const [text, expected] of filters) {
	test(`the filter ${JSON.stringify(text)} lets through ${expected.length} of ${all.length}`, () => {
		assert.deepEqual(matching(text), expected);
	});
}

test('one that cannot be read for the moment is found by that, and as one that runs', () => {
	const state = after(three, [[1, lost('b:1')]]);
	assert.deepEqual(matching(':unreachable', state), ['rt2@b:1']);
	assert.deepEqual(matching(':running @test', state), ['rt2@b:1']);
});

const codes = {unreachable: 'timeout', refused: 'unauthorized', unreadable: 'malformed'} as const;
const states: ReadonlyArray<readonly [TallyKey, Partial<RestoreView>]> = [
	...(['running', 'waiting', 'succeeded', 'failed', 'dropped'] as const).map(
		(outcome) => [outcome, {outcome}] as const,
	),
	...(['unreachable', 'refused', 'unreadable'] as const).map(
		(key) => [key, {silence: {code: codes[key], forMs: 1}}] as const,
	),
	['stalled', {word: {type: 'stalled', forMs: 1}}],
	['other', {outcome: 'unknown'}],
];

for (const [key, change] of states) {
	test(`"${key}" can be written in a filter as the tally writes it`, () => {
		const changed = selectRestores(three)
			.slice(0, 1)
			.map((restore): RestoreView => ({...restore, ...change}));
		assert.deepEqual(selectTally(changed).counts, [{key, count: 1}]);
		const word = english.screen.tally(key, 1).split(' ').at(-1) ?? '';
		assert.ok(changed.every((restore) => isRestoreMatching(restore, parseFilter(`:${word}`), names)));
	});
}

test('what is known by name alone has no state', () => {
	const isFound = (text: string) => isNameMatching({tenant: 'old', cluster: 'a:1'}, parseFilter(text), names);
	assert.deepEqual(
		['ol', '@prod', ':failed', '!:failed', 'prod'].map((text) => isFound(text)),
		[true, true, false, true, false],
	);
	assert.ok(isNameMatching({cluster: 'a:1'}, parseFilter('pro'), names));
});
