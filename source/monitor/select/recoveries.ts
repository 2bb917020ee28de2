import type {ClusterId} from '../../domain/cluster.js';
import type {RestoreEvent} from '../../domain/event.js';
import type {State} from '../state.js';
import {eventsAfter} from './events-after.js';

type Source = 'unreachable' | 'sqlOff';

/** An outage that had not ended when it was last looked at; `sinceMs` is by the monotonic clock. */
export type OpenOutage = {
	readonly source: Source;
	readonly cluster: ClusterId;
	readonly eventId: number;
	readonly sinceMs: number;
};

/** That a source answers again; `at` is by our wall clock, in ms since 1970. */
export type Recovery = Pick<OpenOutage, 'source' | 'cluster'> & {readonly at: number; readonly lastedMs: number};

/** `endedMs` is undefined while the outage lasts. */
type Outage = OpenOutage & {readonly endedMs: number | undefined};

/**
 * The recoveries since an earlier state, of which the open outages and the last event are given, oldest first; and the
 * outages that are open now. An outage lasts until the source answers: where its reason changes, one event ends as the next
 * one begins.
 */
export function findRecoveries(
	state: State,
	{open, lastEventId}: {readonly open: readonly OpenOutage[]; readonly lastEventId: number},
): {readonly recoveries: readonly Recovery[]; readonly open: readonly OpenOutage[]} {
	const firstId = state.events[0]?.id ?? 0;
	const found = [
		...open.flatMap((outage) => {
			// Ids grow by one.
			const event = state.events[outage.eventId - firstId];
			return event === undefined ? [unloggedOutage(state, outage)] : outageOf(event, outage.sinceMs);
		}),
		...eventsAfter(state.events, lastEventId).flatMap((event) => outageOf(event)),
	];
	const bySource = Map.groupBy(found, ({source, cluster}) => `${source} ${cluster}`);
	const outages = bySource
		.values()
		.flatMap((parts) => joinParts(parts))
		.toArray();
	return {
		recoveries: outages
			.filter((outage) => !hasLeft(state, outage))
			.flatMap((outage) => recoveryOf(state, outage))
			.toSorted((one, other) => one.at - other.at),
		open: outages.filter(({endedMs}) => endedMs === undefined),
	};
}

/** An outage whose event has been dropped from the log: it has ended by now, or is still open. */
function unloggedOutage({openIntervals, now}: State, outage: OpenOutage): Outage {
	const isOpen = openIntervals.some(({eventId}) => eventId === outage.eventId);
	return {...outage, endedMs: isOpen ? undefined : now.monotonicMs};
}

/** Nothing of other events; `sinceMs` is earlier than the event where the outage began with another reason. */
function outageOf({id, cluster, change, interval}: RestoreEvent, sinceMs?: number): readonly Outage[] {
	const {type} = change;
	if ((type !== 'unreachable' && type !== 'sqlOff') || interval === undefined) {
		return [];
	}

	const {sinceMonotonicMs, durationMs} = interval;
	const endedMs = durationMs === undefined ? undefined : sinceMonotonicMs + durationMs;
	return [{source: type, cluster, eventId: id, sinceMs: sinceMs ?? sinceMonotonicMs, endedMs}];
}

/** Less than any two answers are apart, in ms: the end of an event is a sum, and may be rounded. */
const rounding = 0.001;

/** Joins the events of one outage. */
function joinParts(parts: readonly Outage[]): readonly Outage[] {
	const joined: Outage[] = [];
	for (const part of parts) {
		const last = joined.at(-1);
		if (last?.endedMs !== undefined && Math.abs(part.sinceMs - last.endedMs) < rounding) {
			joined[joined.length - 1] = {...part, sinceMs: last.sinceMs};
		} else {
			joined.push(part);
		}
	}

	return joined;
}

/** Whether the outage ended because another agent is polled: the one that failed does not answer again. */
function hasLeft({events}: State, {source, cluster, eventId}: Outage): boolean {
	const next = eventsAfter(events, eventId).find(
		({change, ...event}) =>
			event.cluster === cluster && (change.type === 'unreachable' || change.type === 'agentChanged'),
	);
	return source === 'unreachable' && next?.change.type === 'agentChanged';
}

function recoveryOf({now}: State, {source, cluster, sinceMs, endedMs}: Outage): readonly Recovery[] {
	return endedMs === undefined
		? []
		: [{source, cluster, at: Math.round(now.at - (now.monotonicMs - endedMs)), lastedMs: endedMs - sinceMs}];
}
