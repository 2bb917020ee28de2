import type {ReadStream} from 'node:tty';
import {isWatchOver} from '../monitor/select/watch-over.js';
import {selectRestores} from '../monitor/select/restores.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatStates} from '../report/plain.js';
import type {Io} from '../system/io.js';
import {systemClock} from '../system/clock.js';
import {followJob} from '../system/job-control.js';
import {aborted} from '../system/race.js';
import {isMultiplexer} from '../system/terminal/ambiguous-width.js';
import type {Frame} from '../ui/frame.js';
import {paint} from '../ui/line/line.js';
import {drawScreen} from '../ui/screen-lines.js';
import {createTheme, type Theme} from '../ui/theme.js';
import type {Fleet} from './fleet.js';
import {runLoops} from './loops.js';
import type {Monitor} from './monitor.js';
import {openMonitorScreen, type MonitorScreen} from './monitor-screen.js';
import {writeLines, type OutputContext} from './output-context.js';

/**
 * Shows the monitor full-screen until the user quits or a signal arrives, or with --wait until every restore has ended.
 * The terminal is restored before the last lines are printed.
 */
export async function showScreen(fleet: Fleet, context: OutputContext): Promise<number> {
	const {monitor} = fleet;
	const {controller, io} = context;
	const {signal} = controller;
	const unsubscribe = endWhenOver(monitor, context);
	const job = followJob(io.jobControl, {
		onStop() {
			monitor.command({type: 'suspend'});
		},
		onReturn() {
			monitor.command({type: 'takeTerminalAgain'});
		},
		signal,
	});
	const theme = createTheme(context.hasColor ? io.colorLevel : 0);
	const screen = openScreen(monitor, {...context, theme, stop: job.stop});
	io.onCrash(screen.close);
	const work = runLoops(fleet, signal);
	try {
		await Promise.race([work, screen.waitUntilExit(), aborted(signal)]);
	} finally {
		controller.abort();
		unsubscribe();
		job.leave();
		screen.close();
	}

	await screen.waitUntilExit();
	const state = monitor.store.getState();
	writeLines(io.stdout, state.isScreenLeft ? drawLast(screen.frame(), theme) : formatStates(state, context.style));
	await work;
	return state.isQuitRequested ? 0 : exitCodeOf(selectRestores(state));
}

function endWhenOver({store}: Monitor, {controller, isWait}: OutputContext): () => void {
	return store.subscribe(() => {
		const state = store.getState();
		if (state.isQuitRequested || (isWait && isWatchOver(state))) {
			controller.abort();
		}
	});
}

/** Longer than an answer over a slow line takes, and too short to be noticed by keys that wait for it. */
const probeLimitMs = 250;

type ScreenContext = OutputContext & {readonly theme: Theme; readonly stop: () => Promise<void>};

function openScreen(
	monitor: Monitor,
	{io, style, theme, badge, stop, controller, isInputTaken}: ScreenContext,
): MonitorScreen {
	return openMonitorScreen(monitor, {
		stdin: findKeyboard(io, isInputTaken),
		stdout: io.stdout,
		stderr: io.stderr,
		style,
		theme,
		badge,
		probeLimitMs: isMultiplexer(io.env) ? undefined : probeLimitMs,
		stop,
		clock: systemClock,
		signal: controller.signal,
	});
}

/** The terminal itself where standard input is none, or gave the password; standard input again where there is no terminal. */
function findKeyboard({stdin, openTerminal}: Io, isInputTaken: boolean): ReadStream {
	if (stdin.isTTY && !isInputTaken) {
		return stdin;
	}

	try {
		return openTerminal();
	} catch {
		return stdin;
	}
}

/** The last screen, one row shorter than the terminal, so that the shell's prompt fits below. */
function drawLast(frame: Frame, theme: Theme): readonly string[] {
	return drawScreen({...frame, rows: Math.max(1, frame.rows - 1)}).map((line) => paint(line, theme));
}
