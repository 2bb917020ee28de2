import {quoteShellWord} from '../text/shell-word.js';
import type {Failure} from './failure.js';
import {parsePiece, type FailureParts} from './failure-piece.js';
import {splitFailure} from './failure-pieces.js';

/** Where commands are to be run; `anyServer` is the one that failed, where its address is not known. */
export type GrepPlace =
	{readonly type: 'server'; readonly address: string} | {readonly type: 'rootService'} | {readonly type: 'anyServer'};

/** Commands that find a failure in the logs of an observer, to be run in its `log` directory. */
export type FailureGreps = {readonly place: GrepPlace; readonly commands: readonly string[]};

/** The root service has a log of its own. */
const rootServices: ReadonlySet<string> = new Set(['ROOTSERVICE', 'ROOT_SERVICE']);

/** A hostile comment may name more servers than anybody would search. */
const mostPlaces = 20;
const mostCommands = 20;

/**
 * The commands of every piece of the failure, by server, that of the first whole piece first. Without any trace id the root
 * service's own log is the place to begin. They are shown to be copied, never run by restop; a word of the server that a
 * shell would interpret is quoted.
 */
export function grepsOf(failure: Failure | undefined): readonly FailureGreps[] {
	const byPlace = new Map<string, {readonly place: GrepPlace; readonly commands: Set<string>}>();
	for (const parts of searchedParts(failure)) {
		const place = placeOf(parts);
		const key = place.type === 'server' ? place.address : '';
		const found = byPlace.get(key) ?? {place, commands: new Set()};
		byPlace.set(key, found);
		found.commands.add(grepOf(parts));
	}

	const greps = byPlace.values().take(mostPlaces).toArray();
	return greps.length === 0
		? [{place: {type: 'rootService'}, commands: ['grep ob_restore_scheduler rootservice.log*']}]
		: greps.map(({place, commands}) => ({place, commands: [...commands].slice(0, mostCommands)}));
}

type Traced = FailureParts & {readonly traceId: string};

/** What has a trace id: the parts that the failure shows, then those of the other pieces. */
function searchedParts(failure: Failure | undefined): readonly Traced[] {
	const all: readonly FailureParts[] =
		failure === undefined ? [] : [failure, ...splitFailure(failure.comment).map((piece) => parsePiece(piece))];
	return all.filter((parts): parts is Traced => parts.traceId !== undefined);
}

function placeOf({server}: FailureParts): GrepPlace {
	return server === undefined ? {type: 'anyServer'} : {type: 'server', address: server};
}

function grepOf({traceId, module = ''}: Traced): string {
	const log = rootServices.has(module.toUpperCase()) ? 'rootservice.log*' : 'observer.log*';
	return `grep ${quoteShellWord(traceId)} ${log}`;
}
