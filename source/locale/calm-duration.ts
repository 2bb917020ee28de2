import {formatDuration} from './durations.js';

const stepMs = 5000;
const minuteMs = 60_000;
/** From here on the seconds say nothing that a reader of a long restore wants. */
const coarseMs = 10 * minuteMs;

/** The duration in the steps in which it is shown while it grows: five seconds below ten minutes, then minutes. In ms. */
export function calmMs(ms: number): number {
	const step = ms < coarseMs ? stepMs : minuteMs;
	return Math.floor(ms / step) * step;
}

/**
 * A duration that still grows, in ms, written so that its text changes seldom: "3m15s" by five seconds below ten minutes,
 * then without seconds "12m", "1h12m". What does not change is not sent to the terminal.
 */
export function formatCalmDuration(ms: number): string {
	const text = formatDuration(calmMs(ms));
	return ms < coarseMs ? text : text.replace(/(?<=\dm)00s$/v, '');
}
