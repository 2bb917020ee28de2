import {parseArgs} from 'node:util';
import type {UsageWords} from '../locale/words.js';
import {findClosestWord} from '../text/closest-word.js';
import {isFlag, optionNames, rowOf, spellOption} from './options-table.js';
import {spellings, spellOut} from './spellings.js';
import {createValueError, UsageError} from './usage-error.js';

/** A command line whose options all exist, each with a value if it takes one. */
type Arguments = {
	/** The options in their long form: `--interval=2`; a flag as `--once=true` or `--once=false`. */
	readonly options: readonly string[];
	/** The arguments before `--` that are no options: a command, tenants. */
	readonly words: readonly string[];
	/** Everything after `--`. */
	readonly tenants: readonly string[];
};

/**
 * Checks the options of a command line and writes them in their long form. Throws a UsageError for what parsers accept: an
 * unknown option, a value for a flag, an option in the place of a value.
 */
export function checkArguments(argv: readonly string[], words: UsageWords): Arguments {
	const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
	const args = argv.slice(0, end).map((word) => spellOut(word));
	const {tokens} = parseArgs({args, options: parserOptions, strict: false, tokens: true});
	const given = tokens.filter((token) => token.kind === 'option');
	refuseRepeated(given, words);
	return {
		options: given.map((token) => rewriteOption(token, args[token.index + 1], words)),
		words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
		tenants: argv.slice(end + 1),
	};
}

const parserOptions = Object.fromEntries(
	spellings.entries().map(([spelling, {name, isOn}]) => {
		const type = isFlag(name) ? ('boolean' as const) : ('string' as const);
		const {short} = rowOf(name);
		return [spelling.slice(2), isOn && short !== undefined ? {type, short} : {type}];
	}),
);

type Token = {
	/** The long form without its dashes, also of a short option that exists. */
	readonly name: string;
	/** The option as written, without its value. */
	readonly rawName: string;
	readonly value: string | undefined;
	/** Whether the value is part of the same word; undefined if there is none. */
	readonly inlineValue: boolean | undefined;
};

/** The long form of an option. `next` is the word after it. */
function rewriteOption(
	{name, rawName, value, inlineValue}: Token,
	next: string | undefined,
	words: UsageWords,
): string {
	const option = `--${name}`;
	const meaning = spellings.get(option);
	if (meaning === undefined) {
		throw createUnknownError(rawName, words);
	}

	const {kind} = rowOf(meaning.name);
	// `true` and `false` after a flag are meant as its value. A tenant with such a name can come first, or after `--`.
	const isBoolean = kind === 'flag' && (next === 'true' || next === 'false');
	const got = value ?? (isBoolean ? next : '');
	// A separate word that begins with a dash is the next option. A file with such a name can be given with `=`.
	const isOption = inlineValue === false && /^-./v.test(got);
	if (kind === 'flag' ? value !== undefined || isBoolean : got === '' || isOption) {
		// The name of an option is shown in place of any value.
		const shownAs = isOption && isSpelling(got) ? 'flag' : kind;
		throw createValueError({option, wanted: words.wanted[kind], got, kind: shownAs}, words);
	}

	return `${spellOption(meaning.name)}=${kind === 'flag' ? String(meaning.isOn) : got}`;
}

function createUnknownError(option: string, words: UsageWords): UsageError {
	const known = optionNames.map((name) => spellOption(name));
	const meant = findClosestWord(option, known);
	const shown = showOption(option);
	return new UsageError(meant === undefined ? words.unknownOption(shown) : words.misspeltOption(shown, meant));
}

/** The name of an option as written, up to what no name holds: a value may follow it directly. */
function showOption(option: string): string {
	const [name = ''] = /^-*[\w\-.]{0,40}/v.exec(option) ?? [];
	return name === option ? option : `${name}…`;
}

function isSpelling(word: string): boolean {
	return spellings.has(word) || optionNames.some((name) => `-${rowOf(name).short ?? ''}` === word);
}

/** Of a flag that is repeated the last one counts. */
function refuseRepeated(given: readonly Token[], words: UsageWords): void {
	const names = given.map(({name}) => `--${name}`).filter((option) => isSingle(option));
	const repeated = names.find((name, index) => names.indexOf(name) !== index);
	if (repeated !== undefined) {
		throw new UsageError(words.repeated(repeated));
	}
}

/** Whether an option has a value, and only one. */
function isSingle(option: string): boolean {
	const meaning = spellings.get(option);
	return meaning !== undefined && !isFlag(meaning.name) && rowOf(meaning.name).isMultiple !== true;
}
