import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createMonitor} from '../../source/run/monitor.js';
import {createTheme} from '../../source/ui/theme.js';
import {address, problem, reading, restoreRead} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {openScreen, startScreen, type ScreenOptions} from '../helpers/screen.js';

const size = {columns: 80, rows: 12};

/** A monitor of two restores that nothing is known of yet. */
function createWatching() {
	const clock = createManualClock(Date.UTC(2026, 10, 23, 10));
	const monitor = createMonitor({clock, intervalMs: 2000});
	monitor.dispatch({type: 'clusterAdded', cluster: address, agent: address, isInsecure: false, hasSql: false});
	monitor.dispatch({type: 'restoresListed', cluster: address, tenants: ['rt2', 'rt3']});
	return {clock, monitor};
}

async function open(t: TestContext, options: Partial<ScreenOptions> = {}) {
	const watching = createWatching();
	const screen = await openScreen(watching.monitor, {...size, ...options});
	t.after(screen.close);
	await screen.settle();
	const {monitor} = watching;
	return {
		...watching,
		screen,
		text: () => screen.lines().join('\n'),
		/** A round in which both restores are read. */
		async round(percent: number) {
			const row = reading({status: 'RESTORING', data: {percent}});
			monitor.dispatch({type: 'roundBegan', cluster: address});
			monitor.dispatch(restoreRead(row, 'rt2', 0));
			monitor.dispatch(restoreRead(row, 'rt3', 0));
			monitor.dispatch({type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000});
			await screen.settle();
		},
	};
}

test('the first frame is on the glass, and keys are read, before Ink is loaded', async (t) => {
	const {monitor} = createWatching();
	const {terminal, close} = startScreen(monitor, size);
	t.after(close);
	assert.equal(terminal.stdin.listenerCount('readable'), 1);
	assert.equal(terminal.isRaw(), true);
	await terminal.drain();
	assert.match(terminal.emulator.lines().join('\n'), /restop[\s\S]+rt2[\s\S]+rt3[\s\S]+q quit/v);
});

test('the terminal is taken, and given back as it was', async (t) => {
	const {screen} = await open(t);
	assert.deepEqual([screen.isAlternate, screen.isCursorShown, screen.isRaw()], [true, false, true]);
	await screen.close();
	assert.deepEqual([screen.isAlternate, screen.isCursorShown, screen.isRaw()], [false, true, false]);
	assert.deepEqual(
		screen.lines(),
		Array.from({length: size.rows}, () => ''),
	);
});

test('nothing is drawn after the end', async (t) => {
	const {screen, round, monitor} = await open(t);
	await screen.close();
	const before = screen.bytesWritten();
	await round(50);
	monitor.command({type: 'redraw'});
	screen.resize(60, 10);
	await screen.settle();
	assert.equal(screen.bytesWritten(), before);
	assert.deepEqual(monitor.store.getState().size, size);
});

test('a step is one write, however many facts it has', async (t) => {
	const {screen, round, text} = await open(t);
	const before = screen.writes();
	await round(50);
	assert.equal(screen.writes(), before + 1);
	assert.equal(text().match(/\b50%/gv)?.length, 2);
});

test('what is read in the middle of a step is drawn at its end', async (t) => {
	const {screen, round, monitor} = await open(t);
	await round(50);
	const before = screen.bytesWritten();
	monitor.dispatch(restoreRead(reading({status: 'RESTORING', data: {percent: 60}}), 'rt2', 0));
	await screen.settle();
	assert.equal(screen.bytesWritten(), before);
	monitor.dispatch({type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000});
	await screen.settle();
	assert.ok(screen.bytesWritten() > before);
});

test('a tick that changes nothing that is shown writes nothing', async (t) => {
	const {screen, round, monitor, clock} = await open(t);
	await round(50);
	const before = screen.bytesWritten();
	await clock.advance(1000);
	monitor.tick();
	await screen.settle();
	assert.equal(screen.bytesWritten(), before);
});

test('what grows with time is drawn in steps of five seconds', async (t) => {
	const {screen, monitor, clock, text} = await open(t);
	monitor.dispatch(restoreRead(reading({startedAt: clock.now()}), 'rt2', 0));
	monitor.tick();
	await screen.settle();
	const before = screen.bytesWritten();
	await clock.advance(4000);
	monitor.tick();
	await screen.settle();
	assert.equal(screen.bytesWritten(), before);
	await clock.advance(1000);
	monitor.tick();
	await screen.settle();
	assert.match(text(), /5s/v);
});

