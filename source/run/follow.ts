import {selectRestores} from '../monitor/select/restores.js';
import {isWatchOver} from '../monitor/select/watch-over.js';
import type {State} from '../monitor/state.js';
import {formatErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import type {Fleet} from './fleet.js';
import {runLoops} from './loops.js';
import {writeLines, type OutputContext} from './output-context.js';

/** The lines that a state adds to those written before it. */
export type FormatNews = (state: State) => readonly string[];

/** Follows the restores line by line until it is told to end, or with --wait until they have ended. */
export async function follow(fleet: Fleet, context: OutputContext, formatNews: FormatNews): Promise<number> {
	const {io, style, controller, isWait} = context;
	const {store} = fleet.monitor;
	let told: readonly string[] = [];
	const unsubscribe = store.subscribe(() => {
		const state = store.getState();
		writeLines(io.stdout, formatNews(state));
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
	await runLoops(fleet, controller.signal);
	unsubscribe();
	return exitCodeOf(selectRestores(store.getState()));
}
