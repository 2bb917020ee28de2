import type {SqlTarget} from '../domain/cluster.js';
import {parsePort, splitHostPort, withoutBrackets} from './host.js';

/** A login has the form USER@TENANT, or USER@TENANT#CLUSTER through obproxy. */
const defaultUser = 'root@sys';

/**
 * `[USER@]HOST:PORT`, IPv6 in brackets; the user may contain `@` and `#`. Undefined for anything else, so also for a user
 * with a password.
 */
export function parseSqlTarget(text: string): SqlTarget | undefined {
	const [, user = defaultUser, place = ''] = /^(?:([^\s\/:=?]+)@)?([^@]*)$/v.exec(text.trim()) ?? [];
	const {host, port: digits} = splitHostPort(place) ?? {host: '', port: ''};
	const port = parsePort(digits, 1);
	return port === undefined ? undefined : {user, host: withoutBrackets(host), port};
}