test('a terminal of another size is a fact, and is drawn in full', async (t) => {
	const {screen, monitor, text} = await open(t);
	screen.overwrite('\u{1B}[2J');
	screen.resize(60, 10);
	await screen.settle();
	assert.deepEqual(monitor.store.getState().size, {columns: 60, rows: 10});
	assert.match(text(), /restop[\s\S]+rt2[\s\S]+rt3[\s\S]+q quit/v);
	assert.equal(screen.lines().length, 10);
});

test('keys are commands', async (t) => {
	const {screen, monitor} = await open(t);
	screen.type('j');
	screen.type('q');
	await screen.settle();
	const {view, isQuitRequested} = monitor.store.getState();
	assert.deepEqual([view.selected?.tenant, isQuitRequested], ['rt3', true]);
});

test('Ctrl-L draws over what others have written', async (t) => {
	const {screen} = await open(t);
	const before = screen.lines();
	screen.overwrite('\u{1B}[1;1HBroadcast message from root\u{1B}[5;5H\u{1B}[7mdown in 5 minutes\u{1B}[m');
	await screen.settle();
	assert.notDeepEqual(screen.lines(), before);
	screen.type('\u{C}');
	await screen.settle();
	assert.deepEqual(screen.lines(), before);
	assert.equal(screen.cell(4, 4).isInverse, false);
});

/** The spinner turns while a test waits. */
function withStillSpinner(lines: readonly string[]): readonly string[] {
	return lines.map((line) => line.replaceAll(/\p{Script=Braille}/gv, '⠋'));
}

test('Ctrl-Z gives terminal and keyboard back until the program goes on, then draws anew', async (t) => {
	const stop = Promise.withResolvers<undefined>();
	const {screen} = await open(t, {stop: async () => stop.promise});
	const before = withStillSpinner(screen.lines());
	screen.type('\u{1A}');
	await screen.settle();
	await screen.settle();
	assert.deepEqual([screen.isAlternate, screen.isCursorShown, screen.isRaw()], [false, true, false]);
	stop.resolve(undefined);
	await screen.settle();
	await screen.settle();
	assert.deepEqual([screen.isAlternate, screen.isCursorShown, screen.isRaw()], [true, false, true]);
	assert.deepEqual(withStillSpinner(screen.lines()), before);
});

test('after a stop that was not announced the terminal is taken again', async (t) => {
	const {screen, monitor} = await open(t);
	const before = withStillSpinner(screen.lines());
	screen.overwrite('\u{1B}[?1049l\u{1B}[?25h$ fg');
	await screen.settle();
	assert.equal(screen.isAlternate, false);
	monitor.command({type: 'takeTerminalAgain'});
	await screen.settle();
	await screen.settle();
	assert.deepEqual([screen.isAlternate, screen.isCursorShown, screen.isRaw()], [true, false, true]);
	assert.deepEqual(withStillSpinner(screen.lines()), before);
});

/** The timers that keep the process awake. */
const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

test('the spinner turns until the first answer, whatever that is', async (t) => {
	const {screen, monitor, text} = await open(t);
	const first = text();
	const timers = countTimers();
	while (text() === first) {
		// eslint-disable-next-line no-await-in-loop -- it turns by itself
		await nextTurn();
	}

	assert.match(text(), /\p{Script=Braille} first answer/v);
	monitor.dispatch({type: 'agentFailed', cluster: address, agent: address, problem: problem('refused')});
	monitor.dispatch({type: 'roundEnded', cluster: address, tookMs: 5, pauseMs: 2000});
	await screen.settle();
	assert.doesNotMatch(text(), /\p{Script=Braille} first answer/v);
	assert.equal(countTimers(), timers - 1);
});

test('where the terminal draws our signs in two cells they become ASCII, and no column is shifted', async (t) => {
	const {monitor, screen} = await open(t, {columns: 60, isAmbiguousWide: true});
	monitor.dispatch({type: 'restoresListed', cluster: address, tenants: ['тест', 'rt2', '租户']});
	monitor.command({type: 'redraw'});
	await screen.settle();
	const lines = screen.lines();
	assert.doesNotMatch(lines.join(''), /[·─━▸●]/v);
	const rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((y) => lines[y]?.includes('first answer') === true && y > 0);
	const columns = rows.map((y) => Array.from({length: 60}, (_, x) => x).find((x) => screen.cell(x, y).text === 'f'));
	assert.equal(rows.length, 3);
	assert.equal(new Set(columns).size, 1);
});

