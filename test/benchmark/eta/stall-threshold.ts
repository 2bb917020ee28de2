import type {Trace} from './traces.js';

const rememberedGaps = 15;

/**
 * When the rule itself would call a stall, in seconds after its begin, for one who watches the counter every second: 90 s,
 * or three times the longest of the last 15 gaps, after the last change. Written apart from the estimator that it judges.
 */
export function stallThresholdSeconds({shown, stall}: Trace): number {
	const from = stall?.fromSeconds ?? 0;
	const changes = shown.flatMap((value, second) =>
		second > 0 && second <= from && value !== shown[second - 1] ? [second] : [],
	);
	const gaps = changes.map((second, index) => second - (changes[index - 1] ?? second)).slice(-rememberedGaps);
	return (changes.at(-1) ?? 0) - from + Math.max(90, 3 * Math.max(...gaps));
}
