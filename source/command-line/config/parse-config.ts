import {parseLanguage} from '../language.js';
import {UsageError} from '../usage-error.js';
import {checkMap} from './check-map.js';
import {clusterName, createUnexpectedError, formatPlace} from './config-error.js';
import {isMap, valueAt} from './config-value.js';
import type {Config, ConfigCluster} from './config.js';
import {readCluster, type FileContext} from './read-cluster.js';
import {configSchema} from './schema.js';
import {parseYaml, YamlError, type YamlText} from './yaml-text.js';

type ParseContext = Omit<FileContext, 'yaml'>;

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
			...(theme === undefined ? {} : {theme}),
		},
		language: lang === undefined ? undefined : parseLanguage(lang),
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
