import assert from 'node:assert/strict';
import test from 'node:test';
import {acceptedFormat} from '../../../source/report/prometheus/accepted-format.js';

const table: ReadonlyArray<readonly [accept: string | undefined, format: 'text' | 'openMetrics']> = [
	[undefined, 'text'],
	['', 'text'],
	['*/*', 'text'],
	['application/*', 'text'],
	['text/html,application/xhtml+xml,*/*;q=0.8', 'text'],
	['text/plain;version=0.0.4', 'text'],
	['application/openmetrics-text', 'openMetrics'],
	['application/openmetrics-text; version=1.0.0; charset=utf-8', 'openMetrics'],
	['Application/OpenMetrics-Text;Version="1.0.0"', 'openMetrics'],
	// An older version, which differs.
	['application/openmetrics-text;version=0.0.1', 'text'],
	['application/openmetrics-text;q=0,*/*', 'text'],
	['application/openmetrics-text;q=0.2,text/plain;q=0.5', 'text'],
	['application/openmetrics-text;q=much', 'text'],
	['text/plain,application/openmetrics-text', 'openMetrics'],
	// Prometheus 2 and 3.
	[
		'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
		'openMetrics',
	],
	[
		'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1',
		'openMetrics',
	],
	[';;;,,=,q=', 'text'],
];

for (const [accept, format] of table) {
	test(`${JSON.stringify(accept)} asks for ${format}`, () => {
		assert.equal(acceptedFormat(accept), format);
	});
}
