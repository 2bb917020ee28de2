import meow from 'meow';
import type {UsageWords} from '../locale/words.js';
import {checkArguments} from './arguments.js';
import {isFlag, optionNames, type OptionName} from './options-table.js';

/** The command line, taken apart. */
export type Flags = {
	/** The value of each option as it was given, true or false for a flag; undefined where it was not given. */
	readonly values: Readonly<Partial<Record<OptionName, unknown>>>;
	/** Everything that is no option, in its order. */
	readonly input: readonly string[];
	/** The first of them, if it may be a command: after `--` it is a tenant. */
	readonly commandWord: string | undefined;
};

const meowFlags = Object.fromEntries(
	optionNames.map((name) => [name, {type: isFlag(name) ? 'boolean' : 'string'} as const]),
);

/** Takes a command line apart; throws a UsageError for an option that does not exist or is not used as it should be. */
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
	return {values: flags, input, commandWord: given[0]};
}
