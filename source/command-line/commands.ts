import type {UsageWords} from '../locale/words.js';
import type {ListenAddress} from './address.js';
import type {OptionName} from './options-table.js';

/** The commands of restop. `watch` has no word on the command line: it is the default, with the tenants to watch. */
export type Command = keyof UsageWords['help']['commands'];

type CommandRow = {
	/** What is typed after `restop`. */
	readonly usage: string;
	/** Whether it takes tenants, and with them the clusters of the config file. */
	readonly hasTenants: boolean;
	/** Defaults of options, as they would be written, where they differ from those in the table of options. */
	readonly defaults?: Readonly<Partial<Record<OptionName, string>>>;
};

/** Every command of the command line, in the order of `--help`. Their functions are in run.ts. */
export const commandTable: Readonly<Record<Command, CommandRow>> = {
	watch: {usage: '[tenant ...]', hasTenants: true},
	// Longer, and the simulated history would fill the screen.
	demo: {usage: 'demo', hasTenants: false, defaults: {since: '1h'}},
	export: {usage: 'export [tenant ...]', hasTenants: true},
	simulate: {usage: 'simulate', hasTenants: false},
	config: {usage: 'config --print|--check', hasTenants: false},
};

/** Where the servers of the commands listen without `--listen`. Other commands serve metrics only with it. */
export const defaultListen = {
	export: {host: '127.0.0.1', port: 9464},
	simulate: {host: '127.0.0.1', port: 2886},
} as const satisfies Readonly<Partial<Record<Command, ListenAddress>>>;

/** Commands to come. They are reserved, so that a new command never takes the name of a tenant that is watched today. */
export const laterCommands: ReadonlySet<string> = new Set(['doctor', 'help', 'record', 'replay', 'report']);

export const commandNames: readonly Command[] = Object.keys(commandTable).filter((name) => isCommand(name));

/** Whether the first word is a command. */
export function isCommandWord(word: string): word is Exclude<Command, 'watch'> {
	return word !== 'watch' && isCommand(word);
}

function isCommand(name: string): name is Command {
	return Object.keys(commandTable).includes(name);
}
