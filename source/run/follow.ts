import {isWatchOver, selectRestores} from '../monitor/select.js';
import type {State} from '../monitor/state.js';
import {formatErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {runLoops} from './loops.js';
import type {Session} from './session.js';
import {writeLines, type Showing} from './showing.js';

/** The lines that a state adds to those written before it. */
export type Tell = (state: State) => readonly string[];

/** Follows the restores line by line until it is told to end, or with --wait until they have ended. */
export async function follow(session: Session, {io, style, controller, isWait}: Showing, tell: Tell): Promise<number> {
	const {store} = session;
	let told: readonly string[] = [];
	const unsubscribe = store.subscribe(() => {
		const state = store.getState();
		writeLines(io.stdout, tell(state));
		const errors = formatErrors(state, style.words);
		writeLines(
			io.stderr,
			errors.filter((line) => !told.includes(line)),
		);
		told = errors;
		if (isWait && isWatchOver(state)) {
			controller.abort();
		}
	});
	await runLoops(session, controller.signal);
	unsubscribe();
	return exitCodeOf(selectRestores(store.getState()));
}
