import meow from 'meow';
import type {UsageWords} from '../locale/words.js';
import {checkArguments} from './arguments.js';
import {isFlag, optionNames, rowOf, type OptionName} from './options-table.js';

/** The options and the other arguments of a command line. */
export type Flags = {
	/**
	 * The value of each option as given, of one that may be given several times a list; a flag is true or false, another
	 * option is absent if it was not given.
	 */
	readonly values: Readonly<Partial<Record<OptionName, unknown>>>;
	/** The arguments before `--` that are no options, in the order given. */
	readonly input: readonly string[];
	/** The arguments after `--`: each is a tenant, and no pattern of names. */
	readonly literals: readonly string[];
	/** The first argument, if it may be a command; undefined after `--`, where it is a tenant. */
	readonly commandWord: string | undefined;
};

const meowFlags = Object.fromEntries(
	optionNames.map((name) => [
		name,
		{type: isFlag(name) ? 'boolean' : 'string', isMultiple: rowOf(name).isMultiple === true} as const,
	]),
);

/** Parses a command line; throws a UsageError for an unknown option or one that is used wrongly. */
export function parseFlags(argv: readonly string[], words: UsageWords): Flags {
	const {options, words: given, tenants} = checkArguments(argv, words);
	const {flags, input} = meow('', {
		importMeta: import.meta,
		argv: [...options, '--', ...given, ...tenants],
		flags: meowFlags,
		autoHelp: false,
		autoVersion: false,
		description: false,
		pkg: {},
	});
	return {
		values: flags,
		input: input.slice(0, given.length),
		literals: input.slice(given.length),
		commandWord: given[0],
	};
}
