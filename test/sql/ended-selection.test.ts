import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {selectEnded, type Held} from '../../source/sql/ended-selection.js';

const nothing: Held = {jobIds: new Set(), newestEnd: undefined, wholeSinceMs: undefined, partialReads: 0};
const held: Held = {jobIds: new Set([4, 7]), newestEnd: 1_728_890_900_500, wholeSinceMs: 60_000, partialReads: 3};

test('at first all that is wanted is read', () => {
	assert.deepEqual(selectEnded({sinceMs: 86_400_000, jobIds: []}, nothing), {
		isWhole: true,
		condition: 'UNIX_TIMESTAMP(FINISH_TIMESTAMP) > UNIX_TIMESTAMP(NOW(6)) - 86400',
	});
});

test('then only what may be new, from ten minutes before the newest end', () => {
	assert.deepEqual(selectEnded({sinceMs: 60_000, jobIds: []}, held), {
		isWhole: false,
		condition: 'UNIX_TIMESTAMP(FINISH_TIMESTAMP) > 1728890300',
	});
});

for (const [why, changes, sinceMs] of [
	['now and then', {partialReads: 50}, 60_000],
	['over a new connection', {wholeSinceMs: undefined}, 60_000],
	['of a longer time', {}, 60_001],
	['where nothing is known', {newestEnd: undefined}, 60_000],
] as const) {
	test(`all is read again ${why}`, () => {
		assert.equal(selectEnded({sinceMs, jobIds: []}, {...held, ...changes})?.isWhole, true);
	});
}

test('single jobs are read once, however long ago they ended', () => {
	assert.equal(selectEnded({sinceMs: 0, jobIds: [9, 4]}, nothing)?.condition, 'JOB_ID IN (9, 4)');
	assert.equal(
		selectEnded({sinceMs: 60_000, jobIds: [9, 4]}, held)?.condition,
		'JOB_ID IN (9) OR UNIX_TIMESTAMP(FINISH_TIMESTAMP) > 1728890300',
	);
	assert.equal(selectEnded({sinceMs: 0, jobIds: [7, 4]}, {...held, wholeSinceMs: 0}), undefined);
});

test('all that is wanted includes jobs that are known', () => {
	assert.match(selectEnded({sinceMs: 90_000, jobIds: [4]}, held)?.condition ?? '', /^JOB_ID IN \(4\) OR /v);
});

test('nothing is read where nothing is wanted', () => {
	assert.equal(selectEnded({sinceMs: 0, jobIds: []}, nothing), undefined);
});

test('whatever is wanted, a condition consists of plain numbers', () => {
	const known = fc.record({
		jobIds: fc.constant(new Set([4])),
		newestEnd: fc.option(fc.nat({max: 9e12}), {nil: undefined}),
		wholeSinceMs: fc.option(fc.nat(), {nil: undefined}),
		partialReads: fc.nat({max: 60}),
	});
	const wanted = fc.record({
		sinceMs: fc.oneof(fc.nat(), fc.double({min: 0})),
		jobIds: fc.array(fc.oneof(fc.nat(), fc.double()), {maxLength: 300}),
	});
	const pattern =
		/^(?:JOB_ID IN \(\d+(?:, \d+)*\))?(?:(?:^| OR )UNIX_TIMESTAMP\(FINISH_TIMESTAMP\) > (?:UNIX_TIMESTAMP\(NOW\(6\)\) - )?-?\d+)?$/v;
	fc.assert(
		fc.property(wanted, known, (given, state) => {
			const condition = selectEnded(given, state)?.condition ?? 'JOB_ID IN (1)';
			assert.match(condition, pattern);
			assert.ok(condition.length < 5000);
		}),
	);
});
