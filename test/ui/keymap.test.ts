import assert from 'node:assert/strict';
import test from 'node:test';
import {initialState} from '../../source/monitor/state.js';
import {bindings, modeOf, modeOfView, type KeyContext, type Mode} from '../../source/ui/keymap.js';
import {english} from '../../source/locale/en.js';

const modes: readonly Mode[] = ['list', 'detail', 'events', 'help', 'text'];

const pages = [
	['one row less than is shown, so that the row at the edge stays', 6, 5],
	['a row at least', 1, 1],
	['a row even where none is shown', 0, 1],
] as const;

for (const [name, eventRows, by] of pages) {
	test(`a page is ${name}`, () => {
		const page = bindings.find(({keys}) => keys.includes('pageUp'));
		const context: KeyContext = {mode: 'list', eventRows};
		assert.deepEqual(page?.command(context, 'pageUp'), {type: 'scrollEvents', by: -by, shown: eventRows});
		assert.deepEqual(page?.command(context, 'pageDown'), {type: 'scrollEvents', by, shown: eventRows});
	});
}

test('no key is bound twice in a mode', () => {
	for (const mode of modes) {
		const all = bindings.flatMap(({keys, modes: bound}) => (bound.includes(mode) ? keys : []));
		assert.deepEqual([...new Set(all)], all);
	}
});

test('the footer offers a key only where it is bound', () => {
	for (const {label, modes: bound, footer = []} of bindings) {
		const offered = footer.flatMap(({modes: shown}) => shown);
		assert.deepEqual(
			offered.filter((mode) => !bound.includes(mode)),
			[],
			label,
		);
	}
});

test('every mode has a key that leads out of it', () => {
	for (const mode of modes) {
		const commands = new Set(
			bindings.flatMap(({keys, modes: bound, command}) =>
				bound.includes(mode) ? keys.map((key) => command({mode, eventRows: 1}, key).type) : [],
			),
		);
		assert.ok(commands.has('quit'));
		assert.ok(commands.has('goBack'));
	}
});

test('a screen has the mode of its own', () => {
	assert.equal(modeOf('overview'), 'list');
	assert.equal(modeOf('events'), 'events');
	assert.equal(modeOf('detail'), 'detail');
	assert.equal(modeOf('help'), 'help');
});

test('while a filter is typed its screen is in the mode of a text', () => {
	const {view} = initialState;
	assert.equal(modeOfView(view), 'list');
	assert.equal(modeOfView({...view, filter: {text: '', isTyped: true}}), 'text');
});

test('outside of a text, of the Ctrl keys only those are bound that neither a multiplexer nor the terminal owns', () => {
	const allowed = new Set(['ctrl-c', 'ctrl-z', 'ctrl-l']);
	const outside = bindings.filter(({modes: bound}) => bound.some((mode) => mode !== 'text'));
	const bound = outside.flatMap(({keys: names}) => names).filter((name) => name.startsWith('ctrl-'));
	assert.ok(bound.length > 0);
	assert.deepEqual(
		bound.filter((name) => !allowed.has(name)),
		[],
	);
});

test('what a function key does, a letter does too', () => {
	const found = bindings.filter(({keys: names}) => names.some((name) => /^f\d+$/v.test(name)));
	assert.ok(found.length > 0);
	assert.ok(found.every(({keys: names}) => names.some((name) => /^[a-z]$/v.test(name))));
});

for (const {label, help: word, footer = []} of bindings) {
	test(`"${label}" is explained, and the footer’s short form of it is part of it`, () => {
		assert.notEqual(english.keys[word], '');
		for (const {label: short, word: shortWord} of footer) {
			assert.notEqual(english.keys.short[shortWord], '');
			assert.ok(label.replaceAll(' ', '').includes(short.replaceAll(' ', '')), short);
		}
	});
}

test('in the help the keys that move the selection elsewhere move the help', () => {
	const context: KeyContext = {mode: 'help', eventRows: 0, help: {rows: 5, end: 9}};
	const press = (key: string) =>
		bindings.find(({keys, modes: bound}) => bound.includes('help') && keys.includes(key))?.command(context, key);
	assert.deepEqual(press('down'), {type: 'scrollHelp', by: 1, end: 9});
	assert.deepEqual(press('k'), {type: 'scrollHelp', by: -1, end: 9});
	assert.deepEqual(press('pageDown'), {type: 'scrollHelp', by: 4, end: 9});
	assert.deepEqual(press('G'), {type: 'scrollHelp', by: Number.MAX_SAFE_INTEGER, end: 9});
});

test('in the list of events keys scroll by rows, by pages and to its ends', () => {
	const context: KeyContext = {mode: 'events', eventRows: 0, eventList: {shown: 8, first: 6}};
	const press = (key: string) =>
		bindings.find(({keys, modes: bound}) => bound.includes('events') && keys.includes(key))?.command(context, key);
	const scroll = (by: number) => ({type: 'scrollEventList', by, shown: 8, first: 6});
	assert.deepEqual(press('k'), scroll(-1));
	assert.deepEqual(press('pageDown'), scroll(7));
	assert.deepEqual(press('g'), scroll(-Number.MAX_SAFE_INTEGER));
	assert.deepEqual(press('end'), scroll(Number.MAX_SAFE_INTEGER));
});

test('the list is sorted by the columns that it shows, which are measured only then', () => {
	let measured = 0;
	const context: KeyContext = {
		mode: 'list',
		eventRows: 1,
		sortColumns() {
			measured++;
			return ['tenant', 'data'];
		},
	};
	const press = (key: string) => bindings.find(({keys}) => keys.includes(key))?.command(context, key);
	press('j');
	assert.equal(measured, 0);
	assert.deepEqual(press('s'), {type: 'sortByNext', columns: ['tenant', 'data']});
	assert.equal(measured, 1);
});

test('in a detail the same keys move its text, and n and p the selection', () => {
	const context: KeyContext = {mode: 'detail', eventRows: 0, detail: {rows: 8, end: 20}};
	const press = (key: string) =>
		bindings.find(({keys, modes: bound}) => keys.includes(key) && bound.includes('detail'))?.command(context, key);
	assert.deepEqual(press('j'), {type: 'scrollDetail', by: 1, end: 20});
	assert.deepEqual(press('up'), {type: 'scrollDetail', by: -1, end: 20});
	assert.deepEqual(press('pageUp'), {type: 'scrollDetail', by: -7, end: 20});
	assert.deepEqual(press('home'), {type: 'scrollDetail', by: -Number.MAX_SAFE_INTEGER, end: 20});
	assert.deepEqual(press('n'), {type: 'moveSelection', by: 1});
	assert.deepEqual(press('p'), {type: 'moveSelection', by: -1});
	assert.deepEqual(press('f'), {type: 'toggleAllFields'});
	assert.equal(press('enter'), undefined);
});

test('in the help no key acts on the screen below', () => {
	const acting = bindings.filter(({modes: bound}) => bound.includes('help'));
	const types = acting.flatMap(({keys: names, command}) =>
		names.map((name) => command({mode: 'help', eventRows: 3}, name).type),
	);
	assert.deepEqual(
		new Set(types),
		new Set(['quit', 'quitLeavingScreen', 'toggleHelp', 'scrollHelp', 'redraw', 'suspend', 'goBack']),
	);
});
