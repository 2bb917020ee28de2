import {latePace, noPace, unevenPace} from './progress-curve.js';
import {createRestore, logNotEnough, tenantNotExist} from './scenario-library.js';
import type {Restore} from './scenario.js';

const minute = 60_000;
const hour = 60 * minute;
const gibibyte = 1024 ** 3;

/** What one restore of the demo has of its own; it ends `untilMinutes` after the demo's beginning. */
export type DemoRestore = Omit<Partial<Restore>, 'startedAt' | 'creatingMs' | 'restoringMs' | 'closingMs'> & {
	readonly untilMinutes: number;
};

export const rt2: DemoRestore = {
	untilMinutes: 66,
	droppedAfterMs: 96 * minute,
	source: {cluster: 'obc', tenant: 'shop', tenantId: 1002},
	totalBytes: 220 * gibibyte,
	tabletCount: 1767,
	lsCount: 6,
	logSpanMs: 6 * hour,
	paces: {
		bytes: unevenPace({seed: 2}),
		tablets: unevenPace({seed: 3}),
		log: [
			[0, 0],
			[0.3, 0.12],
			[0.6, 0.4],
			[1, 1],
		],
	},
};

/** Pauses from 26 to 32 minutes after the demo's beginning, which is from 64 to 70 minutes after its own. */
export const ordersDr: DemoRestore = {
	untilMinutes: 152,
	droppedAfterMs: 44 * minute,
	source: {cluster: 'obc', tenant: 'orders', tenantId: 1004},
	totalBytes: 742 * gibibyte,
	tabletCount: 5210,
	lsCount: 9,
	logSpanMs: 70 * minute,
	paces: {
		bytes: unevenPace({seed: 5, pause: [64 / 190, 70 / 190]}),
		tablets: unevenPace({seed: 5, pause: [64 / 190, 70 / 190]}),
		log: [
			[0, 0],
			[0.25, 0.97],
			[64 / 190, 1],
			[1, 1],
		],
	},
};

/** The only one without a row in OceanBase's progress view: its figures stay unknown. */
export const audit: DemoRestore = {
	untilMinutes: 95,
	droppedAfterMs: 18 * minute,
	source: {cluster: 'obc', tenant: 'audit', tenantId: 1006},
	figures: 'nowhere',
	totalBytes: 124 * gibibyte,
	tabletCount: 1311,
	lsCount: 3,
};

export const rt3: DemoRestore = {
	untilMinutes: 12,
	droppedAfterMs: 93 * minute,
	source: {cluster: 'obc', tenant: 'shop', tenantId: 1002},
	totalBytes: Math.floor(17.8 * gibibyte),
	tabletCount: 590,
	logSpanMs: 40 * minute,
	paces: {bytes: unevenPace({seed: 7}), tablets: unevenPace({seed: 7}), log: unevenPace({seed: 8})},
};

export const rt3Again: DemoRestore = {
	...rt3,
	untilMinutes: 175,
	droppedAfterMs: 50 * minute,
	totalBytes: 48 * gibibyte,
};

export const rt9: DemoRestore = {
	untilMinutes: 22,
	droppedAfterMs: 32 * minute,
	source: {cluster: 'obc', tenant: 'crm', tenantId: 1008},
	totalBytes: 33 * gibibyte,
	tabletCount: 812,
	logSpanMs: 90 * minute,
	paces: {bytes: unevenPace({seed: 9, end: 0.243}), tablets: unevenPace({seed: 9, end: 0.31}), log: noPace},
	ending: {type: 'failure', comment: logNotEnough},
};

/** To a point that the log reaches. */
export const rt9Again: DemoRestore = {
	...rt9,
	untilMinutes: 110,
	droppedAfterMs: 105 * minute,
	paces: {
		bytes: latePace,
		tablets: latePace,
		log: [
			[0, 0],
			[0.6, 1],
			[1, 1],
		],
	},
	ending: {type: 'success'},
};

