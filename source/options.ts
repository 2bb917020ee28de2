import meow from 'meow';
import {parseAddress, parseListen, type AgentAddress} from './config/address.js';
import {makeVisible} from './domain/visible-text.js';
import {UsageError} from './usage-error.js';
import type {UsageWords} from './words/words.js';

export type OutputFormat = 'screen' | 'plain' | 'json';

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
	readonly hasColor: boolean;
	readonly isUtc: boolean;
};

const text = {type: 'string'} as const;
const flags = {
	agent: {...text, shortFlag: 'a'},
	passwordFile: text,
	agentPasswordFile: text,
	interval: {...text, shortFlag: 'n'},
	timeout: text,
	once: {type: 'boolean'},
	wait: {type: 'boolean', shortFlag: 'w'},
	output: {...text, shortFlag: 'o'},
	speed: text,
	listen: text,
	color: {type: 'boolean', default: true},
	utc: {type: 'boolean'},
	// There is nothing to turn off yet; scripts may say so all the same.
	sql: {type: 'boolean'},
	help: {type: 'boolean', shortFlag: 'h'},
	version: {type: 'boolean', shortFlag: 'v'},
} as const;

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
		hasColor: values['color'] !== false,
		isUtc: values['utc'] === true,
		agent: check.parsed('agent', defaultAgent, parseAddress, words.address),
		tenants: names,
	};
	return command === 'watch'
		? withTargets(options, values['agent'] !== undefined, words)
		: withoutTenants(options, words);
}

type Values = Readonly<Record<string, unknown>>;

function readFlags(argv: readonly string[], words: UsageWords) {
	const end = argv.indexOf('--');
	const before = joinLoneDashes(end === -1 ? argv : argv.slice(0, end)).flatMap((word) => separate(word));
	refuseMisspelt(before, words);
	refuseBooleanValues(before, words);
	const parsed = parseFlags(before, words);
	for (const name of Object.keys(parsed.flags)) {
		if (!Object.hasOwn(flags, name)) {
			throw new UsageError(words.unknownOption(optionName(name)));
		}
	}

	// Only `--no-sql` is there yet; and meow takes `-2` for a tenant.
	const wrong = parsed.flags.sql === true ? '--sql' : parsed.input.find((word) => /^-./v.test(word));
	if (wrong !== undefined) {
		throw new UsageError(words.unknownOption(makeVisible(wrong)));
	}

	return {words: parsed.input, flags: parsed.flags as Values, tenants: end === -1 ? [] : argv.slice(end + 1)};
}

/** `-1` and `-w1` as meow knows them: it takes a digit for a value. */
function separate(word: string): readonly string[] {
	return /^-[1hvw]+$/v.test(word)
		? [...word.slice(1)].map((letter) => (letter === '1' ? '--once' : `-${letter}`))
		: [word];
}

/** Meow reads `--Once rt2` as a `--once` that has the value rt2, and takes `--passwordFile`. */
function refuseMisspelt(argv: readonly string[], words: UsageWords): void {
	const known = new Set(Object.keys(flags).map((name) => optionName(name)));
	const given = argv.filter((word) => /^--./v.test(word)).map((word) => word.split('=', 1)[0] ?? word);
	const wrong = given.find((word) => !known.has(word.replace(/^--no-/v, '--')));
	if (wrong !== undefined) {
		throw new UsageError(words.unknownOption(makeVisible(wrong)));
	}
}

/** Meow takes the `-` of `--password-file -` for no value; with `=` it does not. */
function joinLoneDashes(argv: readonly string[]): readonly string[] {
	return argv.flatMap((word, index) => {
		const isValue = word === '-' && /^--[^=]+$/v.test(argv[index - 1] ?? '');
		const hasValue = argv[index + 1] === '-' && /^--[^=]+$/v.test(word);
		return isValue ? [] : [hasValue ? `${word}=-` : word];
	});
}

function parseFlags(argv: readonly string[], words: UsageWords) {
	try {
		return meow('', {
			importMeta: import.meta,
			argv,
			flags,
			autoHelp: false,
			autoVersion: false,
			description: false,
			pkg: {},
		});
	} catch (error) {
		const name = /--([\w\-]+)/v.exec(String(error))?.[1] ?? '';
		throw new UsageError(words.expected(optionName(name), words.onceOnly, argv.join(' ')), {cause: error});
	}
}

/** Every option that takes no value, in all its spellings. */
const booleans: ReadonlySet<string> = new Set(
	Object.entries(flags).flatMap(([name, flag]) => {
		const short = 'shortFlag' in flag ? [`-${flag.shortFlag}`] : [];
		return flag.type === 'boolean' ? [optionName(name), `--no-${name}`, ...short] : [];
	}),
);

/** `--once=maybe`, `-w=2` and `-w2`: an option and its value in one word. */
const glued = /^(--[^=]+(?==)|-[hvw](?=[\d=]))=?(.*)$/sv;

/** Meow reads `--once=maybe` as `--no-once`, and so `-w2`, `-w=2` and `--wait false`. */
function refuseBooleanValues(argv: readonly string[], words: UsageWords): void {
	for (const [index, word] of argv.entries()) {
		const next = argv[index + 1];
		const [, option = '', value] = glued.exec(word) ?? [
			'',
			word,
			next === 'true' || next === 'false' ? next : undefined,
		];
		if (value !== undefined && booleans.has(option)) {
			throw new UsageError(words.expected(option, words.noValue, value));
		}
	}
}

function optionName(name: string): string {
	const dashed = name.replaceAll(/[A-Z]/gv, (letter) => `-${letter.toLowerCase()}`);
	return name.length === 1 ? `-${name}` : `--${dashed}`;
}

function commandOf(word: string | undefined, values: Values, words: UsageWords): Options['command'] {
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

function createChecks(values: Values, words: UsageWords) {
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
		output(): OutputFormat | undefined {
			const value = textOf('output', words.format);
			if (value === undefined || isFormat(value)) {
				return value;
			}

			return fail('output', value === 'ndjson' ? words.formatLater : words.format);
		},
	};
}

const formats: readonly string[] = ['screen', 'plain', 'json'] satisfies readonly OutputFormat[];

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
