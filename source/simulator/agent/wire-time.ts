import {formatLocalSeconds, formatOffset} from '../world/view-time.js';

const nsPerSecond = 1_000_000_000n;

/** Go's RFC3339Nano: trailing zeros of the fraction are cut, a whole second has none (`2026-02-02T11:00:01.5+08:00`). */
export function formatAgentTime(ns: bigint, offsetMinutes: number): string {
	const fraction = (ns % nsPerSecond)
		.toString()
		.padStart(9, '0')
		.replace(/(?<!0)0+$/v, '');
	const zone = offsetMinutes === 0 ? 'Z' : formatOffset(offsetMinutes);
	return formatLocalSeconds(ns, offsetMinutes) + (fraction === '' ? '' : `.${fraction}`) + zone;
}

/** A time that the agent has read from a view: views store microseconds. */
export function formatViewTime(ns: bigint, offsetMinutes: number): string {
	return formatAgentTime(ns - (ns % 1000n), offsetMinutes);
}
