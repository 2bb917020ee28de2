import {latePace, noPace, steadyPace, unevenPace} from './progress-curve.js';
import type {Restore, Scenario, Story} from './scenario.js';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/** Named scenarios; each begins with its RESTORE statement at `startedAt` (ms since 1970) unless it says otherwise. */
export const scenarioLibrary = {
	/** Three minutes without figures: a small restore with today's agents. */
	quickSuccess: (startedAt: number): Scenario => only('rt2', {startedAt}),

	/** Two hours with figures; the log track pauses. */
	longWithFigures: (startedAt: number): Scenario =>
		only('orders_dr', {
			startedAt,
			restoringMs: 120 * minute,
			totalBytes: 220 * gibibyte,
			tabletCount: 1767,
			lsCount: 6,
			logSpanMs: 3 * 60 * minute,
			figures: 'reported',
			paces: {bytes: steadyPace, tablets: steadyPace, log: unevenPace({seed: 1, pause: [0.4, 0.5]})},
		}),

	/** Half an hour in the bytes mode of 4.3.3 and later: the log completes before the bytes begin. */
	bytesLate: (startedAt: number): Scenario =>
		only('ledger', {
			startedAt,
			restoringMs: 30 * minute,
			totalBytes: 64 * gibibyte,
			figures: 'reported',
			paces: {
				bytes: latePace,
				tablets: latePace,
				log: [
					[0, 0],
					[0.6, 1],
					[1, 1],
				],
			},
		}),

	/** Forty minutes without figures, as with every known agent. */
	noFigures: (startedAt: number): Scenario =>
		only('audit', {startedAt, restoringMs: 40 * minute, totalBytes: 96 * gibibyte, tabletCount: 1204}),

	/** Fails at a quarter of the data because the log does not reach the restore point. */
	failure: (startedAt: number): Scenario =>
		only('rt9', {
			startedAt,
			restoringMs: 20 * minute,
			totalBytes: 33 * gibibyte,
			tabletCount: 812,
			figures: 'reported',
			paces: {bytes: unevenPace({seed: 9, end: 0.242}), tablets: unevenPace({seed: 9, end: 0.3}), log: noPace},
			ending: {type: 'failure', comment: logNotEnough},
		}),

	/** CANCEL RESTORE after ten minutes: the tenant is dropped at once, the job fails. */
	cancelled: (startedAt: number): Scenario =>
		only('rt5', {jobId: 7, startedAt, restoringMs: 10 * minute, ending: {type: 'cancelled', comment: tenantNotExist}}),

	/** Dropped after ten minutes by DROP TENANT, of which obshell keeps no task. */
	dropped: (startedAt: number): Scenario =>
		only('rt6', {
			startedAt,
			restoringMs: 10 * minute,
			ending: {type: 'cancelled', comment: tenantNotExist, isByStatement: true},
		}),

	/** Begins ten minutes after `now`. */
	later: (now: number): Scenario => only('rt8', {startedAt: now + 10 * minute}),

	/** The auxiliary tenant of a table restore, which is dropped when the tables have been copied. */
	tableRestore: (startedAt: number): Scenario =>
		only('AUX_RECOVER$1770001200000000', {startedAt, restoringMs: 8 * minute, droppedAfterMs: 2 * minute}),

	/** No such tenant for a minute after the statement. */
	notYet: (startedAt: number): Scenario =>
		only('rt7', {startedAt, absentMs: minute, creatingMs: 75 * second, restoringMs: 5 * minute}),

	/** Restored 41 days before `now`. */
	doneLongAgo: (now: number): Scenario => only('archive', {startedAt: now - 41 * day}),

	/** A tenant that was never restored. */
	neverRestored: (now: number): Scenario => ({
		tenant: 'shop',
		restores: [],
		existing: {tenantId: 1004, createdAt: now - 200 * day},
	}),
} as const;

/** A story of these scenarios on a cluster of one server. */
export function storyOf(scenarios: readonly Scenario[], changes: Partial<Story> = {}): Story {
	return {
		clusterName: 'ob-test',
		clusterId: 1,
		obVersion: '4.2.5.1',
		createdAt: Date.UTC(2026, 0, 5, 1),
		servers: [{ip: '127.0.0.1', zone: 'zone1'}],
		scenarios,
		outages: [],
		offsetMinutes: 480,
		...changes,
	};
}

/** The restore of obshell's documentation, 17.76 MB in 3m16s, with changes. */
export function createRestore(changes: Partial<Restore> & Pick<Restore, 'startedAt'>): Restore {
	return {
		jobId: 4,
		restoreTenantId: 1010,
		source: {cluster: 'obc', tenant: 'shop', tenantId: 1002},
		restoreScn: BigInt(Math.floor(changes.startedAt) - 5 * minute) * 1_000_000n + 245_001n,
		backupSets: ['file:///data/nfs/backup/data/backup_set_2_full'],
		backupPieces: [
			'file:///data/nfs/backup/archive/piece_d1001r1p1',
			'file:///data/nfs/backup/archive/piece_d1001r2p2',
		],
		dataUri: 'file:///data/nfs/backup/data',
		logUri: 'file:///data/nfs/backup/archive',
		absentMs: 4 * second,
		creatingMs: 11 * second,
		restoringMs: 175 * second,
		closingMs: 10 * second,
		totalBytes: Math.floor(17.76 * mebibyte),
		tabletCount: 590,
		lsCount: 2,
		logSpanMs: 20 * minute,
		figures: 'hidden',
		progressBy: 'bytes',
		paces: {bytes: steadyPace, tablets: steadyPace, log: steadyPace},
		countersEveryMs: 10 * second,
		ending: {type: 'success'},
		...changes,
	};
}

/** The COMMENT of a failed job as update_job_error_info writes it: module, error, code, observer and trace. */
export const logNotEnough =
	'STORAGE : OB_ENTRY_NOT_EXIST(-4018) on "10.10.10.3:2882" with traceid YB420A0A0A03-000634F1C2A91B7E-0-0';
export const tenantNotExist =
	'ROOTSERVICE : OB_TENANT_NOT_EXIST(-5157) on "10.10.10.1:2882" with traceid YB420A0A0A01-000634F1C2B0047D-0-0';

function only(tenant: string, changes: Partial<Restore> & Pick<Restore, 'startedAt'>): Scenario {
	return {tenant, restores: [createRestore(changes)]};
}
