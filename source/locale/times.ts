/** The zone that times are written in: the reader's, or UTC. */
export type Zone = 'local' | 'utc';

export function otherZone(zone: Zone): Zone {
	return zone === 'utc' ? 'local' : 'utc';
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** Minutes east of UTC at that instant. */
function offsetAt(at: number, zone: Zone): number {
	return zone === 'utc' ? 0 : -new Date(at).getTimezoneOffset();
}

type Parts = {readonly date: string; readonly hour: string; readonly minute: string; readonly second: string};

function partsOf(at: number, zone: Zone): Parts {
	const shifted = new Date(at + offsetAt(at, zone) * 60_000);
	return {
		date: `${pad(shifted.getUTCFullYear(), 4)}-${pad(shifted.getUTCMonth() + 1)}-${pad(shifted.getUTCDate())}`,
		hour: pad(shifted.getUTCHours()),
		minute: pad(shifted.getUTCMinutes()),
		second: pad(shifted.getUTCSeconds()),
	};
}

/** "+08:00"; "Z" in UTC. */
export function formatOffset(at: number, zone: Zone): string {
	if (zone === 'utc') {
		return 'Z';
	}

	const offset = offsetAt(at, zone);
	const size = Math.abs(offset);
	return `${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** "18:03:40". */
export function formatClock(at: number, zone: Zone): string {
	const {hour, minute, second} = partsOf(at, zone);
	return `${hour}:${minute}:${second}`;
}

/** "18:03". Without seconds the terminal gets an update once a minute only. */
export function formatMinute(at: number, zone: Zone): string {
	const {hour, minute} = partsOf(at, zone);
	return `${hour}:${minute}`;
}

/** "2026-11-23". */
export function formatDate(at: number, zone: Zone): string {
	return partsOf(at, zone).date;
}

/** "2026-11-23T18:03:40+08:00", to the second. */
export function formatInstant(at: number, zone: Zone): string {
	return `${formatDate(at, zone)}T${formatClock(at, zone)}${formatOffset(at, zone)}`;
}

/** "2026-11-23 18:03:40 +08:00", for the screen. */
export function formatDateTime(at: number, zone: Zone): string {
	return `${formatDate(at, zone)} ${formatClock(at, zone)} ${formatOffset(at, zone)}`;
}

/** The instant of an SCN in ms since 1970; an SCN counts nanoseconds. */
export function instantOfScn(scn: bigint): number {
	return Number(scn / 1_000_000n);
}
