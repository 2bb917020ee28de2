const nsPerMs = 1_000_000n;
const nsPerSecond = 1_000_000_000n;

/** Nanoseconds since 1970 of a time in ms, which may have a fraction. */
export function toNanoseconds(ms: number): bigint {
	const whole = Math.floor(ms);
	return BigInt(whole) * nsPerMs + BigInt(Math.floor((ms - whole) * 1e6));
}

/** `2026-02-02 12:00:00.000001`: how OceanBase's views print a time. They truncate to microseconds and omit the zone. */
export function formatZonelessTime(ns: bigint, offsetMinutes: number): string {
	const micros = ((ns % nsPerSecond) / 1000n).toString().padStart(6, '0');
	return `${formatLocalSeconds(ns, offsetMinutes).replace('T', ' ')}.${micros}`;
}

/** Nanoseconds since 1970 of what `formatZonelessTime` gave for that offset. */
export function parseZonelessTime(text: string, offsetMinutes: number): bigint {
	const seconds = Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`) / 1000 - offsetMinutes * 60;
	return BigInt(seconds) * nsPerSecond + BigInt(text.slice(20).padEnd(6, '0')) * 1000n;
}

/** `2026-02-02T12:00:00` in the zone of that offset, fraction truncated. */
export function formatLocalSeconds(ns: bigint, offsetMinutes: number): string {
	return new Date(Number(ns / nsPerMs) + offsetMinutes * 60_000).toISOString().slice(0, 19);
}

/** `+08:00`. */
export function formatOffset(offsetMinutes: number): string {
	const minutes = Math.abs(offsetMinutes);
	const sign = offsetMinutes < 0 ? '-' : '+';
	return `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** The minutes of `+08:00`; undefined for any other way to name a zone. */
export function parseOffset(text: string): number | undefined {
	const [, sign, hours, minutes] = /^([+\-])(\d{1,2}):(\d{2})$/v.exec(text) ?? [];
	return sign === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function twoDigits(value: number): string {
	return value.toString().padStart(2, '0');
}
