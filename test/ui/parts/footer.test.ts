import assert from 'node:assert/strict';
import test from 'node:test';
import {bindings, type Mode} from '../../../source/ui/keymap.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawFooter} from '../../../source/ui/parts/footer.js';
import type {Frame} from '../../../source/ui/frame.js';
import {english} from '../../../source/locale/en.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {factAt, failedWith, fold, problem, readAt, reading} from '../../helpers/facts.js';
import {frameOf, textOf} from '../../helpers/frame.js';
import {command, three} from '../../helpers/fleet-states.js';
import {mixed, single} from '../../helpers/mixed-states.js';

const modes: readonly Mode[] = ['list', 'detail', 'events', 'help', 'text'];
const lost = fold([readAt(0, reading()), [10, failedWith(problem('refused'))]]);

/** Offered in trouble, with several clusters, with a filter, or without the bell. */
const rare = new Set(['redraw', 'cluster', 'allClusters', 'clearFilter', 'unmute']);
const nothingMore = {hasMoreEvents: false, hasMoreHelp: false};

function draw(frame: Frame, mode: Mode = 'list', more = nothingMore): string {
	return textOf(drawFooter(frame, mode, more));
}

for (const mode of modes) {
	test(`in the mode "${mode}" the footer offers the keys that the table has for it, and no others`, () => {
		const more = {hasMoreEvents: true, hasMoreHelp: true};
		const offered = bindings.flatMap(({footer = []}) =>
			footer.filter((entry) => entry.modes.includes(mode) && entry.isWithoutKeys !== true && !rare.has(entry.word)),
		);
		const expected = offered.map(({label, word}) => ` ${label} ${english.keys.short[word]} `).join('');
		assert.ok(offered.length > 0);
		assert.equal(draw(frameOf(mixed, {columns: 160}), mode, more), expected);
	});
}

test('the footer offers no selection where there is nothing to select', () => {
	assert.doesNotMatch(draw(frameOf(single)), /↑|select/v);
	assert.match(draw(frameOf(mixed)), /↑↓ select/v);
});

test('pages of events are offered only where there are more than are shown', () => {
	assert.doesNotMatch(draw(frameOf(mixed)), /PgUp/v);
	assert.match(draw(frameOf(mixed), 'list', {hasMoreEvents: true, hasMoreHelp: false}), /PgUp PgDn events/v);
});

test('a help that fits is not scrolled', () => {
	assert.equal(draw(frameOf(mixed), 'help'), ' q quit  Esc back ');
});

test('in trouble the key that redraws is offered, also in a short row', () => {
	assert.doesNotMatch(draw(frameOf(single)), /Ctrl-L/v);
	assert.match(draw(frameOf(lost)), /Ctrl-L redraw/v);
	assert.equal(draw(frameOf(lost, {columns: 40})), ' q quit  ? help  y copy  Ctrl-L redraw ');
});

test('the next cluster is offered where there are several, and the way back from one of them also in a short row', () => {
	assert.match(draw(frameOf(three)), /Tab cluster/v);
	assert.doesNotMatch(draw(frameOf(three)), /Esc/v);
	const filtered = command(three, {type: 'showNextCluster'});
	assert.match(draw(frameOf(filtered, {columns: 40})), /Esc all clusters/v);
});

for (const mode of modes) {
	test(`where no key can be read the footer of "${mode}" names only the signal that ends the program`, () => {
		assert.equal(
			draw(frameOf(mixed, {hasKeys: false}), mode, {hasMoreEvents: true, hasMoreHelp: true}),
			' Ctrl-C ends ',
		);
	});
}

test('what became of a note stands in the place of the keys, whole or cut in the middle', () => {
	const path = '/home/admin/restop-rt2-4-20261123-100000.md';
	const noted = reduce(single, factAt(1, {type: 'noteSaved', path}));
	assert.equal(draw(frameOf(noted)), ` note saved to ${path}`);
	assert.equal(draw(frameOf(noted), 'help'), ` note saved to ${path}`);
	assert.match(draw(frameOf(noted, {columns: 40})), /^ note saved to [^…]*…[^…]*-100000\.md$/v);
	for (let columns = 1; columns < 80; columns++) {
		assert.ok(widthOfLine(drawFooter(frameOf(noted, {columns}), 'list', nothingMore)) <= Math.max(1, columns - 1));
	}
});

test('a path that could control the terminal is made visible', () => {
	const noted = reduce(single, factAt(1, {type: 'noteSaved', path: '/tmp/\u{1B}[2J\n/note.md'}));
	assert.equal(draw(frameOf(noted)), String.raw` note saved to /tmp/\x1b[2J\n/note.md`);
});

test('where there is no restore there is nothing to copy', () => {
	assert.match(draw(frameOf(single)), / y copy /v);
	assert.doesNotMatch(draw(frameOf(fold([], []))), / y copy /v);
});

test('keys without room are left out whole, and the last cell stays free', () => {
	for (let columns = 1; columns < 80; columns++) {
		const line = drawFooter(frameOf(mixed, {columns}), 'list', {hasMoreEvents: true, hasMoreHelp: false});
		assert.ok(widthOfLine(line) < columns);
		assert.ok(columns < 10 || !textOf(line).includes('…'), textOf(line));
	}
});

test('the footer says what the key of the bell does now', () => {
	assert.match(draw(frameOf(single)), / b mute /v);
	const muted = {...single, view: {...single.view, isBellOn: false}};
	assert.match(draw(frameOf(muted)), / b unmute /v);
});
