import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {connect, createServer, type AddressInfo, type Socket} from 'node:net';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {createLostConnections} from '../../../source/agent/http/lost-connections.js';

async function openSocket(t: TestContext): Promise<Socket> {
	const server = createServer((peer) => {
		peer.on('error', () => undefined);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
	await once(socket, 'connect');
	t.after(() => {
		socket.destroy();
		server.close();
	});
	return socket;
}

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

function rowOf({localPort = 0, remotePort = 0}: Socket, unacknowledged: number, retransmissions: number): string {
	const [local, remote, bytes, count] = [
		[localPort, 4],
		[remotePort, 4],
		[unacknowledged, 8],
		[retransmissions, 8],
	].map(([number = 0, digits = 0]) => number.toString(16).toUpperCase().padStart(digits, '0'));
	return `   3: 0100007F:${local} 0100007F:${remote} 01 ${bytes}:00000000 01:00000014 ${count}     0        0 9 2 0 20 4 30 10 -1\n`;
}

const cases = [
	['with data that was sent three times again is lost', 120, 3, true],
	['with data that was sent twice again may have had bad luck', 120, 2, false],
	['on which everything is acknowledged waits for the agent', 0, 0, false],
] as const;

for (const [title, bytes, count, isLost] of cases) {
	test(`a connection ${title}`, async (t) => {
		const socket = await openSocket(t);
		const other = await openSocket(t);
		const {watch, close} = createLostConnections((file) =>
			file.endsWith('tcp') ? `${head}${rowOf(other, 0, 0)}${rowOf(socket, bytes, count)}` : head,
		);
		let code: string | undefined;
		socket.on('error', (error: NodeJS.ErrnoException) => {
			({code} = error);
		});
		watch(socket);
		watch(other);
		assert.equal(close(), isLost);
		assert.deepEqual([socket.destroyed, other.destroyed], [isLost, false]);
		if (!isLost) {
			return;
		}

		await new Promise((resolve) => {
			socket.once('close', resolve);
		});
		assert.equal(code, 'ETIMEDOUT');
		assert.ok(!close());
	});
}

test('where the system says nothing, none is lost', async (t) => {
	const socket = await openSocket(t);
	const {watch, close} = createLostConnections(() => '');
	watch(socket);
	assert.ok(!close());
});

const twoNetworks = new URL('two-networks.sh', import.meta.url).pathname;

function runInTwoNetworks(...args: readonly string[]): string | undefined {
	try {
		return execFileSync('unshare', ['--net', 'sh', twoNetworks, process.execPath, ...args], {
			encoding: 'utf8',
			timeout: 30_000,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
	} catch {
		return undefined;
	}
}

test('a connection on which packets vanish is found to be lost within seconds', (t) => {
	if (runInTwoNetworks('--eval', '0') === undefined) {
		t.skip('needs Linux, root and `ip` for networks of its own');
		return;
	}

	const output = runInTwoNetworks('--import=tsx', new URL('black-hole.ts', import.meta.url).pathname);
	const {before, after} = JSON.parse(output ?? '{}') as {readonly before?: string; readonly after?: string};
	assert.deepEqual([before, after], ['200', 'connectionLost']);
});
