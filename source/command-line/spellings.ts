import {isFlag, optionNames, rowOf, spellOption, type OptionName} from './options-table.js';

/** The option of a spelling, and whether it turns a flag on. */
type Meaning = {readonly name: OptionName; readonly isOn: boolean};

const flags = optionNames.filter((name) => isFlag(name));

/**
 * Every long option as written. A flag has two spellings: `--no-once` undoes `--once`, and `--color` undoes `--no-color`;
 * `--sql` is a separate option beside `--no-sql`.
 */
export const spellings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
	...flags.map((name) => [spellOpposite(name), {name, isOn: false}] as const),
	...optionNames.map((name) => [spellOption(name), {name, isOn: true}] as const),
]);

/** `-n=2` as `--interval=2`: parseArgs gives `-n` the value `=2` and takes `-w=2` for a group. Other words stay. */
export function spellOut(word: string): string {
	const [, letter, rest] = /^-([^\-])(=.*)$/sv.exec(word) ?? [];
	const name = letter === undefined ? undefined : optionNames.find((option) => rowOf(option).short === letter);
	return name === undefined || rest === undefined ? word : `${spellOption(name)}${rest}`;
}

function spellOpposite(flag: OptionName): string {
	const spelling = spellOption(flag);
	return spelling.startsWith('--no-') ? spelling.replace('--no-', '--') : spelling.replace('--', '--no-');
}
