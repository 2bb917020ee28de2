import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {Resvg} from '@resvg/resvg-js';
import {openPty, type Pty} from '../test/helpers/pty.js';
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
	{name: 'help-80x24', columns: 80, rows: 24, shows: /keys/v, keys: ['?']},
];

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'screenshots');
/** The last of the scenes comes 40 seconds after the demo's beginning. */
const patienceMs = 90_000;

await mkdir(folder, {recursive: true});
await Promise.all(scenes.map(async (scene) => photograph(scene)));

async function photograph({name, columns, rows, shows, keys = []}: Scene): Promise<void> {
	const pty = openPty([process.execPath, path.join(root, 'build/bin.js'), 'demo', '--utc'], {columns, rows});
	try {
		await pty.waitFor(/elapsed/iv, patienceMs);
		await press(pty, keys);
		await pty.waitFor(shows, patienceMs);
		const image = new Resvg(drawScreen(pty), {font: {defaultFontFamily: 'DejaVu Sans Mono'}}).render();
		await writeFile(path.join(folder, `${name}.png`), image.asPng());
	} finally {
		await pty.close();
	}
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
