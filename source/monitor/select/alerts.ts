import type {ClusterId} from '../../domain/cluster.js';
import type {Change, RestoreEvent} from '../../domain/event.js';
import type {State} from '../state.js';
import {eventsAfter} from './events-after.js';
import {findRecoveries, type OpenOutage, type Recovery} from './recoveries.js';

/** The kinds of events that a person who does not look at the screen wants to know. Scripts rely on these words. */
export type AlertType = 'ended' | 'failed' | 'stalled' | 'unreachable' | 'reachable' | 'new';

/** An event of note. */
export type Alert = {
	readonly type: AlertType;
	readonly cluster: ClusterId;
	/** Absent where the whole cluster is meant. */
	readonly tenant?: string;
	/** The job of a restore that was discovered. */
	readonly jobId?: number;
	/** The change of the event log, or the recovery of a source. */
	readonly news: Change | Recovery;
};

/** Up to where the events of note have been found. */
export type AlertCursor = {
	readonly lastEventId: number;
	/** The outages that had not ended. */
	readonly open: readonly OpenOutage[];
};

/** A cursor at the given state: what has happened so far gives no alert. */
export function createAlertCursor(state: State): AlertCursor {
	return findAlerts(state, {lastEventId: 0, open: []}).cursor;
}

/**
 * The events of note since the cursor, and the next cursor. Each is given once: a restore that ends, fails, stands still or
 * begins, and an outage and its end, however often its reason changes. What is first seen as ended is none.
 */
export function findAlerts(
	state: State,
	cursor: AlertCursor,
): {readonly alerts: readonly Alert[]; readonly cursor: AlertCursor} {
	const {recoveries, open: all} = findRecoveries(state, cursor);
	const open = all.filter((outage) => isLoss(outage, state));
	const begun = new Set(open.filter((outage) => !isKnown(outage, cursor.open)).map(({eventId}) => eventId));
	const happened = eventsAfter(state.events, cursor.lastEventId).flatMap((event): readonly Alert[] => {
		const type = begun.has(event.id) ? 'unreachable' : typeOf(event, state);
		const {cluster, tenant, jobId, change} = event;
		return type === undefined
			? []
			: [
					{
						type,
						cluster,
						...(tenant === undefined ? {} : {tenant}),
						...(jobId === undefined ? {} : {jobId}),
						news: change,
					},
				];
	});
	const recovered = recoveries.map((news): Alert => ({type: 'reachable', cluster: news.cluster, news}));
	return {alerts: [...recovered, ...happened], cursor: {lastEventId: state.nextEventId - 1, open}};
}

/** Without a password SQL was never there: nothing is lost, and nothing comes back. */
function isLoss({eventId}: OpenOutage, {events}: State): boolean {
	const change = events.find(({id}) => id === eventId)?.change;
	return change?.type !== 'sqlOff' || change.problem.reason !== 'noPassword';
}

/** The start of an outage stays when its reason changes. */
function isKnown({source, cluster, sinceMs}: OpenOutage, open: readonly OpenOutage[]): boolean {
	return open.some((other) => other.source === source && other.cluster === cluster && other.sinceMs === sinceMs);
}

/** The kind of an event that is not an outage; undefined for one that is not of note. */
function typeOf(event: RestoreEvent, state: State): AlertType | undefined {
	const {change} = event;
	switch (change.type) {
		case 'succeeded':
		case 'ended': {
			return isEndOfKnown(event, change.newJobId, state) ? 'ended' : undefined;
		}

		case 'dropped': {
			return isEndOfKnown(event, undefined, state) ? 'ended' : undefined;
		}

		case 'failed': {
			return isEndOfKnown(event, change.newJobId, state) ? 'failed' : undefined;
		}

		case 'firstSeen': {
			return wasAbsent(event, state) ? appearanceOf(change) : undefined;
		}

		case 'jobChanged': {
			return 'new';
		}

		case 'stalled': {
			return 'stalled';
		}

		case 'cancelled':
		case 'explained':
		case 'gone':
		case 'vanished':
		case 'refused':
		case 'unreachable':
		case 'sqlOff':
		case 'phaseChanged':
		case 'statusChanged':
		case 'milestone':
		case 'versionChanged':
		case 'agentChanged':
		case 'agentUnused':
		case 'restarted':
		case 'execFailed': {
			return undefined;
		}
	}
}

/** A tenant that was waited for has a restore now, or had one that has ended since the last reading. */
function appearanceOf({outcome}: Extract<Change, {readonly type: 'firstSeen'}>): AlertType | undefined {
	switch (outcome) {
		case 'running': {
			return 'new';
		}

		case 'succeeded':
		case 'dropped': {
			return 'ended';
		}

		case 'failed': {
			return 'failed';
		}

		case 'waiting':
		case 'none':
		case 'unknown': {
			return undefined;
		}
	}
}

/**
 * Whether the restore was there before it ended. The first event of one that was failing at first sight is its failure; the
 * log does not hold events for ever, so that a missing one proves nothing once it was cut.
 */
function isEndOfKnown(event: RestoreEvent, newJobId: number | undefined, state: State): boolean {
	const isCut = (state.events[0]?.id ?? 1) > 1;
	return newJobId !== undefined || isCut || eventsBefore(event, state).length > 0;
}

/** Whether an earlier reading has found no restore of this tenant. */
function wasAbsent(event: RestoreEvent, state: State): boolean {
	return eventsBefore(event, state).some(
		({change}) => change.type === 'firstSeen' && (change.outcome === 'waiting' || change.outcome === 'none'),
	);
}

/** The earlier events of the same restore. */
function eventsBefore({id, cluster, tenant, jobId}: RestoreEvent, {events}: State): readonly RestoreEvent[] {
	return events.filter(
		(other) => other.id < id && other.cluster === cluster && other.tenant === tenant && other.jobId === jobId,
	);
}
