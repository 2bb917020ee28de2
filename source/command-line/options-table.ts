import type {UsageWords} from '../locale/words.js';
import type {Command} from './commands.js';

/** The name of an option in the code and in the words of a language: `passwordFile` for `--password-file`. */
export type OptionName = keyof UsageWords['help']['options'];

/** What an option takes; a `flag` takes no value. */
export type OptionKind = keyof UsageWords['wanted'];

type OptionRow = {
	readonly kind: OptionKind;
	/** The letter of its short form. */
	readonly short?: string;
	/** What stands for its value in `--help`; a flag has none. */
	readonly placeholder?: string;
	/** The value where none is given, as it would be written; undefined where there is none, or more decides. */
	readonly default?: string;
	/** The commands that it is for; undefined for watching tenants, and for whatever else can use it. */
	readonly only?: readonly Command[];
};

/** Every option, in the order of `--help`. Parsing, checks, `--help` and the hint for a misspelt one all read this table. */
export const optionTable = {
	agent: {kind: 'address', short: 'a', placeholder: 'HOST[:PORT]', default: '127.0.0.1:2886'},
	socket: {kind: 'socket', short: 's', placeholder: 'PATH'},
	passwordFile: {kind: 'file', placeholder: 'FILE'},
	agentPasswordFile: {kind: 'file', placeholder: 'FILE'},
	interval: {kind: 'seconds', short: 'n', placeholder: 'SECONDS', default: '2'},
	timeout: {kind: 'seconds', placeholder: 'SECONDS', default: '10'},
	once: {kind: 'flag', short: '1'},
	wait: {kind: 'flag', short: 'w'},
	output: {kind: 'format', short: 'o', placeholder: 'FORMAT'},
	speed: {kind: 'factor', placeholder: 'N', default: '60', only: ['demo']},
	listen: {kind: 'listen', placeholder: 'HOST:PORT', default: '127.0.0.1:2886', only: ['simulate']},
	sql: {kind: 'sqlTarget', placeholder: '[USER@]HOST:PORT'},
	noSql: {kind: 'flag'},
	ca: {kind: 'certificateFile', placeholder: 'FILE'},
	cert: {kind: 'certificateFile', placeholder: 'FILE'},
	key: {kind: 'keyFile', placeholder: 'FILE'},
	insecure: {kind: 'flag'},
	noColor: {kind: 'flag'},
	utc: {kind: 'flag'},
	help: {kind: 'flag', short: 'h'},
	version: {kind: 'flag', short: 'v'},
} as const satisfies Readonly<Record<OptionName, OptionRow>>;

export const optionNames: readonly OptionName[] = Object.keys(optionTable).filter((name) => isOptionName(name));

/** An option's row, with every column that a row may have. */
export function rowOf(name: OptionName): OptionRow {
	return optionTable[name];
}

export function isFlag(name: OptionName): boolean {
	return rowOf(name).kind === 'flag';
}

/** An option as it is written: `--password-file`. */
export function spellOption(name: OptionName): string {
	return `--${name.replaceAll(/[A-Z]/gv, (letter) => `-${letter.toLowerCase()}`)}`;
}

function isOptionName(name: string): name is OptionName {
	return Object.keys(optionTable).includes(name);
}
