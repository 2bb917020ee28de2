/** How far a counter has come as its phase passes: corners of a line from [0, …] to [1, …], both as shares of one. */
export type Pace = ReadonlyArray<readonly [passed: number, done: number]>;

export const steadyPace: Pace = [
	[0, 0],
	[1, 1],
];

/** The bytes of OceanBase 4.3.3 and later: nothing until the quick restore has ended, then all of it. */
export const latePace: Pace = [
	[0, 0],
	[0.7, 0],
	[1, 1],
];

export const noPace: Pace = [
	[0, 0],
	[1, 0],
];

/** The share done when `passed` of the phase has gone by. */
export function shareAt(pace: Pace, passed: number): number {
	const next = pace.findIndex(([corner]) => corner >= passed);
	const [endPassed, endDone] = (next === -1 ? pace.at(-1) : pace[next]) ?? [1, 1];
	const [startPassed, startDone] = pace[next - 1] ?? [endPassed, endDone];
	// At its end a stretch is exactly there: an ulp beyond, and a flat one after it would take a byte back.
	return endPassed === startPassed || passed === endPassed
		? endDone
		: startDone + ((endDone - startDone) * (passed - startPassed)) / (endPassed - startPassed);
}

/**
 * A pace like that of a real copy: every stretch somewhat faster or slower, the same again for the same seed, to `end` at
 * last and standing still from `pause[0]` to `pause[1]`.
 */
export function unevenPace(options: {
	readonly seed: number;
	readonly end?: number;
	readonly pause?: readonly [from: number, to: number];
}): Pace {
	const {seed, end = 1, pause} = options;
	const weights = Array.from({length: stretches}, (_, index) => 0.4 + hash(seed, index));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let done = 0;
	const corners = weights.map((weight, index): readonly [number, number] => {
		done += weight;
		return [(index + 1) / stretches, (end * done) / total];
	});
	return insertPause([[0, 0], ...corners], pause);
}

const stretches = 48;

/** The whole line is pressed into the time that the pause leaves. */
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

/** From 0 to less than 1, the same for the same two numbers: Park and Miller's generator, a few steps from them. */
function hash(seed: number, index: number): number {
	const modulus = 2_147_483_647;
	let state = seed * 1013 + index + 1;
	for (let step = 0; step < 4; step++) {
		state = (state * 48_271) % modulus;
	}

	return state / modulus;
}
