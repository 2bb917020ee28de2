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
		t.after(demo.server.close);
		assert.equal(demo.intervalMs, intervalMs);
	});
}

test('each demo has a password and a port of its own', async (t) => {
	const options = parseOptions(['demo'], english.usage);
	const [one, other] = await Promise.all([startDemo(options), startDemo(options)]);
	t.after(async () => Promise.all([one.server.close(), other.server.close()]));
	assert.notEqual(one.password, other.password);
	assert.notEqual(one.server.port, other.server.port);
	assert.ok(one.tenants.length > 0);
});
