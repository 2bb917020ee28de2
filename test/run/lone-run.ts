import {getEventListeners} from 'node:events';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {run} from '../../source/run.js';
import {createFakeTerminal} from '../helpers/fake-terminal.js';

/** What a run leaves behind in a process of its own. */
export type Remains = {
	readonly exitCode: number;
	readonly written: string;
	/** Listeners of the streams, the process and the signals that are left. */
	readonly listeners: readonly string[];
	/** Timers, sockets and servers that are left, also a moment later. */
	readonly resources: readonly string[];
};

const turnMs = 20;
const mostTurns = 50;

/** Every signal that the program has made, to ask it for its listeners afterwards. */
const signals: AbortSignal[] = [];
class CountedController extends AbortController {
	constructor() {
		super();
		signals.push(this.signal);
	}
}

Object.assign(globalThis, {AbortController: CountedController});

const [until = '', ...argv] = process.argv.slice(2);
const terminal = createFakeTerminal({columns: 80, rows: 24});
const {stdin, stdout} = terminal;

function listListeners(): readonly string[] {
	return [
		...Object.entries({stdin, stdout, process}).flatMap(([name, emitter]) =>
			emitter.eventNames().map((event) => `${name} ${String(event)} ${emitter.listenerCount(event)}`),
		),
		...signals.flatMap((signal) => getEventListeners(signal, 'abort').map(() => 'a signal abort')),
	];
}

function withoutThose<Value>(values: readonly Value[], before: readonly Value[]): readonly Value[] {
	const rest = [...values];
	for (const value of before) {
		const index = rest.indexOf(value);
		if (index !== -1) {
			rest.splice(index, 1);
		}
	}

	return rest;
}

async function runOnce(): Promise<Remains> {
	const before = {listeners: listListeners(), resources: process.getActiveResourcesInfo()};
	const start = terminal.written().length;
	const written = () => terminal.written().slice(start);
	let end: (exitCode: number) => void = ignore;
	const exit = run({
		argv,
		env: {RESTOP_PASSWORD: 'secret', TERM: 'xterm'},
		stdin,
		stdout,
		stderr: stdout,
		colorLevel: 0,
		onEnd(listener) {
			end = listener;
		},
		onCrash: ignore,
		hidePassword: ignore,
		jobControl: {listen: () => ignore, stop: ignore, signalGroup: () => false, isInForeground: () => true},
		openTerminal: () => stdin,
		userId: undefined,
		killGroup: ignore,
	});
	const expected = new RegExp(until, 'v');
	while (!expected.test(written())) {
		// eslint-disable-next-line no-await-in-loop -- until it is there
		await delay(turnMs);
	}

	end(143);
	const exitCode = await exit;
	const left = () => ({
		listeners: withoutThose(listListeners(), before.listeners),
		resources: withoutThose(process.getActiveResourcesInfo(), before.resources),
	});
	// Sockets and the last frame's timer take a turn or two to go.
	for (let turns = 0; turns < mostTurns && left().resources.length > 0; turns++) {
		// eslint-disable-next-line no-await-in-loop -- see above
		await delay(turnMs);
	}

	return {exitCode, written: written(), ...left()};
}

function ignore(): void {
	// Nothing to do.
}

await runOnce();
process.stdout.write(JSON.stringify(await runOnce()));
