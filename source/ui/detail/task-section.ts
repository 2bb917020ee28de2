import {isOpenTask, meaningOfTask, stageNameOf, type RestoreTask, type TaskMeaning} from '../../domain/restore-task.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {Frame} from '../frame.js';
import {showName} from '../create-frame.js';
import type {Line} from '../line/line.js';
import type {Meaning} from '../theme.js';
import {formatMoment, taskOf} from './facts.js';
import {drawSection, drawTextRows} from './rows.js';

const tones: Readonly<Record<TaskMeaning, Meaning>> = {
	atWork: 'active',
	rollingBack: 'warning',
	rolledBack: 'bad',
	rollbackFailed: 'bad',
	cancelling: 'warning',
	cancelled: 'bad',
	cancelFailed: 'bad',
	gaveUpWaiting: 'warning',
	failedEarly: 'warning',
	notActivatedYet: 'warning',
	neverActivated: 'warning',
	activated: 'good',
	failed: 'bad',
	done: 'good',
};

/** Obshell's task around a restore and what it means: its own words alone mislead. Nothing where there is no task. */
export function drawTaskSection(frame: Frame, restore: RestoreView): readonly Line[] {
	const task = taskOf(frame, restore);
	if (task === undefined) {
		return [];
	}

	const {labels, headings, taskMeanings} = frame.words.detail;
	const meaning = meaningOfTask(task, restore.outcome);
	return drawSection(frame, headings.task, {
		rows: [
			...drawTextRows(frame, {label: labels.task, text: showName(task.name, frame)}),
			...drawTextRows(frame, {label: labels.state, text: stateOf(task, frame), meaning: tones[meaning]}),
			...drawTextRows(frame, {label: labels.stage, text: stageOf(task, frame)}),
			...drawTextRows(frame, {text: taskMeanings[meaning], meaning: tones[meaning]}),
		],
	});
}

/** `RUNNING   began 16:01:12`, in obshell's words; what it does beside running its steps stands behind. */
function stateOf(task: RestoreTask, frame: Frame): string {
	const {state, operator, startedAt, endedAt} = task;
	const {detail, screen, ago} = frame.words;
	const {now} = frame.state;
	const words = [state, operator === 'RUN' ? '' : operator].filter((word) => word !== '').join(' ');
	const began = startedAt === undefined ? '' : detail.began(formatMoment(startedAt, frame));
	const agoMs = isOpenTask(task) || endedAt === undefined ? undefined : calmAgo(Math.max(0, now.at - endedAt));
	const ended = agoMs === undefined ? '' : screen.ended(ago(agoMs));
	return [showName(words, frame), began, ended].filter((text) => text !== '').join(' '.repeat(3));
}

const minuteMs = 60_000;

/** In minutes: it is not watched. */
function calmAgo(ms: number): number {
	return ms < minuteMs ? ms - (ms % 5000) : ms - (ms % minuteMs);
}

/** A task that is rolled back counts its steps backwards. */
function stageOf(task: RestoreTask, {words}: Frame): string {
	const {stage, maxStage, operator} = task;
	const isKnown = stage > 0 && maxStage > 0 && operator !== 'ROLLBACK';
	return isKnown ? words.detail.stage(String(stage), String(maxStage), stageNameOf(task) ?? '') : '';
}
