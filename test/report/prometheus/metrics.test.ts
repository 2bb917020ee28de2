import assert from 'node:assert/strict';
import test from 'node:test';
import {metrics, sampleOf} from '../../../source/report/prometheus/metrics.js';

test('every metric has a name of its own and a sentence', () => {
	assert.equal(new Set(metrics.map(({name}) => name)).size, metrics.length);
	for (const {name, help} of metrics) {
		assert.match(name, /^restop_[a-z]+(?:_[a-z]+)*$/v);
		assert.match(help, /^[A-Z][^\n"]*\.$/v, name);
	}
});

test('a known figure is a sample, 0 too; an unknown one is none', () => {
	const labels = {tenant: 'rt2'};
	const name = 'restop_restore_bytes_per_second';
	assert.deepEqual(sampleOf(name, labels, 0), [{name, labels, value: 0}]);
	for (const value of [undefined, NaN, Infinity, -Infinity]) {
		assert.deepEqual(sampleOf(name, labels, value), []);
	}
});
