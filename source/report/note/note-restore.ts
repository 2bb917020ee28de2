import {codeSpan} from '../../text/markdown.js';
import {formatDuration} from '../../locale/durations.js';
import {formatDateTime} from '../../locale/times.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import type {NoteContext} from './note-context.js';
import {drawItems, drawSection, inline} from './note-list.js';
import {formatScn} from './note-scn.js';

/** What is restored, from where, to which point, and how far it has come. */
export function drawRestore(context: NoteContext): readonly string[] {
	const {restore, words, zone} = context;
	const {note} = words;
	const {
		job,
		log: {restoreScn},
	} = restore;
	const {startedAt, finishedAt} = job ?? {};
	const ended = finishedAt === undefined ? [] : [['ended', describeEnd(context, finishedAt)] as const];
	const items = drawItems(
		[
			['state', words.list([describeRestoreState(context), describeSilence(context)])],
			['tenant', words.list([codeSpan(restore.name), describeId(context)])],
			['job', job === undefined ? '' : String(job.jobId)],
			['source', describeSource(restore, context)],
			['target', restoreScn === undefined ? '' : formatScn(restoreScn, context)],
			['status', describeStatus(restore, context)],
			['started', startedAt === undefined ? '' : formatDateTime(startedAt, zone)],
			...ended,
			['elapsed', restore.elapsedMs === undefined ? '' : formatDuration(restore.elapsedMs)],
		],
		note,
	);
	return drawSection(note.headings.restore, items);
}

/** The word of the STATE column, or that the reason of a failure is awaited; no markup in it is the server's. */
export function describeRestoreState({restore, words}: NoteContext): string {
	return restore.isReasonAwaited ? words.note.reasonAwaited : inline(words.describeState(restore.word).text);
}

function describeSilence({restore: {isStale, silentMs}, words}: NoteContext): string {
	return isStale ? words.note.lastRead(words.ago(silentMs)) : '';
}

function describeId({restore: {job}, words: {note}}: NoteContext): string {
	return job === undefined ? '' : note.tenantId(String(job.restoreTenantId));
}

function describeEnd({restore, words, zone}: NoteContext, finishedAt: number): string {
	const {outcome, isGone, endedAgoMs} = restore;
	return words.list([
		formatDateTime(finishedAt, zone),
		endedAgoMs === undefined ? '' : words.ago(endedAgoMs),
		outcome === 'succeeded' && !isGone ? words.report.standby : '',
		isGone ? words.report.tenantGone : '',
	]);
}

function describeSource({job}: RestoreView, {words: {note}}: NoteContext): string {
	const {sourceTenant = '', sourceCluster = ''} = job ?? {};
	const name = (text: string) => (text === '' ? note.unknown : codeSpan(text));
	return sourceTenant === '' && sourceCluster === '' ? '' : note.sourceOf(name(sourceTenant), name(sourceCluster));
}

/** The words as the servers wrote them. A job that only SQL has read has no overview, and a status of SQL. */
function describeStatus({job}: RestoreView, {words}: NoteContext): string {
	const {note} = words;
	const {status = '', sqlStatus, overview} = job ?? {};
	const ofAgent = overview === undefined ? '' : status;
	const ofSql = sqlStatus ?? (overview === undefined ? status : '');
	return words.list([
		ofAgent === '' ? '' : note.statusOfAgent(codeSpan(ofAgent)),
		ofSql === '' ? '' : note.statusOfSql(codeSpan(ofSql)),
	]);
}

/** The phases that were seen, with their durations. */
export function drawPhases({state, restore, words, zone}: NoteContext): readonly string[] {
	const {note, phaseNames} = words;
	const nowMs = state.now.monotonicMs - restore.silentMs;
	const lines = restore.phases.map(({phase, since, isOpenStart, durationMs}) => {
		const duration = formatDuration(durationMs ?? nowMs - since.monotonicMs);
		const isEnd = phase === 'done' || phase === 'failed';
		const value = words.list([
			isEnd ? '' : isOpenStart ? note.atLeast(duration) : duration,
			isOpenStart ? '' : note.since(formatDateTime(since.at, zone)),
			durationMs === undefined && restore.outcome === 'running' && !restore.isStale ? note.ongoing : '',
		]);
		return `- ${value === '' ? phaseNames[phase] : note.item(phaseNames[phase], value)}`;
	});
	return drawSection(note.headings.phases, lines.length === 0 ? [`- ${note.unknown}`] : lines);
}
