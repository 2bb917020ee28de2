import {randomBytes} from 'node:crypto';
import type {Config} from '../command-line/config/config.js';
import type {Options} from '../command-line/options.js';
import {exitCodes} from '../system/exit-codes.js';
import {makeVisible} from '../text/visible-text.js';
import {prepareClusters} from './cluster-targets.js';
import {describeCluster} from './config-check.js';
import type {ConfigContext} from './config.js';
import {tryCluster} from './try-cluster.js';

/** Something of a cluster could not be reached or read. */
const notObserved = 3;

/** Tries each cluster of a config file, all at once, and writes what it found in their order; returns the exit code. */
export async function tryClusters(options: Options, config: Config, context: ConfigContext): Promise<number> {
	const {io, words, signal} = context;
	const clusters = await prepareClusters(options, config, {io, words: words.usage, signal});
	if (clusters === undefined) {
		return exitCodes.interrupt;
	}

	const {check} = words.usage.config;
	const trials = clusters.map(async ({target}) =>
		tryCluster(target, {
			timeoutMs: options.timeoutMs,
			words,
			randomBytes: (count) => randomBytes(count).toString('latin1'),
			signal,
		}),
	);
	const all = Promise.all(trials);
	void all.catch(() => undefined);
	io.stdout.write(`${check.good(makeVisible(config.file), config.clusters.length)}\n`);
	for (const [index, {target}] of clusters.entries()) {
		const entry = config.clusters.find(({name}) => name === target.label);
		// eslint-disable-next-line no-await-in-loop -- in the order of the file, each as soon as it is known
		const {lines} = (await trials[index]) ?? {lines: []};
		const title = entry === undefined ? `${target.id}:` : describeCluster(entry, check);
		io.stdout.write(`${[title, ...lines.map((line) => `  ${line}`)].join('\n')}\n`);
	}

	const ended = await all;
	return ended.every(({isGood}) => isGood) ? 0 : notObserved;
}
