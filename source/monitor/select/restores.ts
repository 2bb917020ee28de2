import type {RestoreKey} from '../../domain/cluster.js';
import {memoByReference} from '../../domain/memo.js';
import type {Moment} from '../../domain/moment.js';
import type {Outcome} from '../../domain/phase.js';
import {priorDurationOf} from '../../domain/progress/prior-duration.js';
import {logLagMs, shareOf} from '../../domain/progress/track.js';
import {elapsedOf} from '../../domain/restore/elapsed.js';
import {isReasonAwaited} from '../../domain/restore/unexplained.js';
import {
	isNamed,
	keyOf,
	outcomeOfRestore,
	phaseOfRestore,
	type WatchedRestore,
} from '../../domain/restore/watched-restore.js';
import {findClosestWord} from '../../text/closest-word.js';
import {known} from '../../text/wire-value.js';
import {makeVisible} from '../../text/visible-text.js';
import type {State, WatchedCluster} from '../state.js';
import {freshnessOf} from './freshness.js';
import {selectListed, type ListedRestore} from './listed-restores.js';
import {rateOfRestore} from './rate.js';
import type {RestoreView, TrackTone} from './restore-view.js';
import {stateWordOf} from './state-word.js';

/** All watched restores as reports show them, in the order given; computed once for each state. */
export const selectRestores = memoByReference((state: State): readonly RestoreView[] =>
	selectListed(state).map((listed) => viewRestore(state, listed)),
);

/** The same in the usual order: what needs a person stands on top. */
export const selectRanked = memoByReference((state: State): readonly RestoreView[] => {
	const views = new Map(selectRestores(state).map((view) => [idOf(view.key), view]));
	return state.list.keys.flatMap((key) => views.get(idOf(key)) ?? []);
});

/** The same in the order of the list on the screen. Restores that came after it was sorted follow in the usual order. */
export const selectArranged = memoByReference((state: State): readonly RestoreView[] => {
	const ranked = selectRanked(state);
	const {sort} = state.view;
	if (sort === undefined) {
		return ranked;
	}

	const left = new Map(ranked.map((view) => [idOf(view.key), view]));
	const sorted = sort.keys.flatMap((key) => {
		const id = idOf(key);
		const view = left.get(id);
		left.delete(id);
		return view ?? [];
	});
	return [...sorted, ...left.values()];
});

function idOf({cluster, tenant, jobId}: RestoreKey): string {
	return JSON.stringify([cluster, tenant, jobId]);
}

function viewRestore(state: State, {cluster, restore, isSelected}: ListedRestore): RestoreView {
	const {job, isDropped, isGone} = restore;
	const {now} = state;
	const standing = standingPart(restore);
	const {readUntilMs, ...freshness} = freshnessOf(cluster, restore, now);
	const rate = rateOfRestore(restore, {nowMs: now.monotonicMs, areFiguresStale: freshness.areFiguresStale});
	const silence = freshness.isStale ? silenceOf(cluster, now) : undefined;
	return {
		...standing,
		...freshness,
		key: keyOf(cluster.id, restore),
		subject: {
			address: cluster.agent,
			tenant: standing.name,
			isDropped,
			isGone,
			...known({meant: meantTenant(cluster, restore)}),
		},
		cluster,
		isSelected,
		silence,
		word: stateWordOf({restore, standstill: rate.standstill, silence}),
		elapsedMs: elapsedOf(restore, readUntilMs),
		silentMs: now.monotonicMs - readUntilMs,
		endedAgoMs: endedAgoMs(state, restore),
		rate,
		priorDuration: job?.outcome === 'running' ? priorDurationOf(cluster.endedRestores, job) : undefined,
	};
}

/** The part of a view that does not change with time alone; computed once for each restore. */
const standingPart = memoByReference((restore: WatchedRestore) => {
	const {tenant, job, problem, phases, agentRow} = restore;
	const {data = {}, log = {}} = job ?? {};
	const outcome = outcomeOfRestore(restore);
	const tone = toneOf(outcome);
	const shares = {data: shareOf(data.percent), log: shareOf(log.percent)};
	return {
		tenant,
		name: makeVisible(restore.tableRestore?.tenant ?? tenant),
		isNamed: isNamed(restore),
		isPast: restore.isPast,
		isCancelled: restore.isCancelled,
		outcome,
		isGone: restore.isGone,
		isReasonAwaited: isReasonAwaited(restore),
		phase: phaseOfRestore(restore),
		job,
		failure: job?.failure,
		agentRow,
		problem,
		data: {...data, share: shares.data, tone},
		log: {...log, share: shares.log, tone, lagMs: outcome === 'succeeded' ? 0 : logLagMs(log)},
		speeds: restore.speeds.values,
		phases,
		hasProgress: shares.data !== undefined || shares.log !== undefined,
	};
});

/** The tenant that a name which does not exist most likely means. */
function meantTenant({tenants}: WatchedCluster, {tenant, problem, job}: WatchedRestore): string | undefined {
	const isAbsent = problem?.reason === 'tenantAbsent' && job === undefined;
	const meant = isAbsent && tenants !== undefined ? findClosestWord(tenant, tenants) : undefined;
	return meant === undefined ? undefined : makeVisible(meant);
}

function toneOf(outcome: Outcome): TrackTone {
	if (outcome === 'succeeded') {
		return 'done';
	}

	return outcome === 'failed' || outcome === 'dropped' ? 'failed' : 'moving';
}

function silenceOf({trouble}: WatchedCluster, {monotonicMs}: Moment): RestoreView['silence'] {
	return trouble && {code: trouble.problem.code, forMs: monotonicMs - trouble.since.monotonicMs};
}

/** An end that lies further ahead than clocks differ has the time of another zone. */
const clockDifferenceMs = 60_000;

function endedAgoMs({now}: State, {job, sample}: WatchedRestore): number | undefined {
	if (job?.finishedAt === undefined || sample === undefined) {
		return undefined;
	}

	const agentNow = (sample.agentTime ?? sample.at) + (now.monotonicMs - sample.monotonicMs);
	const agoMs = agentNow - job.finishedAt;
	return agoMs < -clockDifferenceMs ? undefined : Math.max(0, agoMs);
}
