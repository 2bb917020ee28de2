import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../../source/locale/en.js';
import type {SqlProblem} from '../../../source/domain/sql-problem.js';
import type {RestoreView} from '../../../source/monitor/select/restore-view.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {explainUnknown} from '../../../source/ui/restore/unknown-progress.js';
import {fold, readAt, reading, startedAt} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const state = fold([readAt(0, reading())]);
const denied: SqlProblem = {reason: 'accessDenied', said: ''};
const at = {at: startedAt, monotonicMs: 0};

/** What is said of a running restore without figures that differs so. */
function explain({sql, ...changes}: Partial<RestoreView> & {sql?: RestoreView['cluster']['sql']}, columns = 120) {
	const frame = frameOf(state, {columns});
	const restore = frame.restores[0] ?? assert.fail('nothing is watched');
	const cluster = {...restore.cluster, sql: sql ?? restore.cluster.sql};
	const lines = explainUnknown(frame, {...restore, ...changes, cluster});
	assert.ok(lines.every(({line}) => widthOfLine(line) <= columns));
	return lines.map(({line}) => textOf(line).trim());
}

const causes = [
	['SQL is not used', {type: 'unused'}, 'unused'],
	['SQL has not answered yet', {type: 'asking'}, 'unused'],
	['SQL has no row of it', {type: 'on', readAt: at, isVerified: false}, 'noRow'],
	['SQL fails', {type: 'off', problem: denied, since: at}, denied],
] as const;

for (const [title, sql, cause] of causes) {
	test(`why there are no figures is said where ${title}`, () => {
		assert.equal(explain({sql}).join(' '), english.screen.whyUnknown(cause));
	});
}

test('how long a finished restore of the same source took is the last line', () => {
	const lines = explain({priorDuration: {seconds: 5400, at: startedAt}});
	assert.match(lines.at(-1) ?? '', /1h30m.*11-23/v);
});

test('nothing is said of a restore that has figures, or that does not run', () => {
	assert.deepEqual(explain({hasProgress: true}), []);
	assert.deepEqual(explain({outcome: 'succeeded'}), []);
	assert.deepEqual(explain({outcome: 'waiting'}), []);
});

test('the reason is wrapped where the row is short, and nothing of it is lost', () => {
	const lines = explain({}, 40);
	assert.ok(lines.length > 1);
	assert.equal(lines.join(' '), english.screen.whyUnknown('unused'));
});
