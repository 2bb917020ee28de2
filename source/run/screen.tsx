import {render, renderToString} from 'ink';
import {isWatchOver} from '../monitor/select/watch-over.js';
import {selectRestores} from '../monitor/select/restores.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatStates} from '../report/plain.js';
import {aborted} from '../system/race.js';
import {followJob} from '../system/job-control.js';
import {App, WholeScreen} from '../ui/app.js';
import {createTheme} from '../ui/theme.js';
import {runLoops} from './loops.js';
import type {Fleet} from './fleet.js';
import type {Monitor} from './monitor.js';
import {writeLines, type OutputContext} from './output-context.js';

const framesPerSecond = 10;

/**
 * Shows the session full-screen until the reader leaves or a signal comes, or with --wait until every restore has
 * ended. The terminal is given back before the last lines are printed: what is written while the alternate screen is
 * torn down is lost.
 */
export async function showScreen(fleet: Fleet, showing: OutputContext): Promise<number> {
	const {monitor} = fleet;
	const {store, command} = monitor;
	const {controller, io, style, isWait} = showing;
	const {signal} = controller;
	const unsubscribe = store.subscribe(() => {
		const state = store.getState();
		if (state.isQuitAsked || (isWait && isWatchOver(state))) {
			controller.abort();
		}
	});
	const job = followJob(io.jobControl, {
		onStop() {
			command({type: 'suspend'});
		},
		onReturn() {
			command({type: 'takeTerminalAgain'});
		},
		signal,
	});
	const screen = openScreen(monitor, showing, job.stop);
	io.onCrash(screen.unmount);
	const work = runLoops(fleet, signal);
	try {
		await Promise.race([work, screen.waitUntilExit(), aborted(signal)]);
	} finally {
		controller.abort();
		unsubscribe();
		job.leave();
		screen.unmount();
	}

	await screen.waitUntilExit();
	const state = store.getState();
	writeLines(io.stdout, state.isScreenLeft ? [drawLast(monitor, showing)] : formatStates(state, style));
	await work;
	return state.isQuitAsked ? 0 : exitCodeOf(selectRestores(state));
}

/** One row less than the terminal has: the shell's prompt comes below. */
function drawLast({store}: Monitor, {io, style, hasColor, badge}: OutputContext): string {
	const state = store.getState();
	const theme = createTheme(hasColor ? io.colorLevel : 0);
	const {columns} = io.stdout;
	const rows = Math.max(1, io.stdout.rows - 1);
	const frame = {...style, state, restores: selectRestores(state), columns, rows, theme, badge};
	return renderToString(<WholeScreen frame={frame} />, {columns});
}

function openScreen(
	{store, command}: Monitor,
	{io, style, hasColor, badge, isInputTaken}: OutputContext,
	stop: () => Promise<void>,
) {
	const stdin = isInputTaken ? io.openTerminal() : io.stdin;
	// Ink draws from where the cursor is, and keys that were pressed too early have been echoed there.
	if (stdin.isTTY) {
		stdin.setRawMode(true);
	}

	io.stdout.write('\r');
	return render(
		<App
			store={store}
			command={command}
			words={style.words}
			theme={createTheme(hasColor ? io.colorLevel : 0)}
			zone={style.zone}
			badge={badge}
			stop={stop}
		/>,
		{
			stdout: io.stdout,
			stdin,
			stderr: io.stderr,
			alternateScreen: true,
			incrementalRendering: true,
			maxFps: framesPerSecond,
			exitOnCtrlC: false,
			// Ink takes a CI variable for "nobody watches"; run has already seen that a terminal does.
			interactive: true,
		},
	);
}
