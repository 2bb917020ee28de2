import assert from 'node:assert/strict';
import test from 'node:test';
import {parseCpuSeconds, parseRss} from './process-usage.js';

test('CPU time is that of the process and of its ended children', () => {
	const stat =
		'42 (a) b) S 1 42 42 34816 42 4194560 900 0 3 0 120 30 7 3 20 0 11 0 5000 1000000 2000 18446744073709551615';
	assert.equal(parseCpuSeconds(stat), 1.6);
});

test('RSS is in mebibytes', () => {
	assert.equal(parseRss('VmPeak:\t  999999 kB\nVmRSS:\t  114688 kB\nThreads:\t11\n'), 112);
});

test('a status without RSS is no 0', () => {
	assert.equal(parseRss('Threads:\t1\n'), NaN);
});
