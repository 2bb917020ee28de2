/** The query of `/restore/tasks`; times are ms since 1970. */
export type TaskQuery = {
	readonly statuses: readonly string[] | undefined;
	readonly from: number;
	readonly to: number;
	readonly page: number;
	readonly size: number;
};

const everything = 2_147_483_647;

/** Binds as gin does (QueryRestoreTasksParam): unknown names are ignored, 0 means the default; `fault` is Go's message. */
export function parseTaskQuery(query: URLSearchParams): TaskQuery | {readonly fault: string} {
	const fault = [
		...['page', 'size'].map((name) => countFault(query.get(name) ?? '')),
		...['start_time', 'end_time'].map((name) => timeFault(query.get(name) ?? '')),
	].find((found) => found !== undefined);
	if (fault !== undefined) {
		return {fault};
	}

	const statuses = query.get('status') ?? '';
	return {
		statuses: statuses === '' ? undefined : statuses.toUpperCase().split(','),
		from: timeOf(query.get('start_time') ?? '', -Infinity),
		to: timeOf(query.get('end_time') ?? '', Infinity),
		page: countOf(query.get('page') ?? '', 1),
		size: countOf(query.get('size') ?? '', everything),
	};
}

function countFault(text: string): string | undefined {
	return /^\d*$/v.test(text) ? undefined : `strconv.ParseUint: parsing "${text}": invalid syntax`;
}

function countOf(text: string, byDefault: number): number {
	const count = Number(text);
	return count === 0 ? byDefault : count;
}

/** Go's message names the part of its reference time that did not match: the year or the zone. */
function timeFault(text: string): string | undefined {
	const [local = ''] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?/v.exec(text) ?? [];
	const zone = text.slice(local.length);
	if (text === '' || (local !== '' && /^(?:Z|[+\-]\d{2}:\d{2})$/v.test(zone))) {
		return undefined;
	}

	const [rest, layout] = local === '' ? [text, '2006'] : [zone, 'Z07:00'];
	return `parsing time "${text}" as "2006-01-02T15:04:05Z07:00": cannot parse "${rest}" as "${layout}"`;
}

function timeOf(text: string, byDefault: number): number {
	return text === '' ? byDefault : Date.parse(text);
}
