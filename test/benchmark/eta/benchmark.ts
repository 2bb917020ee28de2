import {formatTable} from '../table.js';
import {estimatorNames} from './estimators.js';
import {measureTrace, mergeMeasures, type Measures} from './measure.js';
import {meanOf, quantileOf} from './statistics.js';
import {createTraces, kinds, tracesPerKind, unforeseeableKind, type Kind, type Trace} from './traces.js';

const pollIntervals = [1, 5] as const;

/** Compares the estimators on simulated restores; the tables as text. */
export function benchmarkEta(): string {
	const traces = createTraces();
	return [
		`Error of the ETA, mean of ${kinds.length} kinds of restore with ${tracesPerKind} of each, at polls of 1 s and 5 s.`,
		compare(traces, kinds),
		'',
		'The same of restores that slow down with what is left; they are in no mean above.',
		compare(traces, [unforeseeableKind]),
	].join('\n');
}

function compare(traces: readonly Trace[], of: readonly Kind[]): string {
	const runs = pollIntervals.map((pollSeconds) => ({pollSeconds, results: measureAll({traces, of}, pollSeconds)}));
	const head = ['', ...runs.flatMap(({pollSeconds}) => headOf(pollSeconds))];
	const rows = estimatorNames.map((name) => [name, ...runs.flatMap(({results}) => cellsOf(results.get(name) ?? []))]);
	return formatTable([head, ...rows]);
}

type Question = {readonly traces: readonly Trace[]; readonly of: readonly Kind[]};

/** For each estimator its measures, one entry a kind. */
function measureAll({traces, of}: Question, pollSeconds: number): ReadonlyMap<string, readonly Measures[]> {
	const measured = traces
		.filter(({kind}) => of.includes(kind))
		.map((trace) => ({kind: trace.kind, measures: measureTrace(trace, pollSeconds)}));
	const measuresOf = (name: string, kind: Kind) =>
		mergeMeasures(measured.filter((one) => one.kind === kind).flatMap(({measures}) => measures.get(name) ?? []));
	return new Map(estimatorNames.map((name) => [name, of.map((kind) => measuresOf(name, kind))]));
}

function headOf(pollSeconds: number): readonly string[] {
	const columns = ['median', 'p90', 'jitter', 'answers', 'in range', 'stalls', 'delay', 'late', 'false'];
	return columns.map((name, index) => (index === 0 ? `${pollSeconds} s: ${name}` : name));
}

function cellsOf(results: readonly Measures[]): readonly string[] {
	const mean = (figure: (measures: Measures) => number) => meanOf(results.map((measures) => figure(measures)));
	const all = mergeMeasures(results);
	const found = all.stallDelays.filter((delay) => Number.isFinite(delay));
	const hasRange = all.ranges > 0;
	const ours = [
		percent(all.answered / all.polls),
		percent(mean(({hits, ranges}) => hits / ranges)),
		...(all.stallDelays.length === 0
			? ['', '', '']
			: [
					`${found.length}/${all.stallDelays.length}`,
					`${quantileOf(found, 0.5)} s`,
					`${Math.max(...all.stallLateness)} s`,
				]),
		`${((100 * all.falseAlarms) / all.calmPolls).toFixed(2)} %`,
	];
	return [
		percent(mean(({errors}) => quantileOf(errors, 0.5))),
		percent(mean(({errors}) => quantileOf(errors, 0.9))),
		percent(mean(({jitters}) => quantileOf(jitters, 0.9))),
		...(hasRange ? ours : ours.map(() => '')),
	];
}

function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`;
}
