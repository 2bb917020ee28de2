const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

function powerOf(bytes: number): number {
	const power = bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10);
	// 1,023.96 MB would round to 1024 MB: the next unit is shorter.
	const rounded = Math.round(bytes / 1024 ** power);
	return Math.min(rounded >= 1024 ? power + 1 : power, units.length - 1);
}

function scaled(bytes: number, power: number, decimals: number): string {
	const value = bytes / 1024 ** power;
	return power === 0 || value >= 999.95 ? String(Math.round(value)) : value.toFixed(decimals);
}

/** A size as OceanBase writes it, 1024-based with KB MB GB TB: one decimal below 100, none from 100 on. */
export function formatBytes(bytes: number): string {
	const power = powerOf(bytes);
	return `${scaled(bytes, power, bytes / 1024 ** power < 99.95 ? 1 : 0)} ${units[power] ?? ''}`;
}

type BytesOf = {readonly finished: number; readonly total: number};

/** The two figures of "114.6 of 220.0 GB", both in the unit of the total. */
export function formatBytesOf({finished, total}: BytesOf, decimals: 0 | 1): {finished: string; total: string} {
	const power = powerOf(Math.max(total, finished));
	return {
		finished: scaled(finished, power, decimals),
		total: `${scaled(total, power, decimals)} ${units[power] ?? ''}`,
	};
}

/** 1767 → "1,767". */
export function formatCount(count: number): string {
	return count.toLocaleString('en-US');
}

/** Floored, never rounded up: 99.96 is "99", or "99.9" with one decimal. */
export function formatPercent(percent: number, decimals: 0 | 1): string {
	const scale = 10 ** decimals;
	// The epsilon makes up for floating point: 72.3 * 10 is 722.999….
	return (Math.floor(percent * scale + 1e-6) / scale).toFixed(decimals);
}
