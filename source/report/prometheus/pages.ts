import {memoByReference} from '../../domain/memo.js';
import type {Fact} from '../../monitor/fact.js';
import type {State} from '../../monitor/state.js';
import {acceptedFormat} from './accepted-format.js';
import type {ExportLimits} from './exported-restores.js';
import {contentTypes, formatSamples, type MetricsFormat} from './format-samples.js';
import {addDuration, type PollDurations} from './poll-durations.js';
import {selectSamples} from './samples.js';

/** A page of the exporter. */
type Page = {readonly headers: Readonly<Record<string, string>>; readonly body: string};

type MetricsPages = {
	/** To be called with every fact: rounds are counted. */
	readonly addFact: (fact: Fact) => void;
	/** The metrics of the present state, in the format that the Accept header asks for. */
	readonly metrics: (accept: string | undefined) => Promise<Page>;
	/** That restop runs and polls, whatever its clusters answer. */
	readonly health: () => Promise<Page>;
};

/** The pages of the exporter. However many scrape at once, a state is formatted once for each format. */
export function createMetricsPages(getState: () => State, limits: ExportLimits): MetricsPages {
	let durations: PollDurations = new Map();
	const formatOnce = (format: MetricsFormat) =>
		memoByReference(async (state: State) => formatSamples(selectSamples(state, durations, limits), format));
	const formats = {text: formatOnce('text'), openMetrics: formatOnce('openMetrics')};
	return {
		addFact(fact) {
			durations = addDuration(durations, fact);
		},
		async metrics(accept) {
			const format = acceptedFormat(accept);
			return {
				headers: {'content-type': contentTypes[format], vary: 'Accept'},
				body: await formats[format](getState()),
			};
		},
		async health() {
			return {headers: {'content-type': 'text/plain; charset=utf-8'}, body: 'ok\n'};
		},
	};
}
