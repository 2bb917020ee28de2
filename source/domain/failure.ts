import {isNaming, parsePiece, type FailureParts} from './failure-piece.js';
import {splitFailure, type FailurePiece} from './failure-pieces.js';

/** A failed restore's COMMENT taken apart. */
export type Failure = FailureParts & {
	/** How many pieces follow the one that the parts are from. */
	readonly more: number;
	/** What the parts do not say, in the comment's own words on one line: '' if they say it all. */
	readonly rest: string;
	/** The whole text, line feeds kept. */
	readonly comment: string;
};

const nothing: FailureParts = {
	error: undefined,
	code: undefined,
	message: undefined,
	module: undefined,
	logStream: undefined,
	server: undefined,
	traceId: undefined,
};

/**
 * Takes a comment apart: a sentence of the root service (update_job_error_info in ob_physical_restore_table_operator.cpp),
 * or a piece a failed log stream (ObHAResultInfo in ob_backup_struct.cpp), joined by semicolons and cut where the column
 * ends. All parts are from one piece: the first whole one that names anything, else the last one.
 */
export function parseFailure(comment: string): Failure {
	const pieces = splitFailure(comment);
	const index = chooseIndex(pieces);
	const chosen = pieces[index];
	if (chosen === undefined) {
		return {...nothing, more: 0, rest: oneLine(comment), comment};
	}

	const parts = parsePiece(chosen);
	const others = pieces.filter((piece) => piece !== chosen).map(({text}) => oneLine(text));
	const rest = isSaidBy(parts, chosen.text.trim()) ? others.join('; ') : oneLine(comment);
	return {...parts, more: pieces.length - 1 - index, rest, comment};
}

function chooseIndex(pieces: readonly FailurePiece[]): number {
	return pieces.findIndex((piece) => isNaming(parsePiece(piece)));
}

function oneLine(text: string): string {
	return text.trim().replaceAll(/\s+/gv, ' ');
}

/** Whether the piece is one of the known forms, filled with these parts, and says nothing else. */
function isSaidBy(parts: FailureParts, text: string): boolean {
	const {error, code, message, module, logStream, server, traceId} = parts;
	const result = `result: ${code}(${message ?? ''}), trace_id: ${traceId}`;
	return [
		`${module} : ${error}(${code}) on "${server}" with traceid ${traceId}`,
		`${module} : ${error}(${code}) on ${server} with traceid ${traceId}`,
		`(ROOTSERVICE)addr: ${server}, ${result}`,
		`(SERVER)ls_id: ${logStream}, addr: ${server}, module: ${module}, ${result}`,
	].includes(text);
}