const [dark, light] = [createTheme(3), createTheme(3, {isLight: true})];
const followsBackground = {theme: dark, themeOn: (isLight: boolean) => (isLight ? light : dark)};
const question = '\u{1B}]11;?\u{1B}\\\u{1B}[c';

test('the terminal is asked for its background once, after the first frame', async (t) => {
	const {screen, round} = await open(t, followsBackground);
	await round(20);
	const parts = screen.written().split(question);
	assert.equal(parts.length, 2);
	assert.match(parts[0] ?? '', /rt2[\s\S]+rt3/v);
});

test('an answer that comes later than the attributes changes nothing, and presses no key', async (t) => {
	const {screen, round, text} = await open(t, followsBackground);
	await round(50);
	const [before, shown] = [screen.bytesWritten(), text()];
	screen.type('\u{1B}]11;rgb:ffff/ff');
	await screen.settle();
	screen.type('ff/ffff\u{1B}\\');
	await screen.settle();
	assert.deepEqual([screen.bytesWritten(), text()], [before, shown]);
});

test('on a light background only what looks different is sent again', async (t) => {
	const {screen, text} = await open(t, {...followsBackground, background: '#ffffff'});
	const [first = '', restyled = ''] = screen.written().split(question);
	assert.match(text(), /restop[\s\S]+rt2[\s\S]+rt3/v);
	assert.match(first, /restop/v);
	assert.ok(restyled.length < first.length / 2, JSON.stringify(restyled));
	assert.ok(restyled.includes('\u{1B}[34m'));
	assert.doesNotMatch(restyled, /rt[23]/v);
});

test('after a stop the background is not asked for again: the shell might get the answer', async (t) => {
	const stopped = Promise.withResolvers<undefined>();
	const {screen, monitor} = await open(t, {...followsBackground, stop: async () => stopped.promise});
	monitor.command({type: 'suspend'});
	await screen.settle();
	assert.equal(screen.written().split(question).length, 2);
	stopped.resolve(undefined);
	await screen.settle();
	await screen.settle();
	assert.equal(screen.written().split(question).length, 2);
});

test('a terminal with a theme of its own is not asked', async (t) => {
	const {screen} = await open(t, {theme: light});
	assert.equal(screen.written().includes(']11;'), false);
});

test('keys that are pressed while the terminal is asked are not lost', async (t) => {
	const monitor = createMonitor({clock: createManualClock(0), intervalMs: 2000});
	const {terminal, close} = startScreen(monitor, {...size, isAmbiguousWide: true});
	t.after(close);
	terminal.type('q');
	while (!monitor.store.getState().isQuitRequested) {
		// eslint-disable-next-line no-await-in-loop -- there is nothing to wait for but the next turn
		await nextTurn();
	}

	assert.equal(monitor.store.getState().isQuitRequested, true);
});

test('a key sends the note of the selected restore to the clipboard, and the screen stays as it is but for the footer', async (t) => {
	const {screen, round, text} = await open(t);
	await round(50);
	const before = screen.lines().slice(0, -1);
	screen.type('y');
	await screen.settle();
	await screen.settle();
	const [, base64 = ''] = /\]52;c;([\w+\/=]+)/v.exec(screen.written()) ?? [];
	assert.match(Buffer.from(base64, 'base64').toString(), /^# Restore of `rt2`: restoring\n/v);
	assert.match(text(), /note sent to the terminal's clipboard/v);
	assert.deepEqual(screen.lines().slice(0, -1), before);
	screen.type('W');
	await screen.settle();
	await screen.settle();
	assert.match(text(), /note saved to \/home\/admin\/restop-rt2-4-20261123-100000\.md/v);
});

test('where no restore is watched there is nothing to copy', async (t) => {
	const {monitor, screen, text} = await open(t);
	monitor.dispatch({type: 'clusterRemoved', cluster: address});
	screen.type('y');
	await screen.settle();
	await screen.settle();
	assert.match(text(), /nothing to copy: no restore is shown/v);
	assert.doesNotMatch(screen.written(), /\]52;/v);
});
