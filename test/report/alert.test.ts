import assert from 'node:assert/strict';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {formatAlert} from '../../source/report/alert.js';
import {problem} from '../helpers/facts.js';

test('an event of note names the cluster, the tenant and what has happened', () => {
	const alert = {
		type: 'failed',
		cluster: 'ob-test',
		tenant: 'rt9',
		news: {type: 'failed', elapsedMs: 196_000},
	} as const;
	assert.equal(formatAlert(alert, english), 'ob-test rt9 failed after 3m16s');
});

test('an outage names the cluster alone, and so does its end', () => {
	const news = {type: 'unreachable', problem: problem('refused')} as const;
	assert.equal(
		formatAlert({type: 'unreachable', cluster: 'ob-test', news}, english),
		'ob-test no answer: connection refused',
	);
	const back = {source: 'unreachable', cluster: 'ob-test', at: 0, lastedMs: 41_000} as const;
	const recovered = {type: 'reachable', cluster: 'ob-test', news: back} as const;
	assert.equal(formatAlert(recovered, english), 'ob-test reachable again after 41s');
	assert.equal(
		formatAlert({...recovered, news: {...back, source: 'sqlOff'}}, english),
		'ob-test sql on again after 41s',
	);
});

test('text of a server is one line that is safe to show, and has an end', () => {
	const tenant = `a\u{0}\u{1B}[2J\n${'x'.repeat(10_000)}`;
	const text = formatAlert({type: 'ended', cluster: 'c', tenant, news: {type: 'dropped'}}, english);
	assert.match(text, /^c a\\x00\\x1b\[2J\\nx+$/v);
	assert.equal(text.length, 4000);
});
