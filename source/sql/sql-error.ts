import type {SqlDetail, SqlProblem, SqlReason} from '../domain/sql-problem.js';
import {cutMasked} from '../text/cut-text.js';
import {makeVisible} from '../text/visible-text.js';

/** Characters. More of a server's text is of no use, and would be kept for as long as the problem lasts. */
const longestText = 1000;

export type SqlErrorFacts = {
	readonly reason: SqlReason;
	/** The text of the server or the driver. */
	readonly said?: string;
	/** What restop found wrong, where the reason does not say it. */
	readonly detail?: SqlDetail;
	readonly cause?: unknown;
};

/** A read over SQL that failed. Its problem is safe to draw and holds no secrets; locale/ has the words for it. */
export class SqlError extends Error {
	override readonly name = 'SqlError';
	readonly problem: SqlProblem;

	constructor({reason, said = '', detail, cause}: SqlErrorFacts) {
		const text = makeVisible(cutMasked(said, longestText));
		super([reason, text, detail?.type ?? ''].filter((part) => part !== '').join(': '), {cause});
		this.problem = {reason, said: text, ...(detail === undefined ? {} : {detail})};
	}
}

/** The problem of a SqlError; undefined for any other error, which is a bug. */
export function sqlProblemOf(error: unknown): SqlProblem | undefined {
	return error instanceof SqlError ? error.problem : undefined;
}
