const nsPerMs = 1_000_000n;
const nsPerSecond = 1_000_000_000n;

/** Nanoseconds since 1970 of a time in ms, which may have a fraction. */
export function toNanoseconds(ms: number): bigint {
	const whole = Math.floor(ms);
	return BigInt(whole) * nsPerMs + BigInt(Math.floor((ms - whole) * 1e6));
}

/** Go's RFC3339Nano: trailing zeros of the fraction are cut, a whole second has none (`2026-02-02T11:00:01.5+08:00`). */
export function formatAgentTime(ns: bigint, offsetMinutes: number): string {
	const fraction = (ns % nsPerSecond)
		.toString()
		.padStart(9, '0')
		.replace(/(?<!0)0+$/v, '');
	return localSeconds(ns, offsetMinutes) + (fraction === '' ? '' : `.${fraction}`) + zone(offsetMinutes);
}

/** Times of views are kept in microseconds. */
export function formatViewTime(ns: bigint, offsetMinutes: number): string {
	return formatAgentTime(ns - (ns % 1000n), offsetMinutes);
}

/** `2026-02-02 12:00:00.000001`: how a view whose column is a varchar gives a time, without saying the zone. */
export function formatZonelessTime(ns: bigint, offsetMinutes: number): string {
	const micros = ((ns % nsPerSecond) / 1000n).toString().padStart(6, '0');
	return `${localSeconds(ns, offsetMinutes).replace('T', ' ')}.${micros}`;
}

function localSeconds(ns: bigint, offsetMinutes: number): string {
	return new Date(Number(ns / nsPerMs) + offsetMinutes * 60_000).toISOString().slice(0, 19);
}

function zone(offsetMinutes: number): string {
	return offsetMinutes === 0 ? 'Z' : formatOffset(offsetMinutes);
}

/** `+08:00`. */
export function formatOffset(offsetMinutes: number): string {
	const minutes = Math.abs(offsetMinutes);
	const sign = offsetMinutes < 0 ? '-' : '+';
	return `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** The minutes of `+08:00`. */
export function parseOffset(text: string): number | undefined {
	const [, sign, hours, minutes] = /^([+\-])(\d{1,2}):(\d{2})$/v.exec(text) ?? [];
	return sign === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function twoDigits(value: number): string {
	return value.toString().padStart(2, '0');
}
