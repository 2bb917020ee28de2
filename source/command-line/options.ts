import {type AgentAddress, type SqlTarget} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import {parseAddress, parseListen, parseSocket} from './address.js';
import {optionName, readFlags, type FlagValues} from './flags.js';
import {parseSqlTarget} from './sql-target.js';
import {UsageError} from './usage-error.js';

export type OutputFormat = 'screen' | 'plain' | 'json' | 'ndjson';

/** What the command line asks for, checked. */
export type Options = {
	readonly command: 'watch' | 'demo' | 'simulate' | 'help' | 'version';
	readonly agent: AgentAddress;
	/** Each once, in the order given. */
	readonly tenants: readonly string[];
	readonly passwordFile: string | undefined;
	readonly agentPasswordFile: string | undefined;
	readonly intervalMs: number;
	readonly timeoutMs: number;
	readonly isOnce: boolean;
	readonly isWait: boolean;
	/** Undefined: the screen on a terminal, else plain. */
	readonly output: OutputFormat | undefined;
	readonly speed: number;
	readonly listen: {readonly host: string; readonly port: number};
	/** Where OceanBase listens and as whom; undefined to be found through the agent. */
	readonly sql: SqlTarget | undefined;
	readonly hasSql: boolean;
	readonly tls: TlsFiles;
	readonly hasColor: boolean;
	readonly isUtc: boolean;
};

/** Which files say how agents are known over TLS, and we to them. */
export type TlsFiles = {
	readonly caFile: string | undefined;
	readonly certFile: string | undefined;
	readonly keyFile: string | undefined;
	/** Whether every certificate is taken for good. */
	readonly isInsecure: boolean;
};

const laterCommands: ReadonlySet<string> = new Set(['replay', 'export', 'cancel', 'config']);
const defaultAgent = '127.0.0.1:2886';

/** The options of a command line; throws a UsageError that names the option, what was expected and what was given. */
export function parseOptions(argv: readonly string[], words: UsageWords): Options {
	const {words: given, tenants: literal, flags: values} = readFlags(argv, words);
	const command = commandOf(given[0], values, words);
	const names = command === 'watch' ? [...given, ...literal] : [...given.slice(1), ...literal];
	const check = createChecks(values, words);
	const listen = check.parsed('listen', '127.0.0.1:2886', parseListen, words.listen);
	const options = {
		command,
		passwordFile: check.text('passwordFile', words.file),
		agentPasswordFile: check.text('agentPasswordFile', words.file),
		intervalMs: check.seconds('interval', 2) * 1000,
		timeoutMs: check.seconds('timeout', 10) * 1000,
		isOnce: values['once'] === true,
		isWait: values['wait'] === true,
		output: check.output(),
		speed: check.factor('speed', 60),
		listen,
		sql: values['sql'] === undefined ? undefined : check.parsed('sql', '', parseSqlTarget, words.sqlTarget),
		hasSql: values['withoutSql'] !== true,
		hasColor: values['color'] !== false,
		isUtc: values['utc'] === true,
		agent: check.agent(),
		tls: {
			caFile: check.text('ca', words.certificateFile),
			certFile: check.text('cert', words.certificateFile),
			keyFile: check.text('key', words.keyFile),
			isInsecure: values['insecure'] === true,
		},
		tenants: names,
	};
	return command === 'watch'
		? withSafeTls(withTargets(options, isNamed(values), words), values, words)
		: withoutTenants(options, words);
}

/** Whether an option says which agent is asked. */
function isNamed(values: FlagValues): boolean {
	return values['agent'] !== undefined || values['socket'] !== undefined;
}

/** Options that would be without effect were meant otherwise: above all, whoever gives a CA means to be safe. */
function withSafeTls(options: Options, values: FlagValues, words: UsageWords): Options {
	const {tls, agent} = options;
	const [alone, missing] = tls.keyFile === undefined ? ['cert', '--key FILE'] : ['key', '--cert FILE'];
	if ((tls.certFile === undefined) !== (tls.keyFile === undefined)) {
		throw new UsageError(words.expected(optionName(alone), words.beside(missing), String(values[alone])));
	}

	const useless = ['ca', 'cert', 'key', 'insecure'].find(
		(name) => values[name] !== undefined && values[name] !== false,
	);
	if (useless !== undefined && !agent.origin.startsWith('https:')) {
		throw new UsageError(words.expected(optionName(useless), words.tlsAgent, agent.label));
	}

	return options;
}

