const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000] as const;
const pad = (value: number): string => String(value).padStart(2, '0');

/** Two units, the smaller padded so that columns stay calm: "41s", "3m16s", "1h12m", "2d05h"; more than 99 days ">99d". */
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
 * A guess at a time to come, as coarse as it is long, so that its text stays calm: "45s", "7m30s", "40m", "5h10m". Rounded
 * up: what is left should not be over before it says so.
 */
export function formatRough(ms: number): string {
	const step = [
		[minute, 5 * second],
		[10 * minute, 30 * second],
		[2 * hour, minute],
		[day, 10 * minute],
	].find(([limit = 0]) => ms < limit)?.[1];
	const rounded = Math.ceil(ms / (step ?? hour)) * (step ?? hour);
	return rounded >= 10 * minute && rounded < hour
		? `${rounded / minute}m`
		: formatDuration(rounded).replace(/00[ms]$/v, '');
}

const calmStepMs = 5 * second;

/** An age that changes every five seconds, from a minute on every minute: "0s", "40s", "2m". What does not change is not sent. */
export function formatCalmAge(ms: number): string {
	const step = ms < minute ? calmStepMs : minute;
	return formatDuration(Math.floor(ms / step) * step).replace(/00s$/v, '');
}
