import {render} from 'ink';
import {isWatchOver, selectRestores} from '../monitor/select/select.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatStates} from '../report/plain.js';
import {aborted} from '../system/aborted.js';
import {followJob} from '../system/job-control.js';
import {App} from '../ui/app.js';
import {paint} from '../ui/line/line.js';
import {drawScreen} from '../ui/screen-lines.js';
import {createTheme} from '../ui/theme.js';
import {runLoops} from './loops.js';
import type {Session} from './monitor.js';
import {writeLines, type OutputContext} from './output-context.js';

const framesPerSecond = 10;

/**
 * Shows the session full-screen until the reader leaves or a signal comes, or with --wait until every restore has
 * ended. The terminal is given back before the last lines are printed: what is written while the alternate screen is
 * torn down is lost.
 */
export async function showScreen(session: Session, showing: OutputContext): Promise<number> {
	const {store, command} = session;
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
	const screen = openScreen(session, showing, job.stop);
	io.onCrash(screen.unmount);
	const work = runLoops(session, signal);
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
	writeLines(io.stdout, state.isScreenLeft ? drawLast(session, showing) : formatStates(state, style));
	await work;
	return state.isQuitAsked ? 0 : exitCodeOf(selectRestores(state));
}

/** One row less than the terminal has: the shell's prompt comes below. */
function drawLast({store}: Session, {io, style, hasColor, badge}: OutputContext): readonly string[] {
	const state = store.getState();
	const theme = createTheme(hasColor ? io.colorLevel : 0);
	const {columns} = io.stdout;
	const rows = Math.max(1, io.stdout.rows - 1);
	const {words, zone} = style;
	const frame = {state, restores: selectRestores(state), columns, rows, words, zone, badge};
	return drawScreen(frame).map((line) => paint(line, theme).trimEnd());
}

function openScreen(
	{store, command}: Session,
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
