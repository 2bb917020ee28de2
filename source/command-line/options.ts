import type {AgentAddress, SqlTarget} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import type {ListenAddress} from './address.js';
import {commandTable, isCommandWord, laterCommands, type Command} from './commands.js';
import {parseFlags} from './flags.js';
import {createOptionValues, type OptionValues} from './option-values.js';
import type {OutputFormat} from './output-format.js';
import {parseTargets} from './targets.js';
import {checkTls, readTlsFiles, type TlsFiles} from './tls-options.js';
import {createValueError, UsageError} from './usage-error.js';

/** The checked options of a command line. */
export type Options = {
	/** `help` and `version` where their options are given, whatever the other arguments are. */
	readonly command: Command | 'help' | 'version';
	readonly agent: AgentAddress;
	/** Without repeats, in the order given; empty if the command takes no tenants. */
	readonly tenants: readonly string[];
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
	readonly listen: ListenAddress;
	/** Where OceanBase listens, and the user to log in as; undefined to use the address that the agent reports. */
	readonly sql: SqlTarget | undefined;
	readonly hasSql: boolean;
	readonly tls: TlsFiles;
	/** The shell command that is run for each event of note. */
	readonly exec: string | undefined;
	/** Whether events of note are sent to the terminal as notifications. */
	readonly isNotify: boolean;
	readonly hasColor: boolean;
	readonly isUtc: boolean;
	/** Whether our own signs are written in ASCII. */
	readonly isAscii: boolean;
};

/** The options of a command line. Throws a UsageError with the option, what was expected and what was given. */
export function parseOptions(argv: readonly string[], words: UsageWords): Options {
	const {values, input, commandWord} = parseFlags(argv, words);
	const options = createOptionValues(values, words);
	const agent = readAgent(options, words);
	const command = readCommand(commandWord, options, words);
	// All values are checked, also of options that the command does not use.
	const checked = {command, ...readValues(options)};
	if (command === 'help' || command === 'version') {
		return {...checked, agent, tenants: []};
	}

	if (!commandTable[command].hasTenants) {
		refuseTenants(command, input.slice(1), words);
		return {...checked, agent, tenants: []};
	}

	const isGiven = options.has('agent') || options.has('socket');
	const targets = parseTargets(input, {agent, isGiven}, words);
	checkTls(options, targets.agent, words);
	return {...checked, agent: targets.agent, tenants: targets.tenants};
}

function readValues(options: OptionValues): Omit<Options, 'command' | 'agent' | 'tenants'> {
	const {find, get, has} = options;
	return {
		passwordFile: find('passwordFile'),
		agentPasswordFile: find('agentPasswordFile'),
		intervalMs: get('interval') * 1000,
		timeoutMs: get('timeout') * 1000,
		isOnce: has('once'),
		isWait: has('wait'),
		output: find('output'),
		hasOverview: has('overview'),
		speed: get('speed'),
		listen: get('listen'),
		sql: find('sql'),
		hasSql: !has('noSql'),
		tls: readTlsFiles(options),
		exec: find('exec'),
		isNotify: has('notify'),
		hasColor: !has('noColor'),
		isUtc: has('utc'),
		isAscii: has('ascii'),
	};
}

function readAgent({find, get, has}: OptionValues, words: UsageWords): AgentAddress {
	const socket = find('socket');
	if (socket !== undefined && has('agent')) {
		throw new UsageError(words.excludes('--socket', '--agent'));
	}

	return socket ?? get('agent');
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

function refuseTenants(command: Command, tenants: readonly string[], words: UsageWords): void {
	if (tenants.length > 0) {
		throw createValueError(
			{option: command, wanted: words.noTenantExpected, got: tenants.join(' '), kind: 'tenant'},
			words,
		);
	}
}
