import {cutMasked} from '../text/cut-text.js';
import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import {makeVisible} from '../text/visible-text.js';

/** More of a server's text than this helps nobody. */
const longestText = 1000;

export type SqlErrorFacts = {
	readonly reason: SqlReason;
	/** What the server or the driver said, without secrets. */
	readonly said: string;
	readonly cause?: unknown;
};

/** OceanBase gives no figures over SQL. What is told of it is safe to draw; words/ explains it. */
export class SqlError extends Error {
	override readonly name = 'SqlError';
	readonly problem: SqlProblem;

	constructor({reason, said, cause}: SqlErrorFacts) {
		const text = makeVisible(cutMasked(said, longestText));
		super(text === '' ? reason : `${reason}: ${text}`, {cause});
		this.problem = {reason, said: text};
	}
}

/** What an error says of SQL; undefined of any other error, which is a bug. */
export function sqlProblemOf(error: unknown): SqlProblem | undefined {
	return error instanceof SqlError ? error.problem : undefined;
}
