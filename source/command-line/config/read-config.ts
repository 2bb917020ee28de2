import path from 'node:path';
import type {UsageWords} from '../../locale/words.js';
import type {Io} from '../../system/io.js';
import {readTrustedFile, TrustError} from '../../system/trusted-file.js';
import {makeVisible} from '../../text/visible-text.js';
import {quotePath} from '../exposed-file.js';
import {createReadError} from '../system-error.js';
import {UsageError} from '../usage-error.js';
import type {Config, ConfigCluster} from './config.js';
import {parseConfig} from './parse-config.js';

type ReadContext = {readonly io: Pick<Io, 'env' | 'stderr' | 'userId'>; readonly words: UsageWords};

/**
 * Reads and checks a config file, and warns of one with commands that others may read. Throws a UsageError for a file that
 * cannot be read, that others may write, or that is not right.
 */
export function readConfig(file: string, {io, words}: ReadContext): Config {
	const {bytes, isReadableByOthers} = readBytes(file, {io, words});
	const config = parseConfig(decode(bytes, file, words), {
		file,
		folder: path.dirname(path.resolve(file)),
		home: io.env['HOME'] ?? '',
		words,
	});
	if (isReadableByOthers && config.clusters.some((cluster) => hasCommand(cluster))) {
		io.stderr.write(`restop: ${words.config.readable(makeVisible(file), `chmod 600 ${quotePath(file)}`)}\n`);
	}

	return config;
}

function readBytes(file: string, {io, words}: ReadContext) {
	try {
		return readTrustedFile(file, io.userId);
	} catch (error) {
		if (error instanceof TrustError) {
			const advice = words.config.untrusted[error.flaw](`chmod go-w ${quotePath(file)}`);
			throw new UsageError(words.config.notUsed(makeVisible(file), advice), {cause: error});
		}

		throw createReadError({option: '--config', file, error}, words);
	}
}

/** Without the mark of the byte order. */
function decode(bytes: Uint8Array, file: string, {config}: UsageWords): string {
	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch (error) {
		throw new UsageError(config.notUsed(makeVisible(file), config.notUtf8), {cause: error});
	}
}

function hasCommand({password, agentPassword, sqlPassword}: ConfigCluster): boolean {
	return [password, agentPassword, sqlPassword].some((secret) => secret?.kind === 'command');
}
