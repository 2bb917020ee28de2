import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {Resvg} from '@resvg/resvg-js';
import {fleet} from '../test/helpers/fleet-story.js';
import {openPty, type Pty} from '../test/helpers/pty.js';
import {openStory, storyBegins, type OpenStory, type StoryOptions} from '../test/helpers/story.js';
import {scenarioLibrary, storyOf} from '../source/simulator/world/scenario-library.js';
import {chinese} from '../source/locale/zh.js';
import {createTheme} from '../source/ui/theme.js';
import {drawScreen} from './draw-screen.js';

/** A picture of the running demo: taken when the screen shows what is waited for. */
type Scene = {
	readonly name: string;
	readonly columns: number;
	readonly rows: number;
	readonly shows: RegExp;
	/** Pressed before the picture is taken. */
	readonly keys?: readonly string[];
};

const down = '\u{1B}[B';
const scenes: readonly Scene[] = [
	// A restore has succeeded and one has failed.
	{name: 'demo-120x30', columns: 120, rows: 30, shows: /(?:failure reason:|failed after [^:]+:) OB_/v, keys: [down]},
	// The agent does not answer: SQL goes on, but for the one restore that it has no row of.
	{
		name: 'outage-80x24',
		columns: 80,
		rows: 24,
		shows: /no answer [\s\S]*no answer for/v,
		keys: [down, down],
	},
	// The restore that needs a person first, alone.
	{name: 'detail-120x36', columns: 120, rows: 36, shows: /events of/v, keys: ['\r']},
	{name: 'fields-120x36', columns: 120, rows: 36, shows: /restore_scn/v, keys: ['\r', 'f']},
	{name: 'help-80x24', columns: 80, rows: 24, shows: /keys/v, keys: ['?']},
];

/** A picture of three simulated clusters, after what happens to them. */
type FleetScene = {
	readonly name: string;
	readonly columns: number;
	readonly rows: number;
	/** On a terminal with a light background. */
	readonly isLight?: boolean;
	/** What differs from the three clusters. */
	readonly changes?: Partial<StoryOptions>;
	readonly act: (open: OpenStory) => Promise<void>;
};

const minute = 60_000;
const fleetScenes: readonly FleetScene[] = [
	{
		name: 'fleet-120x30',
		columns: 120,
		rows: 30,
		async act(open) {
			await open.pass(2 * minute);
			await open.type(down);
		},
	},
	{
		name: 'light-120x30',
		columns: 120,
		rows: 30,
		isLight: true,
		async act(open) {
			await open.pass(2 * minute);
			await open.type(down);
		},
	},
	// The agent of one cluster does not answer, and SQL goes on.
	{
		name: 'fleet-200x60',
		columns: 200,
		rows: 60,
		async act(open) {
			await open.pass(2 * minute);
			open.setAgentFault({type: 'reset'}, 1);
			await open.pass(5 * minute);
		},
	},
	{
		name: 'events-120x30',
		columns: 120,
		rows: 30,
		async act(open) {
			await open.pass(2 * minute);
			await open.type(down);
			open.setAgentFault({type: 'reset'}, 1);
			await open.pass(3 * minute);
			open.setAgentFault(undefined, 1);
			await open.pass(20 * minute);
			await open.type('l');
			await open.type('w');
		},
	},
	// A restore fails while the screen stands still.
	{
		name: 'paused-120x30',
		columns: 120,
		rows: 30,
		async act(open) {
			await open.pass(minute / 3);
			await open.type(' ');
			await open.pass(3 * minute);
			await open.type(down);
		},
	},
	{
		name: 'filter-80x24',
		columns: 80,
		rows: 24,
		async act(open) {
			await open.pass(2 * minute);
			await open.type('/rt :run');
		},
	},
	// The failure that needs a person, with what to look for in which log.
	{
		name: 'failure-80x24',
		columns: 80,
		rows: 24,
		async act(open) {
			await open.pass(2 * minute);
			await open.type('\r');
		},
	},
	{
		name: 'one-restore-80x24',
		columns: 80,
		rows: 24,
		changes: {story: storyOf([scenarioLibrary.longWithFigures(storyBegins - 30 * minute)]), others: [], sql: 'open'},
		async act(open) {
			await open.pass(10 * minute);
		},
	},
	// Needs a font with Chinese characters, such as fonts-wqy-zenhei of Debian.
	{
		name: 'chinese-120x30',
		columns: 120,
		rows: 30,
		changes: {words: chinese},
		act: async (open) => open.pass(2 * minute),
	},
	{name: 'ascii-80x24', columns: 80, rows: 24, changes: {charset: 'ascii'}, act: async (open) => open.pass(2 * minute)},
	{name: 'small-40x6', columns: 40, rows: 6, act: async (open) => open.pass(2 * minute)},
	{name: 'small-60x20', columns: 60, rows: 20, act: async (open) => open.pass(2 * minute)},
	// Nothing is read of one cluster any more.
	{
		name: 'fleet-lost-120x30',
		columns: 120,
		rows: 30,
		async act(open) {
			await open.pass(2 * minute);
			await open.type(down);
			open.setAgentFault({type: 'reset'}, 1);
			open.setSqlFault({type: 'refuse'}, 1);
			await open.pass(5 * minute);
		},
	},
];

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'screenshots');
/** The last of the scenes comes 40 seconds after the demo's beginning. */
const patienceMs = 90_000;

await mkdir(folder, {recursive: true});
const isWanted = (name: string) => process.argv.length < 3 || process.argv.includes(name);
await Promise.all([
	...scenes.filter(({name}) => isWanted(name)).map(async (scene) => photograph(scene)),
	...fleetScenes.filter(({name}) => isWanted(name)).map(async (scene) => photographFleet(scene)),
]);

async function photographFleet({name, columns, rows, isLight = false, changes = {}, act}: FleetScene): Promise<void> {
	const ends: Array<() => void | Promise<void>> = [];
	const after = (end: () => void | Promise<void>) => {
		ends.push(end);
	};

	const size = {columns, rows};
	try {
		const open = await openStory({after}, {...fleet, ...changes, ...size, theme: createTheme(3, {isLight})});
		await act(open);
		await write(name, {size, cell: open.cell, isLight});
	} finally {
		await Promise.all(ends.map(async (end) => end()));
	}
}

async function photograph({name, columns, rows, shows, keys = []}: Scene): Promise<void> {
	const pty = openPty([process.execPath, path.join(root, 'build/bin.js'), 'demo', '--utc'], {columns, rows});
	try {
		await pty.waitFor(/elapsed/iv, patienceMs);
		await press(pty, keys);
		await pty.waitFor(shows, patienceMs);
		await write(name, pty);
	} finally {
		await pty.close();
	}
}

async function write(name: string, picture: Parameters<typeof drawScreen>[0]): Promise<void> {
	const image = new Resvg(drawScreen(picture), {font: {defaultFontFamily: 'DejaVu Sans Mono'}}).render();
	await writeFile(path.join(folder, `${name}.png`), image.asPng());
}

/** Each key is a write of its own, as a keyboard's are. */
async function press(pty: Pty, keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		pty.write(key);
		// eslint-disable-next-line no-await-in-loop -- one after another is the point
		await new Promise((resolve) => {
			setTimeout(resolve, 200);
		});
	}
}
