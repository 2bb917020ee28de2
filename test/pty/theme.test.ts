import assert from 'node:assert/strict';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {openPty, type PtyOptions} from '../helpers/pty.js';

const program = path.join(import.meta.dirname, '../../build/bin.js');
const patienceMs = 60_000;
const question = '\u{1B}]11;?';
const [green, blue, cyan] = [2, 4, 6];
const size = {columns: 100, rows: 24};

/** The demo, once restores run. */
async function openDemo(t: TestContext, argv: readonly string[], options: Partial<PtyOptions> = {}) {
	const pty = openPty([process.execPath, program, 'demo', ...argv], {...size, ...options});
	t.after(pty.close);
	await pty.waitFor(/rt2 +(?:prod +)?restoring/v, patienceMs);
	/** Those of the sixteen colours that are on the screen. */
	const colors = () => {
		const used = new Set<number>();
		for (let y = 0; y < size.rows; y++) {
			for (let x = 0; x < size.columns; x++) {
				const {text, foreground} = pty.cell(x, y);
				if (text.trim() !== '' && foreground.kind === 'palette') {
					used.add(foreground.index);
				}
			}
		}

		return used;
	};

	return {
		...pty,
		colors,
		async quit() {
			pty.write('q');
			return pty.exit;
		},
	};
}

test('on a white background the program draws in the light theme', async (t) => {
	const {colors, text, quit, waitFor} = await openDemo(t, [], {background: 'rgb:ffff/ffff/ffff'});
	await waitFor(() => colors().has(blue) && !colors().has(cyan), patienceMs);
	assert.equal(text().split(question).length, 2);
	const {exitCode} = await quit();
	assert.equal(exitCode, 0);
});

for (const [name, argv, options] of [
	['without an answer', [], {}],
	['on a black background', [], {background: 'rgb:0000/0000/0000'}],
	['where dark is chosen, on a white one', ['--theme', 'dark'], {background: 'rgb:ffff/ffff/ffff'}],
	['on the Linux console', [], {background: 'rgb:ffff/ffff/ffff', env: {TERM: 'linux'}}],
] as const) {
	test(`the program draws in the dark theme ${name}`, async (t) => {
		const {colors, text, quit} = await openDemo(t, argv, options);
		assert.ok(colors().has(cyan), [...colors()].join(' '));
		assert.equal(text().includes(question), name.startsWith('without') || name.startsWith('on a black'));
		const {exitCode} = await quit();
		assert.equal(exitCode, 0);
	});
}

test('the program draws in the theme that is chosen, and NO_COLOR and --no-color go before it', async (t) => {
	const light = await openDemo(t, ['--theme', 'light']);
	assert.ok(light.colors().has(blue));
	assert.ok(!light.colors().has(cyan));
	const colorBlind = await openDemo(t, ['--theme', 'colour-blind']);
	assert.ok(!colorBlind.colors().has(green));
	assert.ok(colorBlind.text().includes(question));
	for (const [argv, env] of [
		[['--theme', 'mono'], {}],
		[['--theme', 'light', '--no-color'], {}],
		[['--theme', 'light'], {NO_COLOR: '1'}],
	] as const) {
		// eslint-disable-next-line no-await-in-loop -- one after the other: each is a program
		const {colors, text} = await openDemo(t, argv, {env});
		assert.deepEqual([...colors()], []);
		assert.equal(text().includes(question), false);
	}
});
