import path from 'node:path';
import type {UsageWords} from '../../locale/words.js';
import type {Secret} from '../secret.js';
import type {TlsFiles} from '../tls-options.js';
import {UsageError} from '../usage-error.js';
import {checkMap} from './check-map.js';
import {createUnexpectedError, formatPlace} from './config-error.js';
import {isMap, valueAt} from './config-value.js';
import type {Config, ConfigCluster} from './config.js';
import {clusterSchema, configSchema} from './schema.js';
import {parseYaml, YamlError, type YamlText} from './yaml-text.js';

type ParseContext = {
	/** The file's name for messages. */
	readonly file: string;
	/** The folder that relative paths in the file start from. */
	readonly folder: string;
	/** The folder that `~/` stands for; '' if it is not known. */
	readonly home: string;
	readonly words: UsageWords;
};

/** Checks the text of a config file. Throws a UsageError for the first thing that is wrong, with its line and column. */
export function parseConfig(text: string, context: ParseContext): Config {
	const yaml = readYaml(text, context);
	const inFile = {...context, yaml};
	const {interval, timeout, since, theme, lang} = checkMap([], configSchema, inFile);
	return {
		file: context.file,
		clusters: readClusters(inFile),
		preferences: {
			...(interval === undefined ? {} : {interval}),
			...(timeout === undefined ? {} : {timeout}),
			...(since === undefined ? {} : {since}),
		},
		theme,
		language: lang,
	};
}

function readYaml(text: string, {file, words}: ParseContext): YamlText {
	try {
		return parseYaml(text);
	} catch (error) {
		if (!(error instanceof YamlError)) {
			throw error;
		}

		const place = formatPlace([], {file, yaml: {positionOf: () => error.position}});
		throw new UsageError(words.config.notYaml(place, words.config.yaml[error.fault]), {cause: error});
	}
}

type FileContext = ParseContext & {readonly yaml: YamlText};

/** Names are not shown on a screen next to others, and typed after an `@`: letters, digits, `_`, `-` and `.` of all languages. */
const clusterName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_\-.]{0,63}$/v;

function readClusters(context: FileContext): readonly ConfigCluster[] {
	const {value, keysOf} = context.yaml;
	const clusters = valueAt(value, ['clusters']);
	// All of them may be commented out.
	if (clusters === undefined || clusters === '') {
		return [];
	}

	if (!isMap(clusters)) {
		throw createUnexpectedError(['clusters'], {wanted: 'clusters', got: clusters}, context);
	}

	return keysOf(['clusters']).map((name) => {
		if (!clusterName.test(name) || name === '__proto__') {
			throw createUnexpectedError(['clusters', name], {wanted: 'clusterName', got: name}, context);
		}

		return readCluster(name, context);
	});
}

function readCluster(name: string, context: FileContext): ConfigCluster {
	const place = ['clusters', name];
	const {agents, tls, sql, tenants, learnAgents, ...secrets} = checkMap(place, clusterSchema, context);
	const [first, ...others] = agents.filter(
		({origin}, index) => agents.findIndex((agent) => agent.origin === origin) === index,
	);
	if (first === undefined) {
		throw createUnexpectedError([...place, 'agents'], {wanted: 'address', got: undefined}, context);
	}

	const plain = agents.find(({origin}) => !origin.startsWith('https:'));
	if (tls !== undefined && plain !== undefined) {
		throw createUnexpectedError([...place, 'tls'], {wanted: 'httpsAgents', got: plain.label}, context);
	}

	if ((tls?.cert === undefined) !== (tls?.key === undefined)) {
		throw createUnexpectedError([...place, 'tls'], {wanted: 'pair', got: undefined}, context);
	}

	const placeOf = (...keys: readonly string[]) => formatPlace([...place, ...keys], context);
	const secretOf = (key: keyof typeof secrets): Secret | undefined => {
		const secret = secrets[key];
		return secret && {...secret, value: locate(secret.kind, secret.value, context), option: placeOf(key)};
	};

	return {
		name,
		agents: [first, ...others],
		password: secretOf('password'),
		agentPassword: secretOf('agentPassword'),
		sqlPassword: secretOf('sqlPassword'),
		tls: locateTls(tls, context),
		sql: sql === 'none' ? undefined : (sql ?? 'fromAgent'),
		tenants: selectTenants(tenants),
		learnsAgents: learnAgents?.isTrue ?? false,
		placeOf,
	};
}

function selectTenants(tenants: readonly string[] = ['*']): ConfigCluster['tenants'] {
	const each = [...new Set(tenants)];
	const isGlob = (name: string) => /[*?]/v.test(name);
	return {names: each.filter((name) => !isGlob(name)), globs: each.filter((name) => isGlob(name))};
}

type Tls = Exclude<ReturnType<(typeof clusterSchema)['parse']>['tls'], undefined>;

function locateTls(tls: Tls | undefined, context: ParseContext): TlsFiles {
	const fileOf = (file: string | undefined) => (file === undefined ? undefined : locate('file', file, context));
	return {
		caFile: fileOf(tls?.ca),
		certFile: fileOf(tls?.cert),
		keyFile: fileOf(tls?.key),
		isInsecure: tls?.insecure?.isTrue ?? false,
	};
}

/** A path that does not depend on the working directory. */
function locate(kind: Secret['kind'], value: string, {folder, home}: ParseContext): string {
	if (kind !== 'file') {
		return value;
	}

	return home !== '' && value.startsWith('~/') ? path.join(home, value.slice(2)) : path.resolve(folder, value);
}
