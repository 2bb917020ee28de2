import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import {chinese} from '../../source/locale/zh.js';
import {createRestore, logNotEnough, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {widthOf} from '../../source/ui/line/width.js';
import {fleet} from '../helpers/fleet-story.js';
import {openStory, storyBegins} from '../helpers/story.js';
import {assertGolden, pass, press, type Step, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const down = '\u{1B}[B';
const escape = '\u{1B}';
const enter = '\r';

const sizes = [
	{columns: 120, rows: 30},
	{columns: 80, rows: 24},
	{columns: 40, rows: 6},
] as const;

const steps: readonly Step[] = [
	pass(2 * minute),
	press('one row down', down),
	press('a filter', '/:fa'),
	press('the filter is kept', enter),
	press('Esc', escape),
	press('Space', ' '),
	pass(minute),
	press('Space', ' '),
	press('all events', 'l'),
	press('back, and the detail', `${escape}${enter}`),
	press('all fields', 'f'),
	press('help', '?'),
];

const failure = storyOf([
	{
		tenant: '订单_dr',
		restores: [
			createRestore({
				startedAt: storyBegins - minute,
				figures: 'reported',
				totalBytes: 33 * 1024 ** 3,
				restoringMs: 3 * minute,
				ending: {type: 'failure', comment: logNotEnough},
			}),
		],
	},
	scenarioLibrary.noFigures(storyBegins - 30 * minute),
	scenarioLibrary.cancelled(storyBegins - 5 * minute),
]);

const tales: readonly Tale[] = [
	{...fleet, name: 'in Chinese, a fleet', words: chinese, steps, sizes},
	{
		name: 'in Chinese, a failure, a cancellation and nothing known',
		story: failure,
		words: chinese,
		sql: 'denied',
		steps: [pass(minute), pass(9 * minute), press('one row down', down), press('the detail', enter), press('y', 'y')],
		sizes,
	},
	{
		...fleet,
		name: 'in Chinese, signs that take two cells',
		words: chinese,
		isAmbiguousWide: true,
		steps: [pass(2 * minute), press('the detail', enter), press('help', '?')],
		sizes: [
			{columns: 120, rows: 30},
			{columns: 80, rows: 24},
		],
	},
	{
		name: 'in Chinese, a wrong password',
		story: storyOf([scenarioLibrary.noFigures(storyBegins - minute)]),
		password: 'guess',
		words: chinese,
		steps: [pass(4 * second)],
		sizes,
	},
];

for (const tale of tales) {
	for (const size of tale.sizes ?? []) {
		test(`${tale.name}, at ${size.columns}×${size.rows}`, async (t) => {
			await assertGolden(t, tale, size);
		});
	}
}

test('what the program joins itself is joined by Chinese punctuation', async () => {
	const folder = path.join(import.meta.dirname, 'golden');
	const names = await readdir(folder);
	const files = names.filter((file) => file.startsWith('in-chinese-'));
	assert.ok(files.length > 10);
	const pictures = await Promise.all(files.map(async (file) => readFile(path.join(folder, file), 'utf8')));
	// The titles of the pictures are not of the program.
	const lines = pictures.flatMap((picture) => picture.split('\n')).filter((line) => !line.startsWith('━━ '));
	assert.deepEqual(
		lines.filter((line) => /[,;] |\p{Script=Han} ?[\(\):]/v.test(line)),
		[],
	);
});

for (const columns of [120, 80, 60]) {
	test(`the columns of the table align under Chinese heads, at ${columns}`, async (t) => {
		const open = await openStory(t, {...fleet, words: chinese, columns, rows: 30});
		await open.pass(2 * minute);
		const lines = open.lines();
		const head = lines.find((line) => line.includes('租户') && line.includes('状态')) ?? assert.fail('no head');
		const start = widthOf(head.slice(0, head.indexOf('状态')));
		const states = /恢复中|设置备租户|创建租户|完成|失败|停滞|等待租户|无应答/v;
		const rows = lines.slice(lines.indexOf(head) + 1, lines.indexOf(head) + 5);
		assert.ok(rows.length > 0);
		for (const row of rows) {
			const [state = assert.fail(row)] = states.exec(row) ?? [];
			assert.equal(widthOf(row.slice(0, row.indexOf(state))), start, row);
		}
	});
}
