import {isIP} from 'node:net';
import type {SqlTarget} from '../domain/cluster.js';

/** A login has the form USER@TENANT, or USER@TENANT#CLUSTER through obproxy. */
const defaultUser = 'root@sys';

/** `[USER@]HOST:PORT`, IPv6 in brackets; the user may contain `@` and `#`. Undefined for anything else. */
export function parseSqlTarget(text: string): SqlTarget | undefined {
	const found = /^(?:([^\s\/]+)@)?([\w\-.]+|\[[\d.:a-f]+\]):(\d{1,5})$/iv.exec(text.trim());
	const [, user = defaultUser, written = '', digits = ''] = found ?? [];
	const host = written.replaceAll(/[\[\]]/gv, '');
	const port = Number(digits);
	const isHost = URL.canParse(`http://${written}`) && written.startsWith('[') === (isIP(host) === 6);
	return found === null || port < 1 || port > 65_535 || !isHost ? undefined : {user, host, port};
}
