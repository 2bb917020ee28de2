import type {UsageWords} from '../locale/words.js';
import type {Command} from './commands.js';

/** The name of an option in the code and in the words of a language: `passwordFile` for `--password-file`. */
export type OptionName = keyof UsageWords['help']['options'];

/** The kind of an option's value; a `flag` takes none. */
export type OptionKind = keyof UsageWords['wanted'];

type OptionRow = {
	readonly kind: OptionKind;
	/** The letter of its short form. */
	readonly short?: string;
	/** Whether it may be given several times. */
	readonly isMultiple?: boolean;
	/** The placeholder of its value in `--help`; a flag has none. */
	readonly placeholder?: string;
	/** The default value, as it would be written; absent if there is none or it depends on more. */
	readonly default?: string;
	/**
	 * The only commands that use it; absent for an option of `watch`, which other commands may use too. A flag is refused
	 * elsewhere.
	 */
	readonly only?: readonly Command[];
};

/** Every option, in the order of `--help`. Drives parsing, checks, `--help` and the suggestion for a misspelt option. */
export const optionTable = {
	agent: {kind: 'address', short: 'a', isMultiple: true, placeholder: 'HOST[:PORT]'},
	socket: {kind: 'socket', short: 's', placeholder: 'PATH'},
	learnAgents: {kind: 'flag'},
	config: {kind: 'configFile', short: 'c', placeholder: 'FILE'},
	passwordFile: {kind: 'file', placeholder: 'FILE'},
	agentPasswordFile: {kind: 'file', placeholder: 'FILE'},
	interval: {kind: 'seconds', short: 'n', placeholder: 'SECONDS', default: '2'},
	timeout: {kind: 'seconds', placeholder: 'SECONDS', default: '10'},
	once: {kind: 'flag', short: '1'},
	wait: {kind: 'flag', short: 'w'},
	since: {kind: 'duration', placeholder: 'DURATION', default: '24h'},
	output: {kind: 'format', short: 'o', placeholder: 'FORMAT'},
	overview: {kind: 'flag'},
	speed: {kind: 'factor', placeholder: 'N', default: '60', only: ['demo']},
	listen: {kind: 'listen', placeholder: 'HOST:PORT'},
	dashboard: {kind: 'flag', only: ['export']},
	rules: {kind: 'flag', only: ['export']},
	print: {kind: 'flag', only: ['config']},
	check: {kind: 'flag', only: ['config']},
	connect: {kind: 'flag', only: ['config']},
	sql: {kind: 'sqlTarget', placeholder: '[USER@]HOST:PORT'},
	noSql: {kind: 'flag'},
	ca: {kind: 'certificateFile', placeholder: 'FILE'},
	cert: {kind: 'certificateFile', placeholder: 'FILE'},
	key: {kind: 'keyFile', placeholder: 'FILE'},
	insecure: {kind: 'flag'},
	exec: {kind: 'shellCommand', placeholder: 'COMMAND'},
	notify: {kind: 'flag'},
	lang: {kind: 'language', placeholder: 'LANGUAGE'},
	theme: {kind: 'theme', placeholder: 'NAME'},
	noColor: {kind: 'flag'},
	ascii: {kind: 'flag'},
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
