import type {Fact} from '../monitor/fact.js';
import {selectRestores} from '../monitor/select/restores.js';
import {isWatchOver} from '../monitor/select/watch-over.js';
import type {State} from '../monitor/state.js';
import {formatErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {isReportDue} from '../report/report-due.js';
import {spellText} from '../text/charset.js';
import type {Fleet} from './fleet.js';
import {runLoops} from './loops.js';
import {writeLines, type OutputContext} from './output-context.js';

/** The new lines of a state, after each fact and once more at the end. */
type FormatNews = (state: State, after: Fact | 'end') => readonly string[];

/** Writes news of the restores line by line until the signal is aborted, or with --wait until all have ended. */
export async function follow(fleet: Fleet, context: OutputContext, formatNews: FormatNews): Promise<number> {
	const {io, controller, isWait} = context;
	const {store} = fleet.monitor;
	const writeErrors = createErrorWriter(context);
	const unsubscribe = store.subscribe((fact) => {
		const state = store.getState();
		writeLines(io.stdout, formatNews(state, fact));
		const isDue = isReportDue(state, fact);
		if (isDue) {
			writeErrors(state);
		}

		// A wait for the reason of a failure ends by the clock, even where nothing is polled any more.
		if (isWait && (isDue || fact.type === 'ticked') && isWatchOver(state)) {
			controller.abort();
		}
	});
	await runLoops(fleet, controller.signal);
	unsubscribe();
	const state = store.getState();
	writeLines(io.stdout, formatNews(state, 'end'));
	writeErrors(state);
	return exitCodeOf(selectRestores(state));
}

/** Writes each error when it appears, and again when it reappears. */
function createErrorWriter({io, style}: OutputContext): (state: State) => void {
	let written: ReadonlySet<string> = new Set();
	return (state) => {
		const errors = formatErrors(state, style.words).map((line) => spellText(line, style.charset ?? 'unicode'));
		writeLines(
			io.stderr,
			errors.filter((line) => !written.has(line)),
		);
		written = new Set(errors);
	};
}
