/**
 * How a counter grows during its phase: corners of a polyline from [0, …] to [1, …]. `passed` is the share of the phase
 * that has passed, `done` the share of the total that is done.
 */
export type Pace = ReadonlyArray<readonly [passed: number, done: number]>;

export const steadyPace: Pace = [
	[0, 0],
	[1, 1],
];

/** The bytes of OceanBase 4.3.3 and later: none during the quick restore, all of them after it. */
export const latePace: Pace = [
	[0, 0],
	[0.7, 0],
	[1, 1],
];

export const noPace: Pace = [
	[0, 0],
	[1, 0],
];

/** The share of the total that is done after `passed`, a share of the phase. */
export function shareAt(pace: Pace, passed: number): number {
	const next = pace.findIndex(([corner]) => corner >= passed);
	const [endPassed, endDone] = (next === -1 ? pace.at(-1) : pace[next]) ?? [1, 1];
	const [startPassed, startDone] = pace[next - 1] ?? [endPassed, endDone];
	// Exact at corners: interpolation may end an ulp too high, and the flat segment after it would take a byte back.
	return endPassed === startPassed || passed === endPassed
		? endDone
		: startDone + ((endDone - startDone) * (passed - startPassed)) / (endPassed - startPassed);
}

/**
 * A pace like that of a real copy: segments of varying speed, the same for the same seed. It ends at `end` (1 unless
 * given) and stands still between the two shares of `pause`.
 */
export function unevenPace(options: {
	readonly seed: number;
	readonly end?: number;
	readonly pause?: readonly [from: number, to: number];
}): Pace {
	const {seed, end = 1, pause} = options;
	const weights = Array.from({length: segments}, (_, index) => 0.4 + hash(seed, index));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let done = 0;
	const corners = weights.map((weight, index): readonly [number, number] => {
		done += weight;
		return [(index + 1) / segments, (end * done) / total];
	});
	return insertPause([[0, 0], ...corners], pause);
}

const segments = 48;

/** Compresses the line into the time outside the pause. */
function insertPause(pace: Pace, pause: readonly [from: number, to: number] | undefined): Pace {
	if (pause === undefined) {
		return pace;
	}

	const [from, to] = pause;
	const left = 1 - (to - from);
	const still = shareAt(pace, from / left);
	return [
		...pace.filter(([passed]) => passed * left < from).map(([passed, done]) => [passed * left, done] as const),
		[from, still],
		[to, still],
		...pace
			.filter(([passed]) => passed * left > from)
			.map(([passed, done]) => [passed * left + (to - from), done] as const),
	];
}

/** A pseudorandom number from 0 to less than 1: Park and Miller's generator, a few steps from a seed. */
function hash(seed: number, index: number): number {
	const modulus = 2_147_483_647;
	let state = seed * 1013 + index + 1;
	for (let step = 0; step < 4; step++) {
		state = (state * 48_271) % modulus;
	}

	return state / modulus;
}
