import {makeVisible} from '../../text/visible-text.js';
import type {UsageWords} from '../../locale/words.js';
import {findClosestWord} from '../../text/closest-word.js';
import {quoteValue, type ValueKind} from '../shown-value.js';
import {UsageError} from '../usage-error.js';
import {keysAt, type WantedInConfig} from './schema.js';
import type {ConfigPath, YamlText} from './yaml-text.js';

/** What a line about a place in the file is made of. */
export type ConfigContext = {
	/** As it was named. */
	readonly file: string;
	readonly yaml: Pick<YamlText, 'positionOf'>;
	readonly words: UsageWords;
};

/** `config.yaml:12:5: clusters.prod.agents`; `shown` are the keys to show, unless they are those of the path. */
export function formatPlace(
	path: ConfigPath,
	{file, yaml}: Omit<ConfigContext, 'words'>,
	shown: ConfigPath = path,
): string {
	const {line, column} = yaml.positionOf(path);
	const keys = shown.filter((step) => typeof step === 'string').map((key) => (clusterName.test(key) ? key : '…'));
	return [`${makeVisible(file)}:${line}:${column}`, keys.join('.')].filter((part) => part !== '').join(': ');
}

/**
 * What a cluster may be called, which is shown beside others and typed after an `@`: letters, digits, `_`, `-` and `.` of all
 * languages. Any other key is not repeated.
 */
export const clusterName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}\-._]{0,63}$/v;
/** A key that we do not know may be a password that slipped to the front of a line: only a plain word is shown. */
const plainWord = /^[\-a-z_]{1,24}$/iv;

export function createUnexpectedError(
	path: ConfigPath,
	{wanted, got}: {readonly wanted: WantedInConfig; readonly got: unknown},
	context: ConfigContext,
): UsageError {
	const {config} = context.words;
	const place = formatPlace(path, context);
	return new UsageError(
		wanted === 'secret'
			? config.expectedSecret(place)
			: config.expected(place, config.wanted[wanted], showGot(got, wanted, context.words)),
	);
}

export function createUnknownKeyError(path: ConfigPath, context: ConfigContext): UsageError {
	const {config} = context.words;
	const key = String(path.at(-1));
	const meant = findClosestWord(key, keysAt(path.slice(0, -1)));
	const shown = meant === undefined && !plainWord.test(key) ? [...path.slice(0, -1), '…'] : path;
	const place = formatPlace(path, context, shown);
	return new UsageError(meant === undefined ? config.unknownKey(place) : config.misspeltKey(place, meant));
}

type Wanted = Exclude<WantedInConfig, 'secret'>;

/**
 * How a value may be shown: it may hold a password that was put into the wrong place. Undefined for a map, in the place of
 * which nothing is shown.
 */
const kinds: Readonly<Record<Wanted, ValueKind | undefined>> = {
	address: 'address',
	sql: 'sqlTarget',
	seconds: 'seconds',
	duration: 'duration',
	boolean: 'flag',
	theme: 'flag',
	lang: 'flag',
	tenants: 'tenant',
	path: 'keyFile',
	tls: undefined,
	settings: undefined,
	clusters: undefined,
	clusterName: 'flag',
	httpsAgents: 'address',
};

function showGot(got: unknown, wanted: Wanted, words: UsageWords): string {
	const {config} = words;
	if (got === undefined || got === '') {
		return words.nothing;
	}

	if (typeof got !== 'string') {
		return Array.isArray(got) ? config.list : config.map;
	}

	const kind = kinds[wanted];
	if (kind === undefined) {
		return config.text;
	}

	const quoted = quoteValue(got, kind) ?? words.notShown;
	return /^"[\w%*+,\-.\/:?@\[\]]+"$/v.test(quoted) ? quoted.slice(1, -1) : quoted;
}
