import {render} from 'ink';
import {isWatchOver, selectRestores} from '../monitor/select.js';
import {exitCodeOf} from '../report/exit-code.js';
import {formatStates} from '../report/plain.js';
import {App} from '../ui/app.js';
import {createTheme} from '../ui/theme.js';
import {runLoops} from './loops.js';
import type {Session} from './session.js';
import {writeLines, type Showing} from './showing.js';

const framesPerSecond = 10;

/**
 * Shows the session full-screen until the reader leaves or a signal comes, or with --wait until every restore has
 * ended. The terminal is given back before the last lines are printed: what is written while the alternate screen is
 * torn down is lost.
 */
export async function showScreen(session: Session, showing: Showing): Promise<number> {
	const {store} = session;
	const {controller, io, style, isWait} = showing;
	const {signal} = controller;
	const unsubscribe = store.subscribe(() => {
		const state = store.getState();
		if (state.isQuitAsked || (isWait && isWatchOver(state))) {
			controller.abort();
		}
	});
	const screen = openScreen(session, showing);
	io.onCrash(screen.unmount);
	const work = runLoops(session, signal);
	try {
		await Promise.race([work, screen.waitUntilExit()]);
		await work;
	} finally {
		controller.abort();
		unsubscribe();
		screen.unmount();
	}

	await screen.waitUntilExit();
	const state = store.getState();
	writeLines(io.stdout, formatStates(state, style));
	return state.isQuitAsked ? 0 : exitCodeOf(selectRestores(state));
}

function openScreen({store, command}: Session, {io, style, hasColor, badge, isInputTaken}: Showing) {
	const stdin = isInputTaken ? io.openTerminal() : io.stdin;
	// Ink draws from where the cursor is, and keys that were pressed too early have been echoed there.
	stdin.setRawMode(true);
	io.stdout.write('\r');
	return render(
		<App
			store={store}
			command={command}
			words={style.words}
			theme={createTheme(hasColor ? io.colorLevel : 0)}
			zone={style.zone}
			badge={badge}
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
