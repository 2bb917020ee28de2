/** An instant with the offset that it was written in. */
export type AgentTime = {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Minutes east of Greenwich. */
	readonly offsetMinutes: number;
};

const pattern =
	/^(?<date>\d{4}-\d\d-\d\d)[ T](?<clock>\d\d:\d\d:\d\d)(?:\.(?<fraction>\d{1,9}))?(?<zone>Z|[+\-]\d\d:\d\d)?$/v;

/**
 * Parses RFC 3339 with up to nine digits of fraction, as Go writes it, or `YYYY-MM-DD HH:MM:SS.ffffff`, as in the text
 * columns of the progress view. Without a zone the offset is `zoneMinutes`. Undefined for anything else.
 */
export function parseAgentTime(text: string, zoneMinutes: number): AgentTime | undefined {
	const {date, clock, fraction = '', zone} = pattern.exec(text.trim())?.groups ?? {};
	if (date === undefined || clock === undefined) {
		return undefined;
	}

	const offsetMinutes = zone === undefined ? zoneMinutes : parseOffset(zone);
	const seconds = Date.parse(`${date}T${clock}Z`);
	const at = seconds + Number(`0.${fraction}0`) * 1000 - offsetMinutes * 60_000;
	return Number.isNaN(at) ? undefined : {at, offsetMinutes};
}

function parseOffset(zone: string): number {
	if (zone === 'Z') {
		return 0;
	}

	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
	return zone.startsWith('-') ? -minutes : minutes;
}
