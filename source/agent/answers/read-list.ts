import type {ProblemDetail} from '../../domain/problem-detail.js';
import {fieldOf, isList, isObject, type ExactJson, type ExactObject} from '../../text/exact-json.js';
import {longestExact, parseExact} from '../../text/parse-exact.js';
import {AgentError} from '../agent-error.js';
import type {Answer} from './envelope.js';

/** Lets other work go on in the middle of a long list. */
export type GiveWay = () => Promise<void>;

type ReadListOptions<Item> = {
	/** One item; undefined or an AgentError for one that cannot be read, an empty list for one that is of no use. */
	readonly decode: (item: ExactObject) => readonly Item[] | undefined;
	/** How many items are decoded at most. */
	readonly most: number;
	/** What an answer without a list is called. */
	readonly detail: ProblemDetail;
	readonly giveWay: GiveWay;
};

type ReadList<Item> = {
	/** In the agent's order, without those that cannot be read. */
	readonly items: readonly Item[];
	/** Whether none was left out. */
	readonly isComplete: boolean;
};

/** Items. A slice of so many takes some milliseconds; between two of them other work goes on. */
const sliceLength = 40;

/** Decodes the list `contents` of an answer. Throws an AgentError for an answer without one. */
export async function readList<Item>(
	answer: Answer,
	{decode, most, detail, giveWay}: ReadListOptions<Item>,
): Promise<ReadList<Item>> {
	const all = rowsOf(answer, detail);
	const rows = all.slice(0, most);
	const items: Item[] = [];
	let isComplete = rows.length === all.length;
	for (const [index, row] of rows.entries()) {
		if (index % sliceLength === sliceLength - 1) {
			// eslint-disable-next-line no-await-in-loop -- the pause is the point
			await giveWay();
		}

		const decoded = tryDecode(row, decode);
		items.push(...(decoded ?? []));
		isComplete &&= decoded !== undefined;
	}

	return {items, isComplete};
}

type Row = {readonly text: string} | {readonly value: ExactJson};

function rowsOf({data, items}: Answer, detail: ProblemDetail): readonly Row[] {
	if (items !== undefined) {
		return items.map((text) => ({text}));
	}

	const rows = fieldOf(data, 'contents');
	if (isList(rows)) {
		return rows.map((value) => ({value}));
	}

	// Go writes a nil slice as null.
	if (rows === null) {
		return [];
	}

	throw new AgentError({reason: 'unreadableAnswer', detail});
}

function tryDecode<Item>(row: Row, decode: ReadListOptions<Item>['decode']): readonly Item[] | undefined {
	try {
		const value = 'text' in row ? parseItem(row.text) : row.value;
		return isObject(value) ? decode(value) : undefined;
	} catch (error) {
		if (error instanceof AgentError || error instanceof SyntaxError) {
			return undefined;
		}

		throw error;
	}
}

/** No item of an agent has more than some kilobytes; one that could not be parsed exactly is none. */
function parseItem(text: string): ExactJson {
	return text.length > longestExact ? undefined : parseExact(text);
}
