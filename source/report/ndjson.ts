import type {State} from '../monitor/state.js';
import type {Words} from '../locale/words.js';
import {stringifyExact} from '../text/stringify-exact.js';
import {jsonDocument} from './json.js';

/** The document of `-o json` on one physical line, without the line feed after it. */
export function formatNdjson(state: State, words: Words, hasOverview: boolean): string {
	return stringifyExact(jsonDocument(state, words, {hasOverview, lastEventId: 0}), 0);
}

/** What the last document held, without what changes with time alone, and when it was written. */
export type NdjsonCursor = {
	readonly lasting: string;
	readonly lastEventId: number;
	/** By the monotonic clock, in ms. */
	readonly writtenMs: number;
	readonly hasOverview: boolean;
};

/** A cursor at the given state, so that nothing is written before the first answer. */
export function createNdjsonCursor(state: State, words: Words, hasOverview: boolean): NdjsonCursor {
	return cursorOf(jsonDocument(state, words, {hasOverview, lastEventId: 0}), state, hasOverview);
}

const writtenEveryMs = 60_000;

/** The line to write, undefined unless something has changed or the last line is a minute old; and the next cursor. */
export function nextDocument(
	state: State,
	cursor: NdjsonCursor,
	words: Words,
): {readonly cursor: NdjsonCursor; readonly line: string | undefined} {
	const document = jsonDocument(state, words, cursor);
	const next = cursorOf(document, state, cursor.hasOverview);
	const hasChanged = document.events.length > 0 || next.lasting !== cursor.lasting;
	return hasChanged || isDocumentDue(state, cursor)
		? {cursor: next, line: stringifyExact(document, 0)}
		: {cursor, line: undefined};
}

/** Whether the last line is a minute old, so that another is written even if nothing has changed. */
export function isDocumentDue({now}: State, {writtenMs}: NdjsonCursor): boolean {
	return now.monotonicMs - writtenMs >= writtenEveryMs;
}

function cursorOf(
	document: ReturnType<typeof jsonDocument>,
	{now, nextEventId}: State,
	hasOverview: boolean,
): NdjsonCursor {
	const {events, ...rest} = document;
	return {
		lasting: stringifyExact(lastingPart(rest), 0),
		lastEventId: nextEventId - 1,
		writtenMs: now.monotonicMs,
		hasOverview,
	};
}

/** Keys whose values change with time alone; a rate that falls and an estimate are no news beside the figures they follow. */
const passingKeys: ReadonlySet<string> = new Set([
	'at',
	'elapsedSeconds',
	'lagSeconds',
	'eta',
	'etaSeconds',
	'sinceSeconds',
	'figuresAgeSeconds',
	'bytesPerSecond',
	'averageBytesPerSecond',
	'speed',
]);

/** A document, or a part of one, without the keys that change with time alone. */
export function lastingPart(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map((part: unknown) => lastingPart(part));
	}

	if (typeof value !== 'object' || value === null) {
		return value;
	}

	const entries = Object.entries(value).filter(([key]) => !passingKeys.has(key));
	// The keys of an overview are the agent's own; those with the same names are kept.
	return Object.fromEntries(entries.map(([key, part]) => [key, key === 'overview' ? part : lastingPart(part)]));
}