export const billing: DemoRestore = {
	untilMinutes: 50,
	droppedAfterMs: 48 * minute,
	absentMs: 8000,
	source: {cluster: 'obc', tenant: 'billing', tenantId: 1010},
	totalBytes: 61 * gibibyte,
	tabletCount: 934,
	lsCount: 3,
	logSpanMs: 2 * hour,
	paces: {bytes: unevenPace({seed: 11}), tablets: unevenPace({seed: 12}), log: unevenPace({seed: 13})},
};

/** Before the demo's beginning, at which its tenant has just been dropped. */
export const billingBefore: DemoRestore = {
	...billing,
	untilMinutes: -25,
	droppedAfterMs: 24 * minute,
};

/** Cancelled after 36 minutes. */
export const billingAgain: DemoRestore = {
	...billing,
	untilMinutes: 140,
	paces: {
		bytes: unevenPace({seed: 11, end: 0.7}),
		tablets: unevenPace({seed: 12, end: 0.7}),
		log: unevenPace({seed: 13, end: 0.8}),
	},
	ending: {type: 'cancelled', comment: tenantNotExist},
};

/** In the other cluster; it pauses from 60 to 64 minutes after the demo's beginning. */
export const crmDr: DemoRestore = {
	untilMinutes: 130,
	droppedAfterMs: 54 * minute,
	source: {cluster: 'obc', tenant: 'crm', tenantId: 1008},
	totalBytes: 318 * gibibyte,
	tabletCount: 2944,
	lsCount: 4,
	logSpanMs: 5 * hour,
	paces: {
		bytes: unevenPace({seed: 17, pause: [110 / 180, 114 / 180]}),
		tablets: unevenPace({seed: 17, pause: [110 / 180, 114 / 180]}),
		log: unevenPace({seed: 18}),
	},
};

/** In the other cluster, where it begins while one watches; started through obshell. */
export const ledgerDrill: DemoRestore = {
	untilMinutes: 74,
	droppedAfterMs: 176 * minute,
	absentMs: 8000,
	isByAgent: true,
	source: {cluster: 'obc', tenant: 'ledger', tenantId: 1012},
	totalBytes: 42 * gibibyte,
	tabletCount: 688,
	logSpanMs: 30 * minute,
	paces: {bytes: unevenPace({seed: 19}), tablets: unevenPace({seed: 20}), log: unevenPace({seed: 21})},
};

type DemoMoment = {
	/** When the demo begins, ms since 1970. */
	readonly began: number;
	/** When the restore begins, in minutes after that. */
	readonly minutes: number;
	/** Its number among the restores of its cluster, by their begin. */
	readonly order: number;
	/** The ids of the one whose number is 0. */
	readonly firstJobId: number;
	readonly firstTenantId: number;
};

/** A restore of the demo as part of a story. */
export function createDemoRestore(
	{untilMinutes, ...changes}: DemoRestore,
	{began, minutes, order, firstJobId, firstTenantId}: DemoMoment,
): Restore {
	const startedAt = began + minutes * minute;
	const creatingMs = 11_500;
	const closingMs = 12_000;
	return createRestore({
		jobId: firstJobId + order,
		restoreTenantId: firstTenantId + order * 2,
		startedAt,
		restoreScn: BigInt(startedAt - hour) * 1_000_000n + BigInt(order * 111_111),
		creatingMs,
		restoringMs: (untilMinutes - minutes) * minute - creatingMs - closingMs,
		closingMs,
		...backupOf(changes.source?.tenant ?? 'shop', order),
		...changes,
	});
}

function backupOf(tenant: string, order: number) {
	const dataUri = `file:///data/nfs/backup/${tenant}/data`;
	const logUri = `file:///data/nfs/backup/${tenant}/clog`;
	return {
		dataUri,
		logUri,
		backupSets: [`${dataUri}/backup_set_${order + 3}_full`, `${dataUri}/backup_set_${order + 4}_inc`],
		backupPieces: [`${logUri}/piece_d1001r1p${order + 1}`, `${logUri}/piece_d1001r1p${order + 2}`],
	};
}
