import type {Config} from '../command-line/config/config.js';
import {findConfigFile, usualPlace} from '../command-line/config/config-place.js';
import {readConfig} from '../command-line/config/read-config.js';
import type {Options} from '../command-line/options.js';
import {createSecretReader} from '../command-line/secret.js';
import {UsageError} from '../command-line/usage-error.js';
import type {Words} from '../locale/words.js';
import type {Io} from '../system/io.js';
import {makeVisible} from '../text/visible-text.js';
import {describeConfig} from './config-check.js';
import {readCertificates} from './cluster-targets.js';

export type ConfigContext = {readonly io: Io; readonly words: Words; readonly signal: AbortSignal};

/** Runs `restop config`: prints the template, or checks the file; returns the exit code. Throws a UsageError. */
export async function runConfig(options: Options, context: ConfigContext): Promise<number> {
	const {io, words} = context;
	if (options.isPrint) {
		io.stdout.write(words.usage.config.template);
		return 0;
	}

	const config = readConfig(findFile(options, context), {io, words: words.usage});
	await checkFiles(config, context);
	if (options.isConnect) {
		const {tryClusters} = await import('./config-connect.js');
		return tryClusters(options, config, context);
	}

	io.stdout.write(`${describeConfig(config, words.usage.config.check).join('\n')}\n`);
	return 0;
}

function findFile({configFile}: Options, {io, words}: ConfigContext): string {
	const file = findConfigFile(configFile, io.env);
	if (file === undefined) {
		const place = usualPlace(io.env);
		const {config} = words.usage;
		throw new UsageError(place === undefined ? config.noPlace : config.noFile(makeVisible(place)));
	}

	return file;
}

/** Reads what the file names, except what needs a command or a network. */
async function checkFiles({clusters}: Config, {io, words: {usage: words}, signal}: ConfigContext): Promise<void> {
	const read = createSecretReader({io, words, signal});
	const noOptions = {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false};
	for (const entry of clusters) {
		// eslint-disable-next-line no-await-in-loop -- the first thing that is wrong is reported
		await readCertificates(noOptions, entry, {io, words});
		for (const secret of [entry.password, entry.agentPassword, entry.sqlPassword]) {
			if (secret !== undefined && secret.kind !== 'command') {
				// eslint-disable-next-line no-await-in-loop -- as above
				await read(secret);
			}
		}
	}
}
