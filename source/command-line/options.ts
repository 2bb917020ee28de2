import type {AgentAddress, SqlTarget} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import type {ListenAddress} from './address.js';
import {commandTable, isCommandWord, laterCommands, type Command} from './commands.js';
import {parseFlags, type Flags} from './flags.js';
import type {Language} from './language.js';
import {createOptionValues, type Defaults, type OptionValues} from './option-values.js';
import {isFlag, optionNames, rowOf, spellOption} from './options-table.js';
import type {OutputFormat} from './output-format.js';
import {parseTenants, type TenantWord} from './targets.js';
import {readTlsFiles, type TlsFiles} from './tls-options.js';
import type {ThemeName} from './theme-name.js';
import {createValueError, UsageError} from './usage-error.js';

/** The checked options of a command line. */
export type Options = {
	/** `help` and `version` where their options are given, whatever the other arguments are. */
	readonly command: Command | 'help' | 'version';
	/** Those of `--agent`, or the one of `--socket`; empty if neither was given. */
	readonly agents: readonly AgentAddress[];
	readonly learnsAgents: boolean;
	/** In the order given; empty if there are none, or the command takes none. */
	readonly tenants: readonly TenantWord[];
	/** The config file; undefined for the one in its usual place, if there is one. */
	readonly configFile: string | undefined;
	/** Restores that are discovered and have ended are shown for so long after their end, in ms; 0: running ones only. */
	readonly sinceMs: number;
	/** What `restop config` does. */
	readonly isPrint: boolean;
	readonly isCheck: boolean;
	readonly isConnect: boolean;
	/** `-` for standard input. */
	readonly passwordFile: string | undefined;
	/** `-` for standard input. */
	readonly agentPasswordFile: string | undefined;
	readonly intervalMs: number;
	readonly timeoutMs: number;
	readonly isOnce: boolean;
	readonly isWait: boolean;
	/** Undefined if not given: the screen on a terminal, else plain. */
	readonly output: OutputFormat | undefined;
	/** Whether documents of ndjson hold the agent's own response. */
	readonly hasOverview: boolean;
	/** How many times faster than real time the demo runs. */
	readonly speed: number;
	/** Where to serve metrics, or the simulated cluster; undefined if not given. */
	readonly listen: ListenAddress | undefined;
	/** What `export` prints instead of serving metrics; undefined to serve them. */
	readonly printed: 'dashboard' | 'rules' | undefined;
	/** Where OceanBase listens, and the user to log in as; undefined if not given. */
	readonly sql: SqlTarget | undefined;
	readonly hasSql: boolean;
	readonly tls: TlsFiles;
	/** The shell command that is run for each event of note. */
	readonly exec: string | undefined;
	/** Whether events of note are sent to the terminal as notifications. */
	readonly isNotify: boolean;
	/** The language of every output; undefined if not given. */
	readonly language: Language | undefined;
	/** Undefined for the theme that suits the background of the terminal. */
	readonly theme: ThemeName | undefined;
	readonly hasColor: boolean;
	readonly isUtc: boolean;
	/** Whether our own signs are written in ASCII. */
	readonly isAscii: boolean;
};

/** The options of a command line without a config file. Throws a UsageError. */
export function parseOptions(argv: readonly string[], words: UsageWords): Options {
	return readOptions(parseFlags(argv, words), words);
}

/**
 * The options of a command line. `preferences` are the values of the config file for options that were not given. Throws a
 * UsageError with the option, what was expected and what was given.
 */
export function readOptions(
	{values, input, literals, commandWord}: Flags,
	words: UsageWords,
	preferences: Defaults = {},
): Options {
	const command = readCommand(commandWord, createOptionValues(values, words), words);
	const {defaults} = isListed(command) ? commandTable[command] : {};
	const options = createOptionValues(values, words, {...preferences, ...defaults});
	// All values are checked, also of options that the command does not use.
	const checked = {command, agents: readAgents(options, words), ...readValues(options, words), tenants: []};
	if (!isListed(command)) {
		return checked;
	}

	checkFlags(command, options, words);
	const printed = readPrinted(options, words);
	if (printed !== undefined) {
		return {...checked, printed};
	}

	checkServing(command, options, words);
	const given = command === 'watch' ? input : input.slice(1);
	if (!commandTable[command].hasTenants) {
		refuseTenants(command, [...given, ...literals], words);
		return checked;
	}

	return {...checked, tenants: parseTenants(given, literals, words)};
}

