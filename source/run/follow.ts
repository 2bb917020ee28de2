import type {Fact} from '../monitor/fact.js';
import {isWatchOver} from '../monitor/select/watch-over.js';
import type {State} from '../monitor/state.js';
import {findErrors, formatUnmatched, nextErrors, type WrittenErrors} from '../report/error-lines.js';
import {exitCodeOf} from '../report/exit-code.js';
import {isReportDue} from '../report/report-due.js';
import {spellText} from '../text/charset.js';
import type {Fleet} from './fleet.js';
import {runLoops} from './loops.js';
import {writeLines, type OutputContext} from './output-context.js';

/** The new lines of a state: after each fact, when the reader has caught up, and once more at the end. */
type FormatNews = (state: State, after: Fact | 'drain' | 'end') => readonly string[];

/**
 * Writes news of the restores line by line until the signal is aborted, or with --wait until all have ended. While a reader
 * does not read, nothing is formatted: what is new then is written when the reader has caught up.
 */
export async function follow(fleet: Fleet, context: OutputContext, formatNews: FormatNews): Promise<number> {
	const {io, controller, isWait} = context;
	const {store} = fleet.monitor;
	const writeErrors = createErrorWriter(context);
	const writeNews = (after: Fact | 'drain') => {
		if (!io.stdout.writableNeedDrain) {
			writeLines(io.stdout, formatNews(store.getState(), after));
		}
	};

	const catchUp = () => {
		writeNews('drain');
	};

	io.stdout.on('drain', catchUp);
	const unsubscribe = store.subscribe((fact) => {
		writeNews(fact);
		const state = store.getState();
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
	io.stdout.off('drain', catchUp);
	const state = store.getState();
	writeLines(io.stdout, formatNews(state, 'end'));
	writeErrors(state);
	if (isWait) {
		writeLines(io.stderr, formatUnmatched(state, context.style.words));
	}

	return exitCodeOf(state);
}

/** Writes each reason of an error once, until what it concerns can be read again. */
function createErrorWriter({io, style}: OutputContext): (state: State) => void {
	let written: WrittenErrors = new Map();
	return (state) => {
		if (io.stderr.writableNeedDrain) {
			return;
		}

		const next = nextErrors(findErrors(state, style.words), written);
		written = next.written;
		writeLines(
			io.stderr,
			next.lines.map((line) => spellText(line, style.charset ?? 'unicode')),
		);
	};
}
