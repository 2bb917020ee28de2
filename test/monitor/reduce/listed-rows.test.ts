import assert from 'node:assert/strict';
import test from 'node:test';
import {createWatchedRestore} from '../../../source/domain/restore/watched-restore.js';
import {assignListed} from '../../../source/monitor/reduce/listed-rows.js';
import {reading} from '../../helpers/facts.js';

const entry = (tenant: string, jobId: number) => ({tenant, reading: reading({jobId})});
const named = createWatchedRestore('Rt2');
const discovered = createWatchedRestore('rt2', {ownJobId: 4, isPast: false});

test('a named tenant has the newest job of its name, whatever its case; a discovered restore its own', () => {
	const [old, middle, newest, other] = [entry('rt2', 4), entry('rt2', 7), entry('RT2', 9), entry('rt3', 9)];
	const {rows, others} = assignListed([named, discovered], [newest, other, old, middle]);
	assert.equal(rows.get(named), newest);
	assert.equal(rows.get(discovered), old);
	assert.deepEqual(others, [other, middle]);
});

test('a restore that the list lacks has no entry, and a job of the same number of another tenant is not its own', () => {
	const {rows, others} = assignListed([named, discovered], [entry('rt3', 4)]);
	assert.equal(rows.size, 0);
	assert.equal(others.length, 1);
});
