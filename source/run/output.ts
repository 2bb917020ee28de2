import type {Options} from '../command-line/options.js';
import {UsageError} from '../command-line/usage-error.js';
import type {UsageWords} from '../locale/words.js';
import type {Io} from '../system/io.js';
import type {Fleet} from './fleet.js';
import type {OutputContext} from './output-context.js';

type Choice = Pick<Options, 'output' | 'isOnce' | 'isWait'>;

/** Throws a UsageError if the full screen is requested and cannot be drawn, or events where there is one poll only. */
export function checkOutput(
	{exec, ...choice}: Choice & Pick<Options, 'exec'>,
	io: Pick<Io, 'stdout' | 'env'>,
	words: UsageWords,
): void {
	const {output, isOnce} = choice;
	if (output === 'screen' && (isOnce || !isTerminal(io))) {
		throw new UsageError(words.screenNeedsTerminal);
	}

	if (exec !== undefined && isBrief(choice)) {
		throw new UsageError(words.excludes('--exec', isOnce ? '--once' : '--output json without --wait'));
	}
}

/** Whether there is only one round of polls: then a session at the agent is not worthwhile. */
export function isBrief({isOnce, isWait, output}: Choice): boolean {
	return isOnce || (output === 'json' && !isWait);
}

/** Shows the restores in the requested output, until the end; returns the exit code. Loads only that output. */
export async function showOutput(
	fleet: Fleet,
	options: Choice & Pick<Options, 'timeoutMs' | 'hasOverview'>,
	context: OutputContext,
): Promise<number> {
	const {output, timeoutMs, hasOverview} = options;
	if (isBrief(options)) {
		const {showOnce} = await import('./once.js');
		return showOnce(fleet, context, {output, timeoutMs, hasOverview});
	}

	if (output === 'json') {
		const {showJson} = await import('./json.js');
		return showJson(fleet, context);
	}

	if (output === 'ndjson') {
		const {showNdjson} = await import('./ndjson.js');
		return showNdjson(fleet, context, hasOverview);
	}

	if (isScreen(options, context.io)) {
		const {showScreen} = await import('./screen.js');
		return showScreen(fleet, context);
	}

	const {showPlain} = await import('./plain.js');
	return showPlain(fleet, context);
}

/** Whether the full screen is shown. */
export function isScreen(choice: Choice, io: Pick<Io, 'stdout' | 'env'>): boolean {
	const {output} = choice;
	return !isBrief(choice) && (output === 'screen' || (output === undefined && isTerminal(io)));
}

/** A dumb terminal cannot be drawn on. */
function isTerminal({stdout, env}: Pick<Io, 'stdout' | 'env'>): boolean {
	return stdout.isTTY && env['TERM'] !== 'dumb';
}