/** Whether a command is one of the table, not an option in the place of a command. */
function isListed(command: Options['command']): command is Command {
	return command !== 'help' && command !== 'version';
}

function readValues(options: OptionValues, words: UsageWords): Omit<Options, 'command' | 'agents' | 'tenants'> {
	const {find, get, has} = options;
	return {
		learnsAgents: has('learnAgents'),
		configFile: find('config'),
		sinceMs: get('since'),
		isPrint: has('print'),
		isCheck: has('check'),
		isConnect: has('connect'),
		passwordFile: find('passwordFile'),
		agentPasswordFile: find('agentPasswordFile'),
		intervalMs: get('interval') * 1000,
		timeoutMs: get('timeout') * 1000,
		isOnce: has('once'),
		isWait: has('wait'),
		output: find('output'),
		hasOverview: has('overview'),
		speed: get('speed'),
		listen: find('listen'),
		sql: find('sql'),
		hasSql: !has('noSql'),
		tls: readTlsFiles(options, words),
		exec: find('exec'),
		isNotify: has('notify'),
		language: find('lang'),
		theme: find('theme'),
		hasColor: !has('noColor'),
		isUtc: has('utc'),
		isAscii: has('ascii'),
		printed: undefined,
	};
}

/** Each agent once. */
function readAgents({find, findAll, has}: OptionValues, words: UsageWords): readonly AgentAddress[] {
	const socket = find('socket');
	if (socket !== undefined && has('agent')) {
		throw new UsageError(words.excludes('--socket', '--agent'));
	}

	const agents = socket === undefined ? findAll('agent') : [socket];
	return agents.filter(({origin}, index) => agents.findIndex((agent) => agent.origin === origin) === index);
}

/** A flag of another command would have no effect; `config` does nothing without one of its own. */
function checkFlags(command: Command, {has}: OptionValues, words: UsageWords): void {
	const misplaced = optionNames.find(
		(name) => isFlag(name) && has(name) && rowOf(name).only?.includes(command) === false,
	);
	if (misplaced !== undefined) {
		const [owner = ''] = rowOf(misplaced).only ?? [];
		throw new UsageError(words.onlyFor(spellOption(misplaced), owner));
	}

	if (command === 'config' && has('print') === has('check')) {
		throw new UsageError(has('print') ? words.excludes('--print', '--check') : words.configNeeds);
	}

	if (has('connect') && !has('check')) {
		throw new UsageError(words.needs('--connect', '--check'));
	}
}

function readCommand(word: string | undefined, {has}: OptionValues, words: UsageWords): Options['command'] {
	if (has('help')) {
		return 'help';
	}

	if (has('version')) {
		return 'version';
	}

	if (word === undefined) {
		return 'watch';
	}

	if (laterCommands.has(word)) {
		throw new UsageError(words.notImplemented(word));
	}

	return isCommandWord(word) ? word : 'watch';
}

/** What an export prints. Throws a UsageError if both are asked for. */
function readPrinted({has}: OptionValues, words: UsageWords): Options['printed'] {
	const [first, second] = (['dashboard', 'rules'] as const).filter((name) => has(name));
	if (second !== undefined) {
		throw new UsageError(words.excludes(`--${second}`, `--${first}`));
	}

	return first;
}

/** A program that ends after one round of polls serves nothing. */
function checkServing(command: Command, {find, has}: OptionValues, words: UsageWords): void {
	const isBrief = has('once') || (find('output') === 'json' && !has('wait'));
	const isServer = command === 'export' || (command !== 'simulate' && has('listen'));
	if (isBrief && isServer) {
		throw new UsageError(
			words.excludes(has('once') ? '--once' : '--output json', command === 'export' ? command : '--listen'),
		);
	}
}

function refuseTenants(command: Command, tenants: readonly string[], words: UsageWords): void {
	if (tenants.length > 0) {
		throw createValueError(
			{option: command, wanted: words.noTenantExpected, got: tenants.join(' '), kind: 'tenant'},
			words,
		);
	}
}
