import {Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {WriteStream} from 'node:tty';
import {english} from '../../../source/locale/en.js';
import {formatJson} from '../../../source/report/json.js';
import {createFleet, type Fleet} from '../../../source/run/fleet.js';
import type {Monitor} from '../../../source/run/monitor.js';
import {showNdjson} from '../../../source/run/ndjson.js';
import type {OutputContext} from '../../../source/run/output-context.js';
import {showPlain} from '../../../source/run/plain.js';
import {createFakeTerminal} from '../../helpers/fake-terminal.js';
import {measureCpu} from './cpu.js';
import {openScreen, pressKey} from './open-screen.js';
import {createFleetState, createRound, foldRound} from './rounds.js';
import {createMonitorOf} from './standing-monitor.js';

/** CPU ms of a round of polls, through the reducer alone and with what reports it. */
export type RoundCost = {
	readonly reduce: number;
	/** With the frames that are drawn of it. */
	readonly screen: number;
	readonly plain: number;
	readonly ndjson: number;
	/** One document, without the round. */
	readonly json: number;
};

/** Of a round in which every one of so many restores has moved. */
export async function measureRound(restores: number): Promise<RoundCost> {
	const state = foldRound(createFleetState(restores), 1, createRound(1, restores));
	const monitor = () => createMonitorOf(state);
	const alone = monitor();
	return {
		reduce: dispatchRounds(alone, restores),
		screen: await measureOnScreen(monitor(), restores),
		plain: await measureOutput(showPlain, monitor(), restores),
		ndjson: await measureOutput(async (fleet, context) => showNdjson(fleet, context, false), monitor(), restores),
		json: measureCpu(() => {
			formatJson(alone.store.getState(), english);
		}),
	};
}

/** The last of three rounds: the code has been compiled by then. */
function dispatchRounds({dispatch}: Monitor, restores: number): number {
	const costs = [2, 3, 4].map((index) => {
		const facts = createRound(index, restores);
		return measureCpu(() => {
			for (const fact of facts) {
				dispatch(fact);
			}
		});
	});
	return costs.at(-1) ?? NaN;
}

async function measureOnScreen(monitor: Monitor, restores: number): Promise<number> {
	const {terminal, close} = openScreen(monitor);
	// Until Ink has been loaded, its rows come between a key and its answer.
	await pressKey(terminal, 'j');
	const cost = dispatchRounds(monitor, restores);
	await close();
	return cost;
}

type Show = (fleet: Fleet, context: OutputContext) => Promise<number>;

async function measureOutput(show: Show, monitor: Monitor, restores: number): Promise<number> {
	const controller = new AbortController();
	const ended = show(
		createFleet(monitor, async () => []),
		createContext(controller),
	);
	await nextTurn();
	const cost = dispatchRounds(monitor, restores);
	controller.abort();
	await ended;
	return cost;
}

function createContext(controller: AbortController): OutputContext {
	const {stdin} = createFakeTerminal({columns: 80, rows: 24});
	const stdout = createDrain();
	return {
		io: {
			argv: [],
			env: {},
			stdin,
			stdout,
			stderr: stdout,
			colorLevel: 0,
			onEnd: ignore,
			onCrash: ignore,
			hidePassword: ignore,
			jobControl: {listen: () => ignore, stop: ignore, signalGroup: () => false, isInForeground: () => true},
			openTerminal: () => stdin,
			userId: undefined,
			killGroup: ignore,
		},
		style: {words: english, zone: 'utc'},
		lineStyle: {words: english, zone: 'utc'},
		controller,
		isWait: false,
		hasColor: false,
		themeName: undefined,
		badge: '',
		isInputTaken: false,
		isNotify: false,
	};
}

/** Takes what is written, as /dev/null does. */
function createDrain(): WriteStream {
	const drain = new Writable({
		write(_chunk, _encoding, done) {
			done();
		},
	});
	// A real stream of this kind needs a file descriptor; only `write` is used of it.
	return Object.assign(drain, {isTTY: false}) as unknown as WriteStream;
}

function ignore(): void {
	// Nothing ends this but the measurement.
}
