import type {SqlReason} from '../domain/sql-problem.js';
import {SqlError} from './sql-error.js';

/** What was under way: one error number may mean a client without access, or a table without a privilege. */
export type Step = 'login' | 'query';

const networkReasons: ReadonlyMap<string, SqlReason> = new Map([
	['ETIMEDOUT', 'timeout'],
	['PROTOCOL_SEQUENCE_TIMEOUT', 'timeout'],
	['ECONNREFUSED', 'unreachable'],
	['ECONNRESET', 'unreachable'],
	['ECONNABORTED', 'unreachable'],
	['EPIPE', 'unreachable'],
	['ENOTFOUND', 'unreachable'],
	['EAI_AGAIN', 'unreachable'],
	['EHOSTUNREACH', 'unreachable'],
	['EHOSTDOWN', 'unreachable'],
	['ENETUNREACH', 'unreachable'],
	['ENETDOWN', 'unreachable'],
	['EADDRNOTAVAIL', 'unreachable'],
	['PROTOCOL_CONNECTION_LOST', 'unreachable'],
]);

/**
 * Error numbers of MySQL, MariaDB and OceanBase, which uses its own (4012, 6212) where MySQL has none. Of any other one the
 * server's text says more than a reason of ours: too many connections (1040, 1226), a tenant that is unknown (5160) or not
 * on this server (5150), a server that starts (8001), a statement that was killed (1317).
 */
const serverReasons: Readonly<Record<Step, ReadonlyMap<number, SqlReason>>> = {
	login: new Map([
		// No such user, wrong password, or no access from this host.
		[1045, 'accessDenied'],
		[1698, 'accessDenied'],
		[1044, 'accessDenied'],
		[1130, 'accessDenied'],
		// This host is not in OceanBase's list of clients (ob_tcp_invited_nodes).
		[1227, 'accessDenied'],
		// An expired password, and a locked account.
		[1820, 'accessDenied'],
		[1862, 'accessDenied'],
		[3118, 'accessDenied'],
		// The cluster's name in the user (USER@TENANT#CLUSTER) is not that of the server.
		[4666, 'otherCluster'],
		[1053, 'unreachable'],
		[4012, 'timeout'],
	]),
	query: new Map([
		// The login succeeded, but the password has expired.
		[1820, 'accessDenied'],
		// No such table or database, a view whose tables or definer no longer exist, or no privilege for one of them.
		[1044, 'noView'],
		[1045, 'noView'],
		[1049, 'noView'],
		[1142, 'noView'],
		[1143, 'noView'],
		[1146, 'noView'],
		[1227, 'noView'],
		[1356, 'noView'],
		[1449, 'noView'],
		// The server is shutting down.
		[1053, 'unreachable'],
		[4012, 'timeout'],
		[6212, 'timeout'],
		// MySQL's and MariaDB's own limits.
		[3024, 'timeout'],
		[1969, 'timeout'],
	]),
};

/** Whether the server answered with an error of its own that leaves the connection usable. */
export function isRefusal(error: unknown): boolean {
	return numberOf(error) > 0 && !(error instanceof Error && 'fatal' in error && error.fatal === true);
}

/** Turns an error of the driver or the network into a SqlError, whose text does not hold the password. */
export function explainSql(error: unknown, step: Step, password: string): SqlError {
	if (error instanceof SqlError) {
		return error;
	}

	const first = firstOf(error);
	const reason = serverReasons[step].get(numberOf(first)) ?? networkReasons.get(codeOf(first)) ?? 'failed';
	return new SqlError({reason, said: withoutPassword(textOf(first), password), cause: error});
}

/** A host name may have several addresses, each with an error of its own: the first one is taken. */
function firstOf(error: unknown): unknown {
	return error instanceof AggregateError ? error.errors[0] : error;
}

/** The number of an error that a server sent; negative for one of the network, 0 for any other. */
function numberOf(error: unknown): number {
	return error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : 0;
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function textOf(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return text === '' ? codeOf(error) : text;
}

function withoutPassword(text: string, password: string): string {
	return password === '' ? text : text.replaceAll(password, '***');
}
