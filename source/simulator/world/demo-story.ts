import {latePace, noPace, unevenPace} from './progress-curve.js';
import {createRestore, logNotEnough, storyOf, tenantNotExist} from './scenario-library.js';
import type {Restore, Scenario, Story} from './scenario.js';

const minute = 60_000;
const hour = 60 * minute;
const gibibyte = 1024 ** 3;
const roundMs = 240 * minute;

/** In the order in which a watcher wants them. */
export const demoTenants = ['rt2', 'orders_dr', 'audit', 'rt3', 'rt9', 'billing'] as const;

/**
 * The cluster of `restop demo`, from `beganAt` (ms since 1970) on: restores are under way when it begins, and every four
 * hours it begins again. A world minute is a second at the demo's speed of 60, so that a watcher sees
 *
 *   0 s  rt2, orders_dr, rt3 and rt9 moving, audit without figures, billing not there
 *   8 s  billing is created             12 s  rt3 succeeds            22 s  rt9 fails
 *  26 s  orders_dr stands still, 6 s    35 s  no answer for 5 s       50 s  billing succeeds
 *
 * and later rt9 restored again, billing cancelled, rt3 without figures, and all of them dropped and restored anew.
 */
export function createDemoStory(beganAt: number): Story {
	const began = Math.floor(beganAt);
	return storyOf(demoScenarios(began), {
		clusterName: 'ob-test',
		createdAt: began - 300 * 24 * hour,
		servers: [
			{ip: '10.10.10.1', zone: 'zone1'},
			{ip: '10.10.10.2', zone: 'zone2'},
			{ip: '10.10.10.3', zone: 'zone3'},
		],
		outages: [{from: began + 35 * minute, to: began + 40 * minute, fault: {type: 'refuse'}}],
		rounds: {everyMs: roundMs, firstRound: -2},
	});
}

/**
 * Job and tenant ids follow the order of the statements, and a round's statements lie within one round's length: so ids
 * grow with time in every round, as OceanBase's do.
 */
function demoScenarios(began: number): readonly Scenario[] {
	const restoreAt = (order: number, minutes: number, changes: DemoChanges): Restore => {
		const {untilMinutes, ...others} = changes;
		const statedAt = began + minutes * minute;
		const creatingMs = 11_000;
		const closingMs = 12_000;
		return createRestore({
			jobId: 41 + order,
			restoreTenantId: 1054 + order * 2,
			statedAt,
			restoreScn: BigInt(statedAt - hour) * 1_000_000n + BigInt(order * 111_111),
			creatingMs,
			restoringMs: (untilMinutes - minutes) * minute - creatingMs - closingMs,
			closingMs,
			figures: 'reported',
			...backupOf(others.source?.tenant ?? 'shop', order),
			...others,
		});
	};

	return [
		{tenant: 'rt2', restores: [restoreAt(1, -72, rt2)]},
		{tenant: 'orders_dr', restores: [restoreAt(2, -38, ordersDr)]},
		{tenant: 'audit', restores: [restoreAt(0, -123, audit)]},
		{tenant: 'rt3', restores: [restoreAt(4, -9, rt3), restoreAt(8, 112, rt3Again)]},
		{tenant: 'rt9', restores: [restoreAt(3, -19, rt9), restoreAt(6, 60, rt9Again)]},
		{tenant: 'billing', restores: [restoreAt(5, 8, billing), restoreAt(7, 104, billingAgain)]},
	];
}

/** `untilMinutes`: when the restore ends, counted from the demo's beginning. */
type DemoChanges = Omit<Partial<Restore>, 'statedAt' | 'creatingMs' | 'restoringMs' | 'closingMs'> & {
	readonly untilMinutes: number;
};

const rt2: DemoChanges = {
	untilMinutes: 66,
	droppedAfterMs: 70 * minute,
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

/** Stands still from 26 to 32 minutes after the demo's beginning, which is 64 minutes after its own. */
const ordersDr: DemoChanges = {
	untilMinutes: 152,
	droppedAfterMs: 38 * minute,
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

const audit: DemoChanges = {
	untilMinutes: 95,
	droppedAfterMs: 15 * minute,
	source: {cluster: 'obc', tenant: 'audit', tenantId: 1006},
	figures: 'nowhere',
	totalBytes: 124 * gibibyte,
	tabletCount: 1311,
	lsCount: 3,
};

const rt3: DemoChanges = {
	untilMinutes: 12,
	droppedAfterMs: 60 * minute,
	source: {cluster: 'obc', tenant: 'shop', tenantId: 1002},
	totalBytes: Math.floor(17.8 * gibibyte),
	tabletCount: 590,
	logSpanMs: 40 * minute,
	paces: {bytes: unevenPace({seed: 7}), tablets: unevenPace({seed: 7}), log: unevenPace({seed: 8})},
};

const rt3Again: DemoChanges = {
	...rt3,
	untilMinutes: 175,
	droppedAfterMs: 30 * minute,
	figures: 'hidden',
	totalBytes: 48 * gibibyte,
};

const rt9: DemoChanges = {
	untilMinutes: 22,
	droppedAfterMs: 28 * minute,
	source: {cluster: 'obc', tenant: 'crm', tenantId: 1008},
	totalBytes: 33 * gibibyte,
	tabletCount: 812,
	logSpanMs: 90 * minute,
	paces: {bytes: unevenPace({seed: 9, end: 0.243}), tablets: unevenPace({seed: 9, end: 0.31}), log: noPace},
	ending: {type: 'failure', comment: logNotEnough},
};

/** To a point that the log does reach. */
const rt9Again: DemoChanges = {
	...rt9,
	untilMinutes: 110,
	droppedAfterMs: 70 * minute,
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

const billing: DemoChanges = {
	untilMinutes: 50,
	droppedAfterMs: 30 * minute,
	absentMs: 8000,
	source: {cluster: 'obc', tenant: 'billing', tenantId: 1010},
	totalBytes: 61 * gibibyte,
	tabletCount: 934,
	lsCount: 3,
	logSpanMs: 2 * hour,
	paces: {bytes: unevenPace({seed: 11}), tablets: unevenPace({seed: 12}), log: unevenPace({seed: 13})},
};

/** Somebody thinks better of it after 36 minutes. */
const billingAgain: DemoChanges = {
	...billing,
	untilMinutes: 140,
	paces: {
		bytes: unevenPace({seed: 11, end: 0.7}),
		tablets: unevenPace({seed: 12, end: 0.7}),
		log: unevenPace({seed: 13, end: 0.8}),
	},
	ending: {type: 'cancelled', comment: tenantNotExist},
};

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

/** The same, written for moment 0: `createWorld(demoStory, beganAt)` puts it into its time. */
export const demoStory: Story = createDemoStory(0);
