import assert from 'node:assert/strict';
import test, {after} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import fc from 'fast-check';
import {renderToString} from 'ink';
import {cleanup, render} from 'ink-testing-library';
import type {ReactElement} from 'react';
import stringWidth from 'string-width';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import type {State} from '../../source/monitor/state.js';
import {bindings, type KeyContext} from '../../source/ui/keymap.js';
import {EventLog} from '../../source/ui/parts/event-log.js';
import {Footer} from '../../source/ui/parts/footer.js';
import {RestoreTable} from '../../source/ui/parts/restore-table.js';
import {Summary} from '../../source/ui/parts/summary.js';
import {HelpScreen} from '../../source/ui/screens/help-screen.js';
import {OverviewScreen} from '../../source/ui/screens/overview-screen.js';
import {english} from '../../source/locale/en.js';
import {factAt, failed, fold, problem, read, report, startedAt, type Step} from '../helpers/facts.js';
import {frameOf} from '../helpers/frame.js';

after(cleanup);

const escape = '\u{1B}';

function draw(node: ReactElement): readonly string[] {
	const {lastFrame, unmount} = render(node);
	const frame = lastFrame() ?? '';
	unmount();
	return frame.split('\n');
}

/** On a terminal wider than the frame, so that nothing but the part itself keeps its lines short. */
function drawWide(node: ReactElement): readonly string[] {
	return renderToString(node, {columns: 500}).split('\n');
}

const moving = report({
	status: 'RESTORING',
	data: {percent: 52.1, finishedBytes: 123_051_000_000, totalBytes: 236_223_201_280},
	log: {percent: 33.8},
});
const done = report({status: 'SUCCESS', finishedAt: startedAt, data: {percent: 100}, log: {percent: 100}});
const broken = report({status: 'FAIL', finishedAt: startedAt, comment: 'OB_ERR_LOG_NOT_ENOUGH(-4018)'});
const names = ['rt2', 'audit', 'rt3', 'rt9'];
const mixed = fold(
	[read(0, moving, 'rt2'), read(0, report(), 'audit'), read(0, done, 'rt3'), read(0, broken, 'rt9')],
	names,
);
const one = fold([read(0, moving)]);
const unknown = fold([read(0, report())]);

function manyTenants(count: number): readonly string[] {
	return Array.from({length: count}, (_, index) => `tenant-${index + 1}`);
}

function foldMany(count: number): State {
	const tenants = manyTenants(count);
	return fold(
		tenants.map((tenant): Step => read(0, moving, tenant)),
		tenants,
	);
}

/** How people write the keys that have no character of their own. */
const written: Readonly<Record<string, string>> = {
	'ctrl-c': 'Ctrl-C',
	'ctrl-l': 'Ctrl-L',
	'ctrl-z': 'Ctrl-Z',
	function: 'F1',
	up: '↑',
	down: '↓',
	home: 'Home',
	end: 'End',
	pageUp: 'PgUp',
	pageDown: 'PgDn',
	escape: 'Esc',
};

test('the help has every key of the key table beside what it does', () => {
	const lines = draw(<HelpScreen frame={frameOf(mixed)} />);
	for (const {keys, help} of bindings) {
		const line = lines.find((text) => text.trimEnd().endsWith(`  ${english.keys[help]}`)) ?? '';
		const shown = line.slice(0, line.lastIndexOf(english.keys[help])).trim().split(' ');
		assert.deepEqual(new Set(shown), new Set(keys.map((key) => written[key] ?? key)));
	}
});

test('the help explains every sign', () => {
	const text = draw(<HelpScreen frame={frameOf(mixed)} />).join('\n');
	for (const [sign, meaning] of english.screen.helpSigns) {
		assert.ok(text.includes(sign));
		assert.ok(text.includes(meaning));
	}
});

const sizes = [
	[200, 50],
	[120, 30],
	[80, 24],
	[60, 16],
	[40, 6],
	[20, 3],
] as const;

for (const [columns, rows] of sizes) {
	test(`the help fits into ${columns}×${rows} and keeps its way back`, () => {
		const lines = drawWide(<HelpScreen frame={frameOf(mixed, {columns, rows})} />);
		assert.equal(lines.length, rows);
		assert.ok(lines.every((line) => stringWidth(line) <= columns));
		assert.match(lines.at(-1) ?? '', /Esc/v);
	});
}

const footers: ReadonlyArray<readonly [string, State, KeyContext['screen']]> = [
	['the main screen', mixed, 'overview'],
	['the help', mixed, 'help'],
];

