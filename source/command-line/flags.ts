import meow from 'meow';
import {makeVisible} from '../text/visible-text.js';
import type {UsageWords} from '../locale/words.js';
import {UsageError} from './usage-error.js';

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
	socket: {...text, shortFlag: 's'},
	ca: text,
	cert: text,
	key: text,
	insecure: {type: 'boolean'},
	sql: text,
	// What `--no-sql` is to meow, which cannot have a word both with a value and without.
	withoutSql: {type: 'boolean'},
	help: {type: 'boolean', shortFlag: 'h'},
	version: {type: 'boolean', shortFlag: 'v'},
} as const;

/** What was given for each option, by its name in camel case; undefined where it was not. */
export type FlagValues = Readonly<Record<string, unknown>>;

/**
 * Takes a command line apart. meow lets much through that a reader did not mean: it is refused here, with a UsageError.
 * `tenants` are the words after `--`.
 */
export function readFlags(argv: readonly string[], words: UsageWords) {
	const end = argv.indexOf('--');
	const before = joinLoneDashes(end === -1 ? argv : argv.slice(0, end)).flatMap((word) => separate(word));
	refuseMisspelt(before, words);
	refuseBooleanValues(before, words);
	const parsed = parseFlags(
		before.map((word) => (word === '--no-sql' ? '--without-sql' : word)),
		words,
	);
	for (const name of Object.keys(parsed.flags)) {
		if (!Object.hasOwn(flags, name)) {
			throw new UsageError(words.unknownOption(optionName(name)));
		}
	}

	// Meow takes `-2` for a tenant.
	const wrong = parsed.input.find((word) => /^-./v.test(word));
	if (wrong !== undefined) {
		throw new UsageError(words.unknownOption(makeVisible(wrong)));
	}

	return {words: parsed.input, flags: parsed.flags as FlagValues, tenants: end === -1 ? [] : argv.slice(end + 1)};
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
	known.delete('--without-sql');
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
const booleans: ReadonlySet<string> = new Set<string>(
	Object.entries(flags).flatMap(([name, flag]) => {
		const short = 'shortFlag' in flag ? [`-${flag.shortFlag}`] : [];
		return flag.type === 'boolean' ? [optionName(name), `--no-${name}`, ...short] : [];
	}),
).add('--no-sql');

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

/** `passwordFile` as it is written: `--password-file`. */
export function optionName(name: string): string {
	const dashed = name.replaceAll(/[A-Z]/gv, (letter) => `-${letter.toLowerCase()}`);
	return name.length === 1 ? `-${name}` : `--${dashed}`;
}
