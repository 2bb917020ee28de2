import type {Options} from '../command-line/options.js';
import {UsageError} from '../command-line/usage-error.js';
import type {UsageWords} from '../locale/words.js';
import type {Io} from '../system/io.js';
import type {Session} from './monitor.js';
import {showNdjson} from './ndjson.js';
import {showOnce} from './once.js';
import type {OutputContext} from './output-context.js';
import {showPlain} from './plain.js';
import {showScreen} from './screen.js';

type Choice = Pick<Options, 'output' | 'isOnce'>;

/** Throws a UsageError where the full screen is asked for and cannot be drawn. */
export function checkOutput({output, isOnce}: Choice, io: Pick<Io, 'stdout' | 'env'>, words: UsageWords): void {
	if (output === 'screen' && (isOnce || !isTerminal(io))) {
		throw new UsageError(words.screenNeedsTerminal);
	}
}

/** Whether one round of polls is all: then a session at the agent would not pay. */
export function isBrief({isOnce, output}: Choice): boolean {
	return isOnce || output === 'json';
}

/** Shows the restores in the output asked for, until the end; gives the exit code. */
export async function showOutput(
	session: Session,
	options: Choice & Pick<Options, 'timeoutMs'>,
	context: OutputContext,
): Promise<number> {
	const {output, timeoutMs} = options;
	if (isBrief(options)) {
		return showOnce(session, context, {output, timeoutMs});
	}

	if (output === 'ndjson') {
		return showNdjson(session, context);
	}

	const isOnScreen = output === 'screen' || (output === undefined && isTerminal(context.io));
	return isOnScreen ? showScreen(session, context) : showPlain(session, context);
}

/** A dumb terminal cannot be drawn on. */
function isTerminal({stdout, env}: Pick<Io, 'stdout' | 'env'>): boolean {
	return stdout.isTTY && env['TERM'] !== 'dumb';
}
