import fc from 'fast-check';
import {createRestore, logNotEnough, tenantNotExist} from '../../../source/simulator/world/scenario-library.js';
import type {Restore} from '../../../source/simulator/world/scenario.js';
import {day, start} from '../worlds.js';

/** Corners that never go back, flat stretches included. */
const arbitraryPace = fc
	.array(fc.tuple(fc.integer({min: 1, max: 99}), fc.integer({min: 0, max: 1000})), {maxLength: 6})
	.chain((corners) => fc.record({corners: fc.constant(corners), end: fc.integer({min: 0, max: 1000})}))
	.map(({corners, end}) => {
		const passed = [...new Set(corners.map(([at]) => at))].toSorted((a, b) => a - b);
		const done = [...corners.map(([, share]) => share), end].toSorted((a, b) => a - b);
		return [
			[0, 0] as const,
			...passed.map((at, index) => [at / 100, (done[index] ?? 0) / 1000] as const),
			[1, (done.at(-1) ?? 0) / 1000] as const,
		];
	});

export const arbitraryRestore = fc
	.record({
		creatingMs: fc.integer({min: 0, max: 100_000}),
		restoringMs: fc.integer({min: 1, max: 10_000_000}),
		closingMs: fc.integer({min: 1, max: 100_000}),
		countersEveryMs: fc.integer({min: 1, max: 60_000}),
		totalBytes: fc.integer({min: 0, max: 1024 ** 5}),
		tabletCount: fc.nat({max: 100_000}),
		logSpanMs: fc.nat({max: 30 * day}),
		progressBy: fc.constantFrom('bytes', 'tablets'),
		paces: fc.record({bytes: arbitraryPace, tablets: arbitraryPace, log: arbitraryPace}),
		ending: fc.constantFrom<Restore['ending']>(
			{type: 'success'},
			{type: 'failure', comment: logNotEnough},
			{type: 'cancelled', comment: tenantNotExist},
		),
	})
	.map((changes) => createRestore({startedAt: start, absentMs: 0, figures: 'reported', ...changes}));
