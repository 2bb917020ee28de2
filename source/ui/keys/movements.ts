/** Beyond the end of any list; not infinity, since commands are recorded as JSON. */
export const toTheEnd = Number.MAX_SAFE_INTEGER;

/** The keys that move up by a row. */
export const upwards: ReadonlySet<string> = new Set(['up', 'k']);

/** A page is one row less than is shown: the row at the edge stays visible. */
export function pageOf(rows: number, key: string): number {
	return (key === 'pageUp' ? -1 : 1) * Math.max(1, rows - 1);
}
