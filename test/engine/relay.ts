import {once} from 'node:events';
import {connect, createServer, type AddressInfo, type Socket} from 'node:net';

/** A port of 127.0.0.1 that leads to the unix socket, since the engine's own port is in another network. */
export async function startRelay(socketPath: string): Promise<{readonly port: number; readonly close: () => void}> {
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const engine = connect(socketPath);
		client.pipe(engine).pipe(client);
		for (const [one, other] of [
			[client, engine],
			[engine, client],
		] as const) {
			sockets.add(one);
			one.on('error', () => undefined);
			one.on('close', () => {
				sockets.delete(one);
				other.destroy();
			});
		}
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}
		},
	};
}
