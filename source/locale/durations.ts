const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000] as const;
const pad = (value: number): string => String(value).padStart(2, '0');

/** Two units, the smaller one padded so that columns keep their width: "41s", "3m16s", "1h12m", "2d05h"; more than 99 days ">99d". */
export function formatDuration(ms: number): string {
	const [seconds, minutes, hours, days] = [second, minute, hour, day].map((unit) => Math.floor(Math.max(0, ms) / unit));
	if (seconds === undefined || minutes === undefined || hours === undefined || days === undefined) {
		return '';
	}

	if (days > 99) {
		return '>99d';
	}

	if (days > 0) {
		return `${days}d${pad(hours % 24)}h`;
	}

	if (hours > 0) {
		return `${hours}h${pad(minutes % 60)}m`;
	}

	return minutes > 0 ? `${minutes}m${pad(seconds % 60)}s` : `${seconds}s`;
}

/**
 * An estimated duration, coarser the longer it is, so that its text does not change with every poll: "45s", "7m30s", "40m",
 * "5h10m". Rounded up: a restore should not outlast its ETA because of rounding.
 */
export function formatRough(ms: number): string {
	return formatInSteps(ms, Math.ceil);
}

/** The same of a lower bound, rounded down. */
export function formatRoughLeast(ms: number): string {
	return formatInSteps(ms, Math.floor);
}

function formatInSteps(ms: number, round: (steps: number) => number): string {
	const step = [
		[minute, 5 * second],
		[10 * minute, 30 * second],
		[2 * hour, minute],
		[day, 10 * minute],
	].find(([limit = 0]) => ms < limit)?.[1];
	const rounded = round(ms / (step ?? hour)) * (step ?? hour);
	return rounded >= 10 * minute && rounded < hour
		? `${rounded / minute}m`
		: formatDuration(rounded).replace(/00[ms]$/v, '');
}

const calmStepMs = 5 * second;

/** An age in steps of five seconds, from a minute on in minutes: "0s", "40s", "2m". Fewer changes are fewer bytes over SSH. */
export function formatCalmAge(ms: number): string {
	const step = ms < minute ? calmStepMs : minute;
	return formatDuration(Math.floor(ms / step) * step).replace(/00s$/v, '');
}

/** A day as the option writes it. */
const [dayMs, dayText] = [day, '24h'];

/** A span that the user chose, without the parts that are 0: "24h", "1h30m", "7d". */
export function formatSpan(ms: number): string {
	return ms === dayMs ? dayText : formatDuration(ms).replace(/(?<=\d[dhm])00[hms]$/v, '');
}
