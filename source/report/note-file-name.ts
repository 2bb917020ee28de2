import {formatClock, formatDate, type Zone} from '../locale/times.js';

type Named = {
	readonly tenant: string;
	/** Undefined while it is not known. */
	readonly jobId: number | undefined;
	/** When the note is written, ms since 1970. */
	readonly at: number;
	readonly zone: Zone;
};

/** Characters; a file name has 255 bytes at most, and a character up to four. */
const longestTenant = 40;

/** `restop-rt2-4-20261123-180340.md`: of the tenant only letters, digits, `_` and `-` stay. */
export function noteFileName({tenant, jobId, at, zone}: Named): string {
	const safe = [...tenant.replaceAll(/[^\p{L}\p{N}\-_]/gv, '_')].slice(0, longestTenant).join('');
	const date = formatDate(at, zone).replaceAll('-', '');
	const time = formatClock(at, zone).replaceAll(':', '');
	return `${['restop', safe, ...(jobId === undefined ? [] : [String(jobId)]), date, time].join('-')}.md`;
}
