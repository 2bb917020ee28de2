import {formatListen, type ListenAddress} from '../command-line/address.js';
import {defaultListen} from '../command-line/commands.js';
import type {Options} from '../command-line/options.js';
import {createListenError} from '../command-line/system-error.js';
import type {UsageWords} from '../locale/words.js';
import {createMetricsPages} from '../report/prometheus/pages.js';
import {startPageServer, type PageServer, type Pages} from '../system/page-server.js';
import type {Fleet} from './fleet.js';
import {follow} from './follow.js';
import {showOutput} from './output.js';
import {writeLines, type OutputContext} from './output-context.js';

const mostRestores = 2000;

type ExportOptions = Pick<
	Options,
	'command' | 'listen' | 'output' | 'isOnce' | 'isWait' | 'timeoutMs' | 'hasOverview' | 'sinceMs'
>;

/**
 * Serves metrics until the end: beside the output that is asked for, and of `export` alone without any but a line that says
 * where, and errors. Scrapes that are under way at the end are answered.
 */
export async function showExport(fleet: Fleet, options: ExportOptions, context: OutputContext): Promise<number> {
	const {io, lineStyle} = context;
	const {usage} = lineStyle.words;
	const {store} = fleet.monitor;
	const pages = createMetricsPages(store.getState, {sinceMs: options.sinceMs, mostRestores});
	const unsubscribe = store.subscribe(pages.addFact);
	const place = options.listen ?? defaultListen.export;
	const server = await listen(
		place,
		new Map([
			['/metrics', pages.metrics],
			['/healthz', pages.health],
		]),
		usage,
	);
	const url = `http://${formatListen({host: place.host, port: server.port})}/metrics`;
	const isAlone = options.command === 'export' && options.output === undefined;
	try {
		if (isAlone) {
			writeLines(io.stdout, [usage.serving(url)]);
			return await follow(fleet, context, () => []);
		}

		writeLines(io.stderr, [`restop: ${usage.servingBeside(url)}`]);
		return await showOutput(fleet, options, context);
	} finally {
		await server.close();
		unsubscribe();
	}
}

async function listen(place: ListenAddress, pages: Pages, words: UsageWords): Promise<PageServer> {
	try {
		return await startPageServer({...place, pages});
	} catch (error) {
		throw createListenError(place, error, words);
	}
}
