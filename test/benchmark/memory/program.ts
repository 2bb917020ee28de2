import {Buffer} from 'node:buffer';
import process from 'node:process';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {render} from 'ink';
import {createElement} from 'react';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {createStore} from '../../../source/monitor/store.js';
import {App} from '../../../source/ui/app.js';
import {createTheme} from '../../../source/ui/theme.js';
import {english} from '../../../source/locale/en.js';
import {createFakeTerminal} from '../../helpers/fake-terminal.js';
import {createLongWatch, longWatchFact} from '../../helpers/long-watch.js';
import {samples, type Sample} from './sample.js';

// Run as a program with --expose-gc and NODE_ENV=production: a sample a line at each tenth of the updates.
const [updates = 0, updatesPerFrame = 1, leakedBytes = 0] = process.argv.slice(2).map(Number);
const leaked: string[] = [];
const store = createStore(createLongWatch(), reduce);
// What the terminal was sent is not kept: that would be the leak.
const terminal = createFakeTerminal({columns: 120, rows: 40}, {keepsWritten: false});
let frames = 0;

let isDrawn = false;
/** React draws the state as often as it is told of one, at once: it is told of some. */
const subscribe: typeof store.subscribe = (listener) =>
	store.subscribe((fact) => {
		if (isDrawn) {
			listener(fact);
		}
	});

const ink = render(
	createElement(App, {
		store: {getState: store.getState, subscribe},
		command(command) {
			store.dispatch({...store.getState().now, type: 'commanded', command});
		},
		words: english,
		theme: createTheme(3),
		zone: 'utc',
		badge: '',
		stop: nextTurn,
	}),
	{
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		alternateScreen: true,
		incrementalRendering: true,
		// No frame comes by itself: each is asked for.
		maxFps: 1,
		exitOnCtrlC: false,
		patchConsole: false,
		interactive: true,
		onRender() {
			frames++;
		},
	},
);

async function update(index: number): Promise<void> {
	isDrawn = index % updatesPerFrame === 0;
	store.dispatch(longWatchFact(index));
	if (isDrawn) {
		await nextTurn();
		await ink.waitUntilRenderFlush();
		await terminal.drain();
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
ink.unmount();
await ink.waitUntilExit();
