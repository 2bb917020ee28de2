import {makeVisible} from '../../text/visible-text.js';
import type {UsageWords} from '../../locale/words.js';
import {findClosestWord} from '../closest-word.js';
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

/** `config.yaml:12:5: clusters.prod.agents` */
export function formatPlace(path: ConfigPath, {file, yaml}: Omit<ConfigContext, 'words'>): string {
	const {line, column} = yaml.positionOf(path);
	const keys = path.filter((step) => typeof step === 'string').map((key) => shortenKey(key));
	return [`${makeVisible(file)}:${line}:${column}`, keys.join('.')].filter((part) => part !== '').join(': ');
}

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
	const place = formatPlace(path, context);
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

const longestKey = 40;

/** A key that is longer than any of ours is cut: it may be anything. */
function shortenKey(key: string): string {
	return makeVisible(key.length > longestKey ? `${key.slice(0, longestKey)}…` : key);
}
