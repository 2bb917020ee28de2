import type {DataFigures, LogFigures} from '../../source/domain/restore-reading.js';
import {consistentScn, restoreScn, type Job} from './jobs.js';

const second = 1_000_000_000n;
/** 72.23 % of the log. */
const halfway = consistentScn + ((restoreScn - consistentScn) * 7223n) / 10_000n + 1n;
const totalBytes = 236_374_597_632;

export const job: Job = {
	tenant: 'audit',
	jobId: 41,
	tenantId: 1054,
	status: 'RESTORE_WAIT_LS',
	readableScn: halfway,
	mode: 'BYTES',
	tablets: [1767, 598],
	bytes: [totalBytes, 100_000_000_000],
};

/** What restop reads of a job at a point of its restore. */
export type State = {
	readonly title: string;
	readonly changes: Partial<Job>;
	readonly status: string;
	readonly data: DataFigures;
	readonly log: Omit<LogFigures, 'restoreScn'>;
};

const restoring = 'RESTORING';
const quick = 'PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH';
const none = {tablets: [0, 0], bytes: [0, 0]} as const;
const whole = {tablets: [1767, 1767], bytes: [totalBytes, totalBytes], readableScn: restoreScn} as const;
const noCounts = {finishedBytes: 0, totalBytes: 0, finishedTablets: 0, totalTablets: 0};
const wholeData = {
	percent: 100,
	finishedBytes: totalBytes,
	totalBytes,
	finishedTablets: 1767,
	totalTablets: 1767,
};
const wholeLog = {percent: 100, recoverScn: restoreScn};

/** In the order of a restore; the end is that of the sys tenant. */
export const states: readonly State[] = [
	{
		title: 'before the log: the base SCN is no instant',
		changes: {status: 'RESTORE_PRE', readableScn: 1n, ...none},
		status: restoring,
		data: noCounts,
		log: {percent: 0},
	},
	{
		title: 'log streams are created',
		changes: {status: 'RESTORE_CREATE_INIT_LS', readableScn: 1n, ...none},
		status: restoring,
		data: noCounts,
		log: {percent: 0},
	},
	{
		title: 'on the way to the consistent point',
		changes: {
			status: 'PHYSICAL_RESTORE_WAIT_RESTORE_TO_CONSISTENT_SCN',
			readableScn: consistentScn - 5n * second,
			tablets: [0, 0],
			bytes: [totalBytes, 0],
		},
		status: restoring,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 0, totalTablets: 0},
		log: {percent: 0, recoverScn: consistentScn - 5n * second},
	},
	{
		title: 'at the consistent point',
		changes: {status: quick, readableScn: consistentScn, tablets: [1767, 0], bytes: [totalBytes, 0]},
		status: quick,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 0, totalTablets: 1767},
		log: {percent: 0, recoverScn: consistentScn},
	},
	{
		title: 'quick restore, a status that the view does not fold',
		changes: {status: quick, bytes: [totalBytes, 0]},
		status: quick,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 598, totalTablets: 1767},
		log: {percent: 72.23, recoverScn: halfway},
	},
	{
		title: 'a percentage of tablets',
		changes: {mode: 'TABLET_CNT', bytes: [totalBytes, 0]},
		status: restoring,
		data: {percent: 33.84, finishedBytes: 0, totalBytes, finishedTablets: 598, totalTablets: 1767},
		log: {percent: 72.23, recoverScn: halfway},
	},
	{
		title: 'the log is recovered, and no bytes are counted yet',
		changes: {readableScn: restoreScn, tablets: [1767, 1200], bytes: [totalBytes, 0]},
		status: restoring,
		data: {percent: 0, finishedBytes: 0, totalBytes, finishedTablets: 1200, totalTablets: 1767},
		log: wholeLog,
	},
	{
		title: 'a percentage of bytes, truncated',
		changes: {readableScn: restoreScn},
		status: restoring,
		data: {percent: 42.3, finishedBytes: 100_000_000_000, totalBytes, finishedTablets: 598, totalTablets: 1767},
		log: wholeLog,
	},
	{
		title: 'held at 99 %',
		changes: {readableScn: restoreScn, tablets: [1767, 1766], bytes: [100, 99]},
		status: restoring,
		data: {percent: 99, finishedBytes: 99, totalBytes: 100, finishedTablets: 1766, totalTablets: 1767},
		log: wholeLog,
	},
	{
		title: 'more than the whole: nothing is clamped',
		changes: {readableScn: restoreScn + 4000n * second, tablets: [1767, 1900], bytes: [100, 250]},
		status: restoring,
		data: {percent: 250, finishedBytes: 250, totalBytes: 100, finishedTablets: 1900, totalTablets: 1767},
		log: {percent: 137.03, recoverScn: restoreScn + 4000n * second},
	},
	{
		title: 'the check, which the view folds',
		changes: {status: 'POST_CHECK', ...whole},
		status: restoring,
		data: wholeData,
		log: wholeLog,
	},
	{title: 'the upgrade', changes: {status: 'UPGRADE', ...whole}, status: 'UPGRADE', data: wholeData, log: wholeLog},
	{
		title: 'success',
		changes: {status: 'RESTORE_SUCCESS', ...whole},
		status: 'RESTORE_SUCCESS',
		data: wholeData,
		log: wholeLog,
	},
	{
		title: 'an early failure: a percentage that cannot be',
		changes: {status: 'RESTORE_FAIL', readableScn: 1n, ...none},
		status: 'RESTORE_FAIL',
		data: noCounts,
		log: {},
	},
	{
		title: 'a failure before the consistent point: a negative percentage',
		changes: {
			status: 'RESTORE_FAIL',
			readableScn: consistentScn - 1800n * second,
			tablets: [1767, 10],
			bytes: [0, 0],
		},
		status: 'RESTORE_FAIL',
		data: {finishedBytes: 0, totalBytes: 0, finishedTablets: 10, totalTablets: 1767},
		log: {recoverScn: consistentScn - 1800n * second},
	},
];
