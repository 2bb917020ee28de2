import type {AgentAddress, SqlTarget} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {parseAddress, parseListen, parseSocket, type ListenAddress} from './address.js';
import {parseDuration} from './duration.js';
import type {Flags} from './flags.js';
import {optionTable, rowOf, spellOption, type OptionKind, type OptionName} from './options-table.js';
import {parseLanguage, type Language} from './language.js';
import {parseOutputFormat, type OutputFormat} from './output-format.js';
import {parseSqlTarget} from './sql-target.js';
import {parseThemeName, type ThemeName} from './theme-name.js';
import {createValueError} from './usage-error.js';

type ValueKind = Exclude<OptionKind, 'flag'>;

/** The type of an option's value, by its kind. */
type KindValues = {
	readonly address: AgentAddress;
	readonly socket: AgentAddress;
	readonly seconds: number;
	readonly duration: number;
	readonly factor: number;
	readonly format: OutputFormat;
	readonly language: Language;
	readonly listen: ListenAddress;
	readonly sqlTarget: SqlTarget;
	readonly file: string;
	readonly configFile: string;
	readonly certificateFile: string;
	readonly keyFile: string;
	readonly shellCommand: string;
	readonly theme: ThemeName;
};

/** Parsers by kind; undefined for a text that is not valid. */
const parsers: {readonly [Kind in ValueKind]: (text: string) => KindValues[Kind] | undefined} = {
	address: parseAddress,
	socket: parseSocket,
	seconds: parseSeconds,
	duration: parseDuration,
	factor: (text) => parseNumber(text, Number.MIN_VALUE),
	format: parseOutputFormat,
	language: parseLanguage,
	listen: parseListen,
	sqlTarget: parseSqlTarget,
	file: (text) => text,
	configFile: (text) => text,
	certificateFile: (text) => text,
	keyFile: (text) => text,
	theme: parseThemeName,
	shellCommand: (text) => (text.trim() === '' ? undefined : text),
};

/** 0.1 or more; undefined for anything else. */
export function parseSeconds(text: string): number | undefined {
	return parseNumber(text, 0.1);
}

/** A plain decimal number; undefined for anything else, such as "soon", "0x1f" or "1e9999", and for less than `least`. */
function parseNumber(text: string, least: number): number | undefined {
	const number = /^\d{1,9}(?:\.\d{1,9})?$/v.test(text) ? Number(text) : NaN;
	return number >= least ? number : undefined;
}

/** Values of options as they would be written. */
export type Defaults = Readonly<Partial<Record<OptionName, string>>>;

type Table = typeof optionTable;
type ValueName = {[Name in OptionName]: Table[Name]['kind'] extends 'flag' ? never : Name}[OptionName];
type ValueOf<Name extends ValueName> = KindValues[Table[Name]['kind']];
type NameWithDefault = {[Name in ValueName]: Table[Name] extends {default: string} ? Name : never}[ValueName];

/** The values of the options, parsed when they are read; throws a UsageError for one that is not valid. */
export type OptionValues = {
	/** Whether the option was given; for a flag, whether it is on. */
	readonly has: (name: OptionName) => boolean;
	/** Undefined if it was not given and has no default. */
	readonly find: <Name extends ValueName>(name: Name) => ValueOf<Name> | undefined;
	/** All values of an option that may be given several times. */
	readonly findAll: <Name extends ValueName>(name: Name) => ReadonlyArray<ValueOf<Name>>;
	readonly get: <Name extends NameWithDefault>(name: Name) => ValueOf<Name>;
};

/** `defaults` are values, as they would be written, for options that were not given; they go before those of the table. */
export function createOptionValues(values: Flags['values'], words: UsageWords, defaults: Defaults = {}): OptionValues {
	const parse = <Name extends ValueName>(name: Name, text: string): ValueOf<Name> => {
		const kind = kindOf(name);
		const value = parseKind(kind, text);
		if (value === undefined) {
			throw createValueError({option: spellOption(name), wanted: words.wanted[kind], got: text, kind}, words);
		}

		return value;
	};

	const textOf = (name: ValueName) => {
		const value = values[name];
		return typeof value === 'string' ? value : defaults[name];
	};

	return {
		has(name) {
			const value = values[name] ?? false;
			return Array.isArray(value) ? value.length > 0 : value !== false;
		},
		find(name) {
			const text = textOf(name) ?? rowOf(name).default;
			return text === undefined ? undefined : parse(name, text);
		},
		findAll(name) {
			const given = values[name];
			const texts = Array.isArray(given) ? given.filter((text) => typeof text === 'string') : [];
			return texts.map((text) => parse(name, text));
		},
		get: (name) => parse(name, textOf(name) ?? optionTable[name].default),
	};
}

/** Keeps the type of the option's own kind, which `rowOf` widens. */
function kindOf<Name extends ValueName>(name: Name): Table[Name]['kind'] {
	return optionTable[name].kind;
}

function parseKind<Kind extends ValueKind>(kind: Kind, text: string): KindValues[Kind] | undefined {
	return parsers[kind](text);
}
