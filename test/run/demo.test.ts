import assert from 'node:assert/strict';
import test from 'node:test';
import {parseOptions} from '../../source/command-line/options.js';
import {english} from '../../source/locale/en.js';
import {startDemo} from '../../source/run/demo.js';

const pauses = [
	['as asked for, while it is long enough for a watcher', 'demo --speed 2 -n 5', 5000],
	['half a second of a watcher’s time at least', 'demo --speed 60', 30_000],
] as const;

for (const [title, line, intervalMs] of pauses) {
	test(`between two polls of the demo is ${title}`, async (t) => {
		const demo = await startDemo(parseOptions(line.split(' '), english.usage));
		t.after(demo.close);
		assert.equal(demo.intervalMs, intervalMs);
	});
}

test('a demo has two clusters, each with a password and a port of its own, and so has the next demo', async (t) => {
	const options = parseOptions(['demo'], english.usage);
	const demos = await Promise.all([startDemo(options), startDemo(options)]);
	t.after(async () => Promise.all(demos.map(async ({close}) => close())));
	const clusters = demos.flatMap((demo) => demo.clusters);
	assert.deepEqual(
		clusters.map(({name}) => name),
		['prod', 'dr', 'prod', 'dr'],
	);
	assert.equal(new Set(clusters.map(({password}) => password)).size, 4);
	assert.equal(new Set(clusters.map(({server}) => server.port)).size, 4);
	assert.ok(clusters.every(({tenants}) => tenants.length > 0));
});
