import type {Moment} from '../moment.js';
import {phaseOf, type Phase} from '../phase.js';
import {isSameName} from './is-row-of.js';
import {closeSpan, momentAt, type PhaseSpan} from './phase-span.js';
import type {StatusChange} from './status-change.js';
import type {Sample, WatchedRestore} from './watched-restore.js';

/** The phases of a job in their order; a job never goes back. */
const order: readonly Phase[] = ['creating', 'restoring', 'checking', 'upgrading', 'finishing', 'done', 'failed'];

type Beginning = {readonly phase: Phase; readonly since: Moment};

/**
 * The restore with the phases that OceanBase has recorded: they may have begun before restop was started. Recorded times count
 * before observed ones. Unchanged where nothing is recorded of the job.
 */
export function recallPhases(restore: WatchedRestore, changes: readonly StatusChange[], now: Moment): WatchedRestore {
	const {phases, sample} = restore;
	const last = phases.at(-1);
	if (last === undefined || sample === undefined || !isInOrder(phases)) {
		return restore;
	}

	const recorded = beginningsOf(restore, changes, {sample, now}).filter(
		({phase}) => rankOf(phase) <= rankOf(last.phase),
	);
	return recorded.length === 0 ? restore : {...restore, phases: joinPhases(phases, recorded)};
}

function rankOf(phase: Phase): number {
	return order.indexOf(phase);
}

function isInOrder(phases: readonly PhaseSpan[]): boolean {
	return phases.every(({phase}, index) => {
		const before = phases[index - 1];
		return rankOf(phase) >= 0 && (before === undefined || rankOf(before.phase) < rankOf(phase));
	});
}

/** When each recorded phase of the job began, earliest first; the sys tenant's job and the tenant's own are mixed. */
function beginningsOf(
	restore: WatchedRestore,
	changes: readonly StatusChange[],
	{sample, now}: {readonly sample: Sample; readonly now: Moment},
): readonly Beginning[] {
	const {startedMs, job, phases} = restore;
	const earliestMs = startedMs ?? -Infinity;
	// Clocks differ: nothing of an ended job began after its end.
	const latestMs = job?.finishedAt === undefined ? now.monotonicMs : (phases.at(-1)?.since.monotonicMs ?? Infinity);
	const toMonotonicMs = (at: number) => {
		const monotonicMs = sample.monotonicMs - ((sample.agentTime ?? sample.at) - at);
		return Math.min(latestMs, Math.max(earliestMs, monotonicMs));
	};

	let latest = -1;
	return changes
		.filter((change) => isOfJob(change, restore))
		.toSorted((one, other) => one.at - other.at)
		.flatMap(({status, at}) => {
			const phase = phaseOf(status);
			if (rankOf(phase) <= latest) {
				return [];
			}

			latest = rankOf(phase);
			return [{phase, since: momentAt(toMonotonicMs(at), now)}];
		});
}

/** A cluster that was created anew counts its jobs from the beginning: an older change is of another job. */
const earlierMs = 60_000;

function isOfJob({jobId, tenantName, at}: StatusChange, {job, tenant}: WatchedRestore): boolean {
	return (
		jobId === job?.jobId &&
		isSameName(tenantName, tenant) &&
		(job.startedAt === undefined || at >= job.startedAt - earlierMs)
	);
}

/** Each phase once, from where it is recorded or else observed, until the next one begins. */
function joinPhases(observed: readonly PhaseSpan[], recorded: readonly Beginning[]): readonly PhaseSpan[] {
	const spans = order.flatMap((phase): readonly PhaseSpan[] => {
		const seen = observed.find((span) => span.phase === phase);
		const known = recorded.find((beginning) => beginning.phase === phase);
		if (known === undefined) {
			return seen === undefined ? [] : [seen];
		}

		const isEarlier = seen === undefined || seen.isOpenStart || known.since.monotonicMs < seen.since.monotonicMs;
		return [{...seen, phase, since: isEarlier ? known.since : seen.since, isOpenStart: false}];
	});
	return spans.map((span, index) => {
		const next = spans[index + 1];
		return next === undefined ? span : closeSpan(span, next.since);
	});
}
