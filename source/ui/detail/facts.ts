import {taskOfRestore, meaningOfTask, type RestoreTask} from '../../domain/restore-task.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {findCluster} from '../../monitor/state.js';
import {calmMs} from '../../locale/calm-duration.js';
import {formatClock, formatDate, formatDateTime, instantOfScn} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {cutName, wrapWhole} from '../line/fit.js';
import {span, type Line} from '../line/line.js';
import {formatElapsed} from '../restore/amounts.js';
import {indent} from '../restore/detail-line.js';
import {dimIfStale} from '../stale.js';
import {flow} from './rows.js';

/** `restoring   job 4   from obc / shop   to 2026-11-23 15:05:02 +08:00   began 16:01:12   elapsed 2h03m` */
export function drawAllFacts(frame: Frame, restore: RestoreView): readonly Line[] {
	const parts = [...stateParts(frame, restore), ...factParts(frame, restore)];
	return [...flow(parts, frame.columns), ...drawStandby(frame, restore)];
}

/** `restoring   job 4` */
export function drawState(frame: Frame, restore: RestoreView): readonly Line[] {
	return flow(stateParts(frame, restore), frame.columns);
}

/** What `drawState` leaves out. */
export function drawFacts(frame: Frame, restore: RestoreView): readonly Line[] {
	return [...flow(factParts(frame, restore), frame.columns), ...drawStandby(frame, restore)];
}

function stateParts({words}: Frame, restore: RestoreView): readonly Line[] {
	const {job, isReasonAwaited} = restore;
	const {text, tone} = words.describeState(restore.word);
	const state = isReasonAwaited ? words.report.failedUnexplained : text;
	return [
		[span(state, dimIfStale(restore, tone))],
		...(job === undefined ? [] : [[span(words.screen.job(job.jobId), restore.isStale ? 'dim' : 'plain')]]),
	];
}

function factParts(frame: Frame, restore: RestoreView): readonly Line[] {
	return [...drawSource(frame, restore), ...drawTarget(frame, restore), ...drawTimes(frame, restore)];
}

/** The task of obshell about a restore, as far as its tasks were read. */
export function taskOf({state}: Pick<Frame, 'state'>, {key, tenant, job}: RestoreView): RestoreTask | undefined {
	const {restoreTasks = []} = findCluster(state, key.cluster) ?? {};
	return taskOfRestore(restoreTasks, {tenant, startedAt: job?.startedAt});
}

/** "16:01:12" if it is today, else with the date and the zone. */
export function formatMoment(at: number, {state, zone}: Pick<Frame, 'state' | 'zone'>): string {
	const isToday = formatDate(at, zone) === formatDate(state.now.at, zone);
	return isToday ? formatClock(at, zone) : formatDateTime(at, zone);
}

function drawSource({words, columns}: Frame, {job, isStale}: RestoreView): readonly Line[] {
	if (job === undefined || (job.sourceCluster === '' && job.sourceTenant === '')) {
		return [];
	}

	const room = Math.max(8, Math.floor((columns - 16) / 2));
	const source = `${cutName(job.sourceCluster, room)} / ${cutName(job.sourceTenant, room)}`;
	return [[span(`${words.screen.from} `, 'dim'), span(source, isStale ? 'dim' : 'plain')]];
}

function drawTarget({words, zone}: Frame, {log, isStale}: RestoreView): readonly Line[] {
	return log.restoreScn === undefined
		? []
		: [
				[
					span(`${words.screen.to} `, 'dim'),
					span(formatDateTime(instantOfScn(log.restoreScn), zone), isStale ? 'dim' : 'plain'),
				],
			];
}

function drawTimes(frame: Frame, restore: RestoreView): readonly Line[] {
	const {words} = frame;
	const {job, endedAgoMs} = restore;
	const elapsed = formatElapsed(restore);
	const texts = [
		job?.startedAt === undefined ? '' : words.detail.began(formatMoment(job.startedAt, frame)),
		elapsed === '' ? '' : words.detail.elapsed(elapsed),
		endedAgoMs === undefined ? '' : words.screen.ended(words.ago(calmMs(endedAgoMs))),
	];
	return texts.filter((text) => text !== '').map((text) => [span(text, 'dim')]);
}

/** That the tenant is not open yet, unless obshell's task says more about it. */
function drawStandby(frame: Frame, restore: RestoreView): readonly Line[] {
	const task = taskOf(frame, restore);
	const isTold = task !== undefined && toldByTask.has(meaningOfTask(task, restore.outcome));
	const isStandby = restore.outcome === 'succeeded' && !restore.isGone;
	return isStandby && !isTold
		? wrapWhole(frame.words.screen.standby, frame.columns - 2 * indent.length).map((text) => [
				span(indent),
				span(text, 'warning'),
			])
		: [];
}

const toldByTask = new Set(['notActivatedYet', 'neverActivated', 'activated']);