for (const [place, state, screen] of footers) {
	test(`the footer of ${place} offers the keys that the table has for it, and no others`, () => {
		const text = draw(<Footer frame={frameOf(state)} screen={screen} />).join('');
		const offered = bindings.flatMap(({footer}) => (footer?.screens.includes(screen) ? [footer] : []));
		const expected = offered.map(({label, word}) => ` ${label} ${english.keys.short[word]} `).join('');
		assert.ok(offered.length > 1);
		assert.equal(text.trimEnd(), expected.trimEnd());
	});
}

test('the footer offers no selection where there is nothing to select', () => {
	const [single = ''] = draw(<Footer frame={frameOf(one)} screen="overview" />);
	const [several = ''] = draw(<Footer frame={frameOf(mixed)} screen="overview" />);
	assert.doesNotMatch(single, /↑|select/v);
	assert.match(several, /↑↓ select/v);
});

test('a footer without room is cut, never wrapped', () => {
	const lines = draw(<Footer frame={frameOf(mixed, {columns: 16})} screen="overview" />);
	assert.equal(lines.length, 1);
	assert.ok(stringWidth(lines[0] ?? '') < 16);
});

/** Where no figure is known: neither a figure of 0 nor the picture of one. */
const zero = /(?<!\d)0(?:\.0)? ?%|─{2,}/v;

for (const [columns, rows] of sizes.slice(0, -1)) {
	for (const count of [1, 3]) {
		test(`${count} without figures, on ${columns}×${rows}: nothing looks like zero`, () => {
			const draws = (row: typeof moving) => {
				const tenants = manyTenants(count);
				const state = fold(
					tenants.map((tenant) => read(0, row, tenant)),
					tenants,
				);
				const lines = drawWide(<OverviewScreen frame={frameOf(state, {columns, rows})} />);
				return lines.filter((line) => !line.startsWith(' ─ ')).join('\n');
			};

			const zeros = draws(report({data: {percent: 0}, log: {percent: 0}}));
			assert.doesNotMatch(draws(report()), zero);
			assert.match(draws(report()), /·/v);
			// What is measured as 0 shows that there was room to say it.
			assert.match(zeros, zero);
		});
	}
}

test('a table row without figures has dotted bars, no percent, and says unknown', () => {
	const state = fold([read(0, report(), 'rt2'), read(0, moving, 'rt3')], ['rt2', 'rt3']);
	const [, first = '', second = ''] = draw(<RestoreTable frame={frameOf(state)} headRows={1} rows={2} />);
	assert.match(first, /rt2 +restoring +·{5,} +unknown +·{5,}/v);
	assert.doesNotMatch(first, /%|─/v);
	assert.match(second, /rt3 +restoring +━.*52% 115 of 220 GB.*33%/v);
});

test('the summary counts each restore once', () => {
	const [line = ''] = draw(<Summary frame={frameOf(mixed)} />);
	assert.equal(line.trim(), '4 restores   2 running   1 done   1 failed');
});

test('an event log without events says so', () => {
	const lines = draw(<EventLog frame={frameOf(fold([]))} rows={3} />);
	assert.ok(lines.some((line) => line.trim() === english.screen.noEvents));
});

const states: ReadonlyArray<readonly [string, State]> = [
	['before the first answer', fold([])],
	['one restore', one],
	['without figures', unknown],
	['several restores', mixed],
	['an agent that does not answer', fold([read(0, moving), [5, failed(problem('refused'))]])],
	['a hostile name', fold([read(0, moving, 'a\u{1B}[31mb')], ['a\u{1B}[31mb'])],
];

for (const [name, state] of states) {
	test(`without colours no escape is written: ${name}`, () => {
		const screens = (level: 0 | 1) => [
			...drawWide(<OverviewScreen frame={frameOf(state, {level})} />),
			...drawWide(<HelpScreen frame={frameOf(state, {level})} />),
		];
		assert.doesNotMatch(screens(0).join(''), /\p{Cc}/v);
		assert.ok(screens(1).join('').includes(`${escape}[`));
	});
}

test('colours change no character', () => {
	const plain = drawWide(<OverviewScreen frame={frameOf(mixed)} />);
	const coloured = drawWide(<OverviewScreen frame={frameOf(mixed, {level: 1})} />);
	assert.notDeepEqual(coloured, plain);
	assert.deepEqual(
		coloured.map((line) => stripVTControlCharacters(line).trimEnd()),
		plain.map((line) => line.trimEnd()),
	);
});

