import type {ReadStream} from 'node:tty';
import packageJson from '../../package.json' with {type: 'json'};
import {isWatchOver} from '../monitor/select/watch-over.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatStates} from '../report/plain.js';
import type {Io} from '../system/io.js';
import {copyText} from '../system/clipboard.js';
import {systemClock} from '../system/clock.js';
import {awaitForeground as awaitForegroundOf} from '../system/foreground.js';
import {followJob} from '../system/job-control.js';
import {aborted} from '../system/race.js';
import {isMultiplexer} from '../system/terminal/ambiguous-width.js';
import {hasSystemCommands} from '../system/terminal/system-commands.js';
import type {Frame} from '../ui/frame.js';
import {paint} from '../ui/line/line.js';
import {drawScreen} from '../ui/screen-lines.js';
import type {Theme} from '../ui/theme.js';
import type {Fleet} from './fleet.js';
import {runLoops} from './loops.js';
import type {Monitor} from './monitor.js';
import type {NoteOutputs} from './notes.js';
import {openInForeground} from './foreground-screen.js';
import {openMonitorScreen, type MonitorScreen, type MonitorScreenOptions} from './monitor-screen.js';
import {writeLines, type OutputContext} from './output-context.js';
import {chooseTheme, type ScreenTheme} from './screen-theme.js';

/**
 * Shows the monitor full-screen until the user quits or a signal arrives, or with --wait until every restore has ended. In
 * the background nothing is drawn, and polling goes on. The terminal is restored before the last lines are printed.
 */
export async function showScreen(fleet: Fleet, context: OutputContext): Promise<number> {
	const {monitor} = fleet;
	const {controller, io} = context;
	const {signal} = controller;
	const unsubscribe = endWhenOver(monitor, context);
	const theme = chooseTheme(io, context);
	const foreground = watchForeground(context);
	const screen = openInForeground(() => openScreen(monitor, {...context, ...foreground, ...theme}), {
		...foreground,
		signal,
	});
	io.onCrash(screen.close);
	const work = runLoops(fleet, signal);
	try {
		await Promise.race([work, screen.waitUntilExit(), aborted(signal)]);
	} finally {
		controller.abort();
		unsubscribe();
		screen.close();
	}

	await screen.waitUntilExit();
	const state = monitor.store.getState();
	const last = state.isScreenLeft ? screen.frame() : undefined;
	writeLines(
		io.stdout,
		last === undefined ? formatStates(state, context.lineStyle) : drawLast(last, screen.theme() ?? theme.theme),
	);
	await work;
	return state.isQuitRequested ? 0 : exitCodeOf(state);
}

type Foreground = Pick<MonitorScreenOptions, 'isInForeground' | 'awaitForeground'>;

/** A line on standard error says why nothing is drawn, each time that the program finds itself in the background. */
function watchForeground({io, lineStyle, controller}: OutputContext): Foreground {
	const {isInForeground} = io.jobControl;
	return {
		isInForeground,
		awaitForeground: async () =>
			awaitForegroundOf({
				isInForeground,
				onBackground() {
					writeLines(io.stderr, [`restop: ${lineStyle.words.report.inBackground}`]);
				},
				signal: controller.signal,
			}),
	};
}

function endWhenOver({store}: Monitor, {controller, isWait}: OutputContext): () => void {
	return store.subscribe(() => {
		const state = store.getState();
		if (state.isQuitRequested || (isWait && isWatchOver(state))) {
			controller.abort();
		}
	});
}

type ScreenContext = OutputContext & Foreground & ScreenTheme;

/** Follows the job only as long as there is a screen: without one a stop needs no preparation. */
function openScreen(monitor: Monitor, context: ScreenContext): MonitorScreen {
	const {io, style, theme, themeOn, badge, controller, isInputTaken, isNotify, isInForeground, awaitForeground} =
		context;
	const {signal} = controller;
	const job = followJob(io.jobControl, {
		onStop() {
			monitor.command({type: 'suspend'});
		},
		onReturn() {
			monitor.command({type: 'takeTerminalAgain'});
		},
		signal,
	});
	const screen = openMonitorScreen(monitor, {
		stdin: findKeyboard(io, isInputTaken),
		stdout: io.stdout,
		stderr: io.stderr,
		style,
		theme,
		themeOn,
		badge,
		asksWidth: !isMultiplexer(io.env),
		notes: createNoteOutputs(io, signal),
		hasTitle: hasSystemCommands(io.env),
		notifies: isNotify ? io.env : undefined,
		stop: job.stop,
		isInForeground,
		awaitForeground,
		clock: systemClock,
		signal,
	});
	return {
		...screen,
		close() {
			job.leave();
			screen.close();
		},
	};
}

/** What starts processes and writes files is loaded for the first note. */
function createNoteOutputs({env}: Io, signal: AbortSignal): NoteOutputs {
	return {
		copy: async (text, terminal) =>
			copyText(text, {
				env,
				terminal,
				async loadTmuxBuffer(whole) {
					const {loadTmuxBuffer} = await import('../system/tmux-buffer.js');
					return loadTmuxBuffer(whole, {env, signal});
				},
			}),
		async save(text, name) {
			const {foldersFor, saveNote} = await import('../system/save-note.js');
			return saveNote(text, {name, folders: foldersFor(env)});
		},
		version: packageJson.version,
	};
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
