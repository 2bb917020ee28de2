import type {Random} from '../../../source/system/random.js';
import {createSeededRandom} from '../../helpers/seeded-random.js';

/** The ways in which a restore is simulated to go on. */
export const kinds = ['steady', 'ramp', 'shift', 'stall', 'oscillation', 'tail', 'bursts', 'rare'] as const;
/** A tail that is never at one speed: no estimator that looks back can foresee it, so it is told apart from the others. */
export const unforeseeableKind = 'fade';
export type Kind = (typeof kinds)[number] | typeof unforeseeableKind;

/** One simulated restore. Index 0 of the lists is its start, and there is one entry a second. */
export type Trace = {
	readonly kind: Kind;
	/** What the counter shows, in bytes. */
	readonly shown: readonly number[];
	/** What is really done, as a share of 1. */
	readonly done: readonly number[];
	readonly totalBytes: number;
	/** When the last byte is restored. */
	readonly endSeconds: number;
	/** From when estimates are measured: after the change of speed, where there is one that nobody can foresee. */
	readonly fromSeconds: number;
	/** Only of the kind that stalls. */
	readonly stall?: {readonly fromSeconds: number; readonly toSeconds: number};
};

export const tracesPerKind = 20;
const bytesPerSecond = 50_000_000;

export function createTraces(): readonly Trace[] {
	const all: readonly Kind[] = [...kinds, unforeseeableKind];
	return all.flatMap((kind, kindIndex) =>
		Array.from({length: tracesPerKind}, (_, index) =>
			createTrace(kind, 7919 * (kindIndex + 1) + 104_729 * (index + 1)),
		),
	);
}

function createTrace(kind: Kind, seed: number): Trace {
	const random = createSeededRandom(seed);
	// The first numbers of neighbouring seeds lie close together.
	for (let index = 0; index < 10; index++) {
		random();
	}

	const nominalSeconds = 60 * logBetween(random, 20, 120);
	const {speed, changeShare, stall} = plans[kind](random, nominalSeconds);
	const done = advance(speed, createNoise(random), nominalSeconds);
	const totalBytes = Math.round(nominalSeconds * bytesPerSecond);
	const bytes = done.map((share) => Math.floor(share * totalBytes));
	const stallFrom = stall && done.findIndex((share) => share >= stall.share);
	return {
		kind,
		shown: show(kind, bytes, random),
		done,
		totalBytes,
		endSeconds: done.length - 1,
		fromSeconds: changeShare === undefined ? 0 : done.findIndex((share) => share >= changeShare),
		...(stall === undefined || stallFrom === undefined
			? {}
			: {stall: {fromSeconds: stallFrom, toSeconds: stallFrom + stall.seconds}}),
	};
}

/** The speed, 1 being nominal, at a second and a share done. */
type Speed = (seconds: number, share: number) => number;
type Plan = {
	readonly speed: Speed;
	readonly changeShare?: number;
	readonly stall?: {readonly share: number; readonly seconds: number};
};

const evenly = (): Plan => ({speed: () => 1});

const plans: Readonly<Record<Kind, (random: Random, nominalSeconds: number) => Plan>> = {
	steady: evenly,
	ramp: (_, nominalSeconds) => ({speed: (seconds) => Math.min(1, 0.3 + (0.7 * seconds) / (nominalSeconds / 2))}),
	shift(random) {
		const changeShare = between(random, 0.3, 0.6);
		const factor = logBetween(random, 1 / 3, 3);
		return {speed: (_, share) => (share < changeShare ? 1 : factor), changeShare};
	},
	stall(random) {
		const share = between(random, 0.2, 0.8);
		const seconds = Math.round(between(random, 120, 600));
		let left = seconds;
		return {speed: (_, done) => (done >= share && left-- > 0 ? 0 : 1), stall: {share, seconds}};
	},
	oscillation(random) {
		const periodSeconds = between(random, 120, 600);
		return {speed: (seconds) => 1 + 0.5 * Math.sin((2 * Math.PI * seconds) / periodSeconds)};
	},
	// Most of the parallel copies are done, and those of the largest tablets go on alone.
	tail(random) {
		const {changeShare, slowest} = endOf(random);
		return {speed: (_, share) => (share < changeShare ? 1 : slowest), changeShare};
	},
	// One copy after the other is done, so that speed falls with what is left.
	fade(random) {
		const {changeShare, slowest} = endOf(random);
		return {speed: (_, share) => Math.max(slowest, Math.min(1, (1 - share) / (1 - changeShare))), changeShare};
	},
	bursts: evenly,
	rare: evenly,
};

/** When the long end of a restore begins, and how slow it gets. */
function endOf(random: Random): {readonly changeShare: number; readonly slowest: number} {
	return {changeShare: between(random, 0.75, 0.9), slowest: between(random, 0.1, 0.25)};
}

/** What is done from second to second, until all is. */
function advance(speed: Speed, noise: () => number, nominalSeconds: number): readonly number[] {
	const done = [0];
	let share = 0;
	while (share < 1) {
		share = Math.min(1, share + (speed(done.length - 1, share) * noise()) / nominalSeconds);
		done.push(share);
	}

	return done;
}

/** Speed wavers by 15 % around 1, and forgets within half a minute. */
function createNoise(random: Random): () => number {
	const kept = Math.exp(-1 / 30);
	let deviation = 0;
	return () => {
		deviation = kept * deviation + Math.sqrt(1 - kept ** 2) * 0.15 * normal(random);
		return Math.max(0.05, 1 + deviation);
	};
}

function show(kind: Kind, bytes: readonly number[], random: Random): readonly number[] {
	if (kind === 'bursts') {
		// Blocks are counted when a clump of them is complete: at any time, and not all that is done.
		const meanSeconds = between(random, 10, 30);
		return refresh(bytes, {
			pause: () => -Math.log(1 - random()) * meanSeconds,
			counted: () => between(random, 0.5, 1),
		});
	}

	return kind === 'rare' ? refresh(bytes, {pause: () => between(random, 45, 120), counted: () => 1}) : bytes;
}

type Refresh = {readonly pause: () => number; readonly counted: () => number};

function refresh(bytes: readonly number[], {pause, counted}: Refresh): readonly number[] {
	let shown = 0;
	let next = pause();
	return bytes.map((done, seconds) => {
		if (seconds === bytes.length - 1) {
			return done;
		}

		if (seconds >= next) {
			shown += Math.floor((done - shown) * counted());
			next = seconds + pause();
		}

		return shown;
	});
}

function between(random: Random, low: number, high: number): number {
	return low + (high - low) * random();
}

/** As often in the lower half of the orders of magnitude as in the upper. */
function logBetween(random: Random, low: number, high: number): number {
	return low * (high / low) ** random();
}

function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
