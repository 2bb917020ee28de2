import {parseArgs} from 'node:util';
import {makeVisible} from '../text/visible-text.js';
import type {UsageWords} from '../locale/words.js';
import {findClosestWord} from './closest-word.js';
import {isFlag, optionNames, rowOf, spellOption, type OptionKind, type OptionName} from './options-table.js';
import {spellings, spellOut} from './spellings.js';
import {createValueError, UsageError} from './usage-error.js';

/** A command line of which every option exists, and has a value if it takes one. */
export type Arguments = {
	/** The options in one spelling: `--interval=2`; a flag as `--once=true` or `--once=false`. */
	readonly options: readonly string[];
	/** What stands before `--` and is no option: a command, tenants. */
	readonly words: readonly string[];
	/** Everything after `--`. */
	readonly tenants: readonly string[];
};

/**
 * Checks the options of a command line and writes them in one spelling, since a parser lets much through that nobody
 * means: a misspelt option, a value for a flag, an option in the place of a value. Throws a UsageError.
 */
export function checkArguments(argv: readonly string[], words: UsageWords): Arguments {
	const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
	const args = argv.slice(0, end).map((word) => spellOut(word));
	const {tokens} = parseArgs({args, options: parserOptions, strict: false, tokens: true});
	const given = tokens.filter((token) => token.kind === 'option').map((token) => interpret(token, words));
	refuseRepeated(given, words);
	return {
		options: given.map((option) =>
			option.kind === 'flag' ? rewriteFlag(option, args[option.index + 1], words) : rewriteValue(option, words),
		),
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
	/** Its index in the command line; that of a group for each of `-w1`. */
	readonly index: number;
	/** The long form without dashes, also of a short option that exists. */
	readonly name: string;
	/** As it was written, but for its value. */
	readonly rawName: string;
	readonly value: string | undefined;
	/** Whether the value is in the same word. */
	readonly inlineValue: boolean | undefined;
};

/** An option that exists. */
type Given = Omit<Token, 'name' | 'rawName'> & {
	readonly name: OptionName;
	readonly kind: OptionKind;
	/** For messages: `--no-once`. */
	readonly option: string;
	readonly isOn: boolean;
};

function interpret({index, name, rawName, value, inlineValue}: Token, words: UsageWords): Given {
	const option = `--${name}`;
	const meaning = spellings.get(option);
	if (meaning === undefined) {
		throw createUnknownError(rawName, words);
	}

	const {kind} = rowOf(meaning.name);
	return {index, value, inlineValue, option, kind, name: meaning.name, isOn: meaning.isOn};
}

function createUnknownError(option: string, words: UsageWords): UsageError {
	const meant = findClosestWord(
		option,
		optionNames.map((name) => spellOption(name)),
	);
	const shown = makeVisible(option);
	return new UsageError(meant === undefined ? words.unknownOption(shown) : words.misspeltOption(shown, meant));
}

/** A flag may be repeated, the last one counts. */
function refuseRepeated(given: readonly Given[], words: UsageWords): void {
	const names = given.filter(({kind}) => kind !== 'flag').map(({name}) => name);
	const repeated = names.find((name, index) => names.indexOf(name) !== index);
	if (repeated !== undefined) {
		throw new UsageError(words.repeated(spellOption(repeated)));
	}
}

function rewriteFlag({name, option, isOn, value}: Given, next: string | undefined, words: UsageWords): string {
	// Behind a flag these two words are meant for its value; a tenant of such a name can stand first, or after `--`.
	const got = value ?? (next === 'true' || next === 'false' ? next : undefined);
	if (got !== undefined) {
		throw createValueError({option, wanted: words.wanted.flag, got}, words);
	}

	return `${spellOption(name)}=${String(isOn)}`;
}

function rewriteValue({option, kind, value = '', inlineValue}: Given, words: UsageWords): string {
	// A word of its own with a dash is the next option; a file with such a name can be given with `=`.
	if (value === '' || (inlineValue === false && /^-./v.test(value))) {
		throw createValueError({option, wanted: words.wanted[kind], got: value}, words);
	}

	return `${option}=${value}`;
}