const places = [
	['at the top', 0, 1, '35 below'],
	['in the middle', 20, 21, '18 above, 17 below'],
	['at the end', Infinity, 40, '35 above'],
] as const;

for (const [place, by, selected, hidden] of places) {
	test(`a long list with the selection ${place} shows the row, and how many are out of sight`, () => {
		const command = {type: 'moveSelection', by} as const;
		const state = reduce(foldMany(40), factAt(1, {type: 'commanded', command}));
		const [head = '', ...rows] = draw(<RestoreTable frame={frameOf(state, {columns: 80})} headRows={1} rows={5} />);
		assert.equal(rows.length, 5);
		assert.deepEqual(
			rows.filter((row) => row.startsWith(' ▸ ')).map((row) => row.split(/ +/v, 3)[2]),
			[`tenant-${selected}`],
		);
		assert.ok(head.endsWith(` ${hidden}`), head);
	});
}

test('a list that fits has titles for all columns and hides nothing', () => {
	const [head = ''] = draw(<RestoreTable frame={frameOf(mixed, {columns: 80})} headRows={1} rows={4} />);
	assert.match(head, /^ {3}TENANT +STATE +DATA +LOG +ELAPSED$/v);
});

test('no row of the table is wider than the terminal, however long and wide the names', () => {
	const unit = fc.constantFrom('a', 'Z', '租', '한', '😀', '𠀀', 'e\u{301}', '\u{1B}', '，');
	const tenants = fc.uniqueArray(fc.string({unit, minLength: 1, maxLength: 40}), {minLength: 2, maxLength: 5});
	fc.assert(
		fc.property(tenants, fc.integer({min: 8, max: 200}), (list, columns) => {
			const state = fold(
				list.map((tenant, index) => read(0, index % 2 === 0 ? moving : report(), tenant)),
				list,
			);
			const frame = frameOf(state, {columns});
			for (const line of drawWide(<RestoreTable frame={frame} headRows={1} rows={list.length} />)) {
				assert.ok(stringWidth(line) <= columns, line);
			}
		}),
	);
});

test('the main screen has the rows of the terminal: who is watched first, the keys last, nothing too wide', () => {
	const worlds = [0, 1, 2, 5, 40].map((count) => foldMany(count));
	const outage = factAt(9, failed(problem('refused'), 'tenant-1'));
	const outages = [1, 5].map((count) => reduce(foldMany(count), outage));
	const state = fc.constantFrom(...worlds, ...outages, mixed, unknown);
	fc.assert(
		fc.property(state, fc.integer({min: 20, max: 200}), fc.integer({min: 5, max: 70}), (world, columns, rows) => {
			// In its own width, as the program draws it: a line that was wrapped would push the keys out of sight.
			const screen = <OverviewScreen frame={frameOf(world, {columns, rows})} />;
			const lines = renderToString(screen, {columns}).split('\n');
			assert.equal(lines.length, rows);
			assert.match(lines[0] ?? '', /^ restop/v);
			assert.match(lines.at(-1) ?? '', /^ q quit/v);
			for (const line of lines) {
				assert.ok(stringWidth(line) <= columns, line);
			}
		}),
	);
});

test('as long as certificates are not checked the header says so, at every width', () => {
	const unchecked = {...mixed, clusters: mixed.clusters.map((cluster) => ({...cluster, isInsecure: true}))};
	for (const columns of [200, 120, 80, 60, 40]) {
		const [header = ''] = drawWide(<OverviewScreen frame={frameOf(unchecked, {columns, rows: 24})} />);
		assert.match(header, / insecure/v, `at ${columns} columns`);
		const [usual = ''] = drawWide(<OverviewScreen frame={frameOf(mixed, {columns, rows: 24})} />);
		assert.doesNotMatch(usual, /insecure/v);
	}
});

test('a name of any length leaves room in the header for what is wrong', () => {
	const wordy = {reason: 'failed', said: 'x'.repeat(1000)} as const;
	const clusters = mixed.clusters.map((cluster) => ({
		...cluster,
		name: 'n'.repeat(200),
		isInsecure: true,
		sql: {type: 'off', problem: wordy, since: mixed.now, eventId: 1} as const,
	}));
	for (const columns of [200, 120, 100]) {
		const [header = ''] = drawWide(<OverviewScreen frame={frameOf({...mixed, clusters}, {columns, rows: 24})} />);
		assert.match(header, /^ restop {3}n.* · insecure · sql off.*… {2,}● live/v, `at ${columns} columns`);
		assert.ok(header.length <= columns);
	}
});
