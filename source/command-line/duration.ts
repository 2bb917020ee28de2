const unitsMs = {d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000} as const;
/** Ten years. */
const longestMs = 3650 * unitsMs.d;

/** `24h`, `90m`, `7d`, `2h30m` or `0`, in ms; undefined for anything else, such as a number without a unit. */
export function parseDuration(text: string): number | undefined {
	if (text === '0') {
		return 0;
	}

	const parts = /^(?:(?<d>\d{1,6})d)?(?:(?<h>\d{1,6})h)?(?:(?<m>\d{1,6})m)?(?:(?<s>\d{1,9})s)?$/v.exec(text);
	if (parts === null || text === '') {
		return undefined;
	}

	const ms = (['d', 'h', 'm', 's'] as const)
		.map((unit) => Number(parts.groups?.[unit] ?? 0) * unitsMs[unit])
		.reduce((sum, part) => sum + part, 0);
	return ms <= longestMs ? ms : undefined;
}
