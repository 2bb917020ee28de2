import fs from 'node:fs';
import type {Socket} from 'node:net';

/** The open connections to an agent, which may close them, and of which some may be lost on the way without a word. */
export type LostConnections = {
	readonly watch: (socket: Socket) => void;
	/**
	 * Closes each connection on which the other side acknowledges nothing any more, and returns whether there was one. The
	 * system itself gives up only after a quarter of an hour. Only Linux says so: elsewhere there is none.
	 */
	readonly close: () => boolean;
	/** How many connections the other side has closed, as an agent does when it ends. */
	readonly closings: () => number;
};

/** Both in the format of `get_tcp4_sock` (net/ipv4/tcp_ipv4.c of Linux). */
const tables = ['/proc/self/net/tcp', '/proc/self/net/tcp6'] as const;

/** Fewer may be bad luck: each retransmission waits twice as long as the one before, the first for 200 ms or more. */
const leastRetransmissions = 3;

export function createLostConnections(readTable: (file: string) => string = readOrNothing): LostConnections {
	const open = new Set<Socket>();
	let closings = 0;
	return {
		watch(socket) {
			open.add(socket);
			socket.once('end', () => {
				closings++;
			});
			socket.once('close', () => {
				open.delete(socket);
			});
		},
		close() {
			const lost = new Set(open.size === 0 ? [] : tables.flatMap((file) => findLost(readTable(file))));
			const found = [...open].filter(({localPort, remotePort}) => lost.has(`${localPort} ${remotePort}`));
			for (const socket of found) {
				socket.destroy(Object.assign(new Error('nothing is acknowledged'), {code: 'ETIMEDOUT', syscall: 'write'}));
			}

			return found.length > 0;
		},
		closings: () => closings,
	};
}

/** Local and remote port of each connection with data that was sent again and again. */
function findLost(table: string): readonly string[] {
	return table.split('\n').flatMap((line) => {
		const [, local, remote, , queues = '', , retransmissions = ''] = line.trim().split(/\s+/v, 7);
		const unacknowledged = Number.parseInt(queues, 16);
		const isLost = unacknowledged > 0 && Number.parseInt(retransmissions, 16) >= leastRetransmissions;
		return isLost ? [`${portOf(local)} ${portOf(remote)}`] : [];
	});
}

function portOf(address = ''): number {
	return Number.parseInt(address.slice(address.lastIndexOf(':') + 1), 16);
}

function readOrNothing(file: string): string {
	try {
		return fs.readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
