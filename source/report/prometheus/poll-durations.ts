import type {ClusterId} from '../../domain/cluster.js';
import type {Fact} from '../../monitor/fact.js';
import type {Labels, Sample} from './metrics.js';

/** Upper bounds in seconds, the last one for everything else. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, Infinity] as const;

type Durations = {
	/** How many rounds ended within each of the bounds, and in no smaller one. */
	readonly counts: readonly number[];
	readonly sumSeconds: number;
};

/** How long the rounds of each cluster took, since the beginning. */
export type PollDurations = ReadonlyMap<ClusterId, Durations>;

const none: Durations = {counts: bounds.map(() => 0), sumSeconds: 0};

/** The durations after a fact: the end of a round adds one. */
export function addDuration(durations: PollDurations, fact: Fact): PollDurations {
	if (fact.type === 'clusterRemoved') {
		return new Map([...durations].filter(([id]) => id !== fact.cluster));
	}

	if (fact.type !== 'roundEnded') {
		return durations;
	}

	const {counts, sumSeconds} = durations.get(fact.cluster) ?? none;
	const seconds = fact.tookMs / 1000;
	const index = bounds.findIndex((bound) => seconds <= bound);
	const next = {counts: counts.with(index, (counts[index] ?? 0) + 1), sumSeconds: sumSeconds + seconds};
	return new Map([...durations, [fact.cluster, next]]);
}

/** The samples of a histogram; none before the first round has ended. */
export function durationSamples(durations: Durations | undefined, labels: Labels): readonly Sample[] {
	if (durations === undefined) {
		return [];
	}

	const name = 'restop_poll_duration_seconds';
	const {counts, sumSeconds} = durations;
	let count = 0;
	const buckets = bounds.map((bound, index): Sample => {
		count += counts[index] ?? 0;
		return {name, suffix: '_bucket', labels: {...labels, le: spellBound(bound)}, value: count};
	});
	return [
		...buckets,
		{name, suffix: '_sum', labels, value: sumSeconds},
		{name, suffix: '_count', labels, value: count},
	];
}

/** OpenMetrics wants `1.0`; the same spelling in both formats keeps the series the same. */
function spellBound(bound: number): string {
	if (bound === Infinity) {
		return '+Inf';
	}

	return Number.isSafeInteger(bound) ? bound.toFixed(1) : String(bound);
}
