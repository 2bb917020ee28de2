import type {SqlProblem} from '../domain/sql-problem.js';
import {isRefusal} from './error-codes.js';
import {SqlError} from './sql-error.js';

/** `isBroken`: the connection is of no more use, or was dropped already. */
export type Failed = {readonly problem: SqlProblem; readonly isBroken: boolean};

/**
 * Reads something that progress does not depend on: a SqlError becomes a result. Throws the signal's reason once that is
 * aborted, and every other error.
 */
export async function attempt<Value>(
	read: () => Promise<Value>,
	signal: AbortSignal,
): Promise<Failed | {readonly value: Value}> {
	try {
		return {value: await read()};
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof SqlError) {
			return {problem: error.problem, isBroken: !isConnectionKept(error)};
		}

		throw error;
	}
}

/** After an error that the server sent, and where a view has other columns than restop needs. */
function isConnectionKept({problem, cause}: SqlError): boolean {
	const detail = problem.detail?.type;
	return detail === 'missingColumn' || detail === 'noColumns' || isRefusal(cause);
}
