import {fold, readAt, reading, startedAt, type Step} from './facts.js';

/** A restore with figures of both tracks. */
export const moving = reading({
	status: 'RESTORING',
	data: {percent: 52.1, finishedBytes: 123_051_000_000, totalBytes: 236_223_201_280},
	log: {percent: 33.8},
});
const done = reading({status: 'SUCCESS', finishedAt: startedAt, data: {percent: 100}, log: {percent: 100}});
const broken = reading({status: 'FAIL', finishedAt: startedAt, comment: 'OB_ENTRY_NOT_EXIST(-4018)'});

/** Two restores that run, one of them without figures, one that is done and one that has failed. */
export const mixed = fold(
	[readAt(0, moving, 'rt2'), readAt(0, reading(), 'audit'), readAt(0, done, 'rt3'), readAt(0, broken, 'rt9')],
	['rt2', 'audit', 'rt3', 'rt9'],
);

/** One restore with figures, alone. */
export const single = fold([readAt(0, moving)]);

/** Names of so many tenants. */
export function manyTenants(count: number): readonly string[] {
	return Array.from({length: count}, (_, index) => `tenant-${index + 1}`);
}

/** So many restores with the same figures. */
export function foldMany(count: number, row = moving) {
	const tenants = manyTenants(count);
	return fold(
		tenants.map((tenant): Step => readAt(0, row, tenant)),
		tenants,
	);
}