function commandOf(word: string | undefined, values: FlagValues, words: UsageWords): Options['command'] {
	if (values['help'] === true) {
		return 'help';
	}

	if (values['version'] === true) {
		return 'version';
	}

	if (word !== undefined && laterCommands.has(word)) {
		throw new UsageError(words.commandLater(word));
	}

	return word === 'demo' || word === 'simulate' ? word : 'watch';
}

function createChecks(values: FlagValues, words: UsageWords) {
	const fail = (name: string, wanted: string): never => {
		const value = values[name];
		throw new UsageError(words.expected(optionName(name), wanted, typeof value === 'string' ? value : ''));
	};

	const textOf = (name: string, wanted: string): string | undefined => {
		const value = values[name];
		return value === undefined || (typeof value === 'string' && value !== '') ? value : fail(name, wanted);
	};

	const numberOf = (name: string, fallback: number, {least, wanted}: {least: number; wanted: string}): number => {
		const value = textOf(name, wanted);
		const number = value === undefined ? fallback : toNumber(value);
		return number >= least ? number : fail(name, wanted);
	};

	return {
		text: textOf,
		seconds: (name: string, fallback: number) => numberOf(name, fallback, {least: 0.1, wanted: words.seconds}),
		factor: (name: string, fallback: number) =>
			numberOf(name, fallback, {least: Number.MIN_VALUE, wanted: words.factor}),
		parsed<Value>(name: string, fallback: string, parse: (value: string) => Value | undefined, wanted: string): Value {
			return parse(textOf(name, wanted) ?? fallback) ?? fail(name, wanted);
		},
		agent(): AgentAddress {
			const socket = values['socket'] === undefined ? undefined : textOf('socket', words.socket);
			if (socket === undefined) {
				return parseAddress(textOf('agent', words.address) ?? defaultAgent) ?? fail('agent', words.address);
			}

			if (values['agent'] !== undefined) {
				throw new UsageError(words.expected('--socket', words.noAgentBeside, socket));
			}

			return parseSocket(socket) ?? fail('socket', words.socket);
		},
		output(): OutputFormat | undefined {
			const value = textOf('output', words.format);
			if (value === undefined || isFormat(value)) {
				return value;
			}

			return fail('output', words.format);
		},
	};
}

const formats: readonly string[] = ['screen', 'plain', 'json', 'ndjson'] satisfies readonly OutputFormat[];

function isFormat(value: string): value is OutputFormat {
	return formats.includes(value);
}

/** A plain decimal number; NaN for anything else, such as "soon", "0x1f" or "1e9999". */
function toNumber(value: string): number {
	return /^\d{1,9}(?:\.\d{1,9})?$/v.test(value) ? Number(value) : NaN;
}

/** `NAME@HOST[:PORT]` names the agent too; one restop watches one cluster so far. */
function withTargets(options: Options, isAgentGiven: boolean, words: UsageWords): Options {
	const [first] = options.tenants;
	if (first === undefined) {
		throw new UsageError(words.expected('tenant', words.tenant, ''));
	}

	const targets = options.tenants.map((word) => parseTarget(word, words));
	const named = targets.flatMap(({agent}) => (agent === undefined ? [] : [agent]));
	const agent = isAgentGiven ? options.agent : (named[0] ?? options.agent);
	if (named.length > 0 && agent.socketPath !== undefined) {
		throw new UsageError(words.expected('tenant', words.noHost, options.tenants.join(' ')));
	}

	const other = named.find(({origin}) => origin !== agent.origin);
	if (other !== undefined || (named.length > 0 && !isAgentGiven && named.length < targets.length)) {
		throw new UsageError(words.expected('tenant', words.oneCluster, options.tenants.join(' ')));
	}

	return {...options, agent, tenants: [...new Set(targets.map(({tenant}) => tenant))]};
}

function parseTarget(word: string, words: UsageWords): {readonly tenant: string; readonly agent?: AgentAddress} {
	const at = word.lastIndexOf('@');
	if (word === '' || at === 0) {
		throw new UsageError(words.expected('tenant', words.tenant, word));
	}

	if (at === -1) {
		return {tenant: word};
	}

	const agent = parseAddress(word.slice(at + 1));
	if (agent === undefined) {
		throw new UsageError(words.expected('tenant', `NAME@${words.listen}`, word));
	}

	return {tenant: word.slice(0, at), agent};
}

function withoutTenants(options: Options, words: UsageWords): Options {
	if (options.tenants.length > 0 && options.command !== 'help' && options.command !== 'version') {
		throw new UsageError(words.expected(options.command, words.noTenant, options.tenants.join(' ')));
	}

	return options;
}
