/** The latest rates of the data, oldest first, in units of its counter per second. */
export type Speeds = {
	readonly values: readonly number[];
	/** When the newest was added, by the monotonic clock. */
	readonly takenMs: number;
};

export const noSpeeds: Speeds = {values: [], takenMs: -Infinity};

const mostSpeeds = 60;
const speedEveryMs = 10_000;

/** The rates after one more reading: at most one every ten seconds. An undefined rate is unknown and not kept. */
export function nextSpeeds(speeds: Speeds, rate: number | undefined, takenMs: number): Speeds {
	return rate === undefined || takenMs - speeds.takenMs < speedEveryMs
		? speeds
		: {values: [...speeds.values, rate].slice(-mostSpeeds), takenMs};
}
