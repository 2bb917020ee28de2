import {isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document} from 'yaml';

/** The way to a value: keys of maps, and places in lists. */
export type ConfigPath = ReadonlyArray<string | number>;

/** Where something stands in a text, both from 1. */
export type Position = {readonly line: number; readonly column: number};

/** What is wrong with a text: words.config.yaml has a sentence for each. */
export type YamlFault = 'tab' | 'repeated' | 'severalDocuments' | 'tag' | 'alias' | 'unquoted' | 'tooDeep' | 'other';

/** A text that is not the YAML that we read. Its fields hold nothing of the text: that may be a password. */
export class YamlError extends Error {
	override readonly name = 'YamlError';

	readonly fault: YamlFault;
	readonly position: Position;

	constructor(fault: YamlFault, position: Position) {
		super(`not valid YAML: ${fault}`);
		this.fault = fault;
		this.position = position;
	}
}

/** A YAML text of which every value is text, a list or a map. */
export type YamlText = {
	/** Objects for maps, '' where there is no value; undefined for a text without any. */
	readonly value: unknown;
	/** The keys of a map in the order of the text; empty where there is no map. */
	readonly keysOf: (path: ConfigPath) => readonly string[];
	/** Of the key of a map's entry, of a list's item itself; of the closest map around what does not exist. */
	readonly positionOf: (path: ConfigPath) => Position;
};

/** Aliases that repeat lists of aliases grow without limit. */
const mostAliases = 100;

/** Parses a text; throws a YamlError. Nothing but text is read from it: `no`, `10.0` and `0x1f` stay what they are. */
export function parseYaml(text: string): YamlText {
	const lines = new LineCounter();
	const positionAt = (offset: number): Position => {
		const {line, col} = lines.linePos(offset);
		return {line, column: col};
	};

	try {
		const document = parseDocument(text, {schema: 'failsafe', prettyErrors: false, lineCounter: lines});
		refuseFaults(document, positionAt);
		return {
			value: document.toJS({maxAliasCount: mostAliases}) ?? undefined,
			keysOf: (path) => keysOf(document, path),
			positionOf: (path) => positionAt(offsetOf(document, path)),
		};
	} catch (error) {
		if (error instanceof YamlError) {
			throw error;
		}

		// The parser calls itself for each level; too many aliases are a ReferenceError.
		throw new YamlError(error instanceof RangeError ? 'tooDeep' : 'alias', {line: 1, column: 1});
	}
}

const faultsOfParser: ReadonlyMap<string, YamlFault> = new Map([
	['TAB_AS_INDENT', 'tab'],
	['DUPLICATE_KEY', 'repeated'],
	['MULTIPLE_DOCS', 'severalDocuments'],
	['TAG_RESOLVE_FAILED', 'tag'],
	['BAD_ALIAS', 'unquoted'],
	['BAD_SCALAR_START', 'unquoted'],
]);

function refuseFaults(document: Document.Parsed, positionAt: (offset: number) => Position): void {
	const [first] = [...document.errors, ...document.warnings].toSorted((one, other) => one.pos[0] - other.pos[0]);
	if (first !== undefined) {
		throw new YamlError(faultsOfParser.get(first.code) ?? 'other', positionAt(first.pos[0]));
	}

	visit(document, (_key, node) => {
		// A pattern such as *_dr is an alias if it is not in quotes.
		if (isAlias(node) && node.resolve(document) === undefined) {
			throw new YamlError('unquoted', positionAt(startOf(node)));
		}

		if (isPair(node) && !isScalar(node.key)) {
			throw new YamlError('other', positionAt(startOf(node.key)));
		}
	});
}

function keysOf(document: Document.Parsed, path: ConfigPath): readonly string[] {
	let node: unknown = document.contents;
	for (const step of path) {
		node = childOf(resolve(document, node), step)?.value;
	}

	const map = resolve(document, node);
	return isMap(map) ? map.items.map(({key}) => textOf(key)) : [];
}

function offsetOf(document: Document.Parsed, path: ConfigPath): number {
	let node: unknown = document.contents;
	let offset = startOf(node);
	for (const step of path) {
		const child = childOf(resolve(document, node), step);
		if (child === undefined) {
			return offset;
		}

		offset = startOf(child.shown);
		node = child.value;
	}

	return offset;
}

type Child = {
	readonly value: unknown;
	/** The node that shows where it is. */
	readonly shown: unknown;
};

function childOf(node: unknown, step: string | number): Child | undefined {
	if (isMap(node)) {
		const pair = node.items.find(({key}) => textOf(key) === step);
		return pair && {value: pair.value, shown: pair.key};
	}

	const item: unknown = isSeq(node) ? node.items[Number(step)] : undefined;
	return item === undefined ? undefined : {value: item, shown: item};
}

function resolve(document: Document.Parsed, node: unknown): unknown {
	return isAlias(node) ? node.resolve(document) : node;
}

function textOf(node: unknown): string {
	return isScalar(node) ? String(node.value) : '';
}

type Ranged = {readonly range?: readonly [number, number, number] | null};

function startOf(node: unknown): number {
	return (node as Ranged | null | undefined)?.range?.[0] ?? 0;
}
