import {Buffer} from 'node:buffer';
import process from 'node:process';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {createStore} from '../../../source/monitor/store.js';
import type {Monitor} from '../../../source/run/monitor.js';
import {openMonitorScreen} from '../../../source/run/monitor-screen.js';
import {systemClock} from '../../../source/system/clock.js';
import {aborted} from '../../../source/system/race.js';
import {createTheme} from '../../../source/ui/theme.js';
import {english} from '../../../source/locale/en.js';
import {createFakeTerminal} from '../../helpers/fake-terminal.js';
import {noteOutputs} from '../../helpers/note-outputs.js';
import {createLongWatch, longWatchFact} from '../long-watch.js';
import {samples, type Sample} from './sample.js';

// Run as a program with --expose-gc and NODE_ENV=production: a sample a line at each tenth of the updates.
const [updates = 0, updatesPerFrame = 1, leakedBytes = 0] = process.argv.slice(2).map(Number);
const leaked: string[] = [];
const store = createStore(createLongWatch(), reduce);
// What the terminal was sent is not kept: that would be the leak.
const terminal = createFakeTerminal({columns: 120, rows: 40}, {keepsWritten: false});
const monitor: Monitor = {
	store,
	dispatch(fact) {
		store.dispatch({...store.getState().now, ...fact});
	},
	command(command) {
		monitor.dispatch({type: 'commanded', command});
	},
	tick() {
		monitor.dispatch({type: 'ticked'});
	},
	clock: systemClock,
};
const controller = new AbortController();
const screen = openMonitorScreen(monitor, {
	stdin: terminal.stdin,
	stdout: terminal.stdout,
	stderr: terminal.stdout,
	style: {words: english, zone: 'utc'},
	theme: createTheme(3),
	themeOn: undefined,
	badge: '',
	asksWidth: false,
	notes: noteOutputs,
	hasTitle: true,
	notifies: undefined,
	stop: nextTurn,
	isInForeground: () => true,
	awaitForeground: async () => undefined,
	// No frame comes by itself: each is asked for.
	clock: {
		monotonic: () => 0,
		async sleep(_ms, signal) {
			await aborted(signal);
		},
	},
	signal: controller.signal,
});
let frames = 0;

async function update(index: number): Promise<void> {
	store.dispatch(longWatchFact(index));
	if (index % updatesPerFrame === 0) {
		const before = terminal.bytesWritten();
		monitor.tick();
		await nextTurn();
		await terminal.drain();
		frames += terminal.bytesWritten() > before ? 1 : 0;
	}

	if (leakedBytes > 0) {
		leaked.push(Buffer.alloc(leakedBytes, 'leak').toString('latin1'));
	}
}

function collect(): NodeJS.MemoryUsage {
	globalThis.gc?.();
	globalThis.gc?.();
	return process.memoryUsage();
}

for (let index = 1; index <= updates; index++) {
	// eslint-disable-next-line no-await-in-loop -- one update after the other
	await update(index);
	if (index % (updates / samples) !== 0) {
		continue;
	}

	const {heapUsed, external, rss} = collect();
	const sample: Sample = {updates: index, heapUsed, external, rss, frames, bytesWritten: terminal.bytesWritten()};
	process.stdout.write(`${JSON.stringify(sample)}\n`);
}

process.stderr.write(`${terminal.emulator.lines().join('\n')}\n${leaked.length} leaked\n`);
controller.abort();
screen.close();
await screen.waitUntilExit();
