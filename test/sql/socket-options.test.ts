import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, createServer, type AddressInfo} from 'node:net';
import test from 'node:test';
import type {HostNames} from '../../source/domain/host-names.js';
import {socketOptions} from '../../source/sql/socket-options.js';

function namesOf(resolve: HostNames['resolve']): HostNames {
	return {resolve, isPending: () => false, prefer: () => undefined};
}

test('a name is resolved by the name service that is given, and its addresses are tried in turn', async (t) => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	const names = namesOf(async () => [
		// Nobody listens at the first.
		{address: '127.0.0.2', family: 4},
		{address: '127.0.0.1', family: 4},
	]);
	const socket = connect(socketOptions({host: 'db.test', port, timeoutMs: 3000, names}));
	t.after(() => {
		socket.destroy();
		server.close();
	});
	await once(socket, 'connect');
	assert.equal(socket.remoteAddress, '127.0.0.1');
});

test('an error of the name service is that of the connection', async () => {
	const names = namesOf(async () => {
		throw Object.assign(new Error('no such host'), {code: 'ENOTFOUND'});
	});
	const socket = connect(socketOptions({host: 'db.test', port: 2881, timeoutMs: 3000, names}));
	const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
	assert.equal(error.code, 'ENOTFOUND');
});

test('each address has a third of the timeout, and a connection is kept alive from 15 seconds on', () => {
	const options = socketOptions({host: 'db.test', port: 2881, timeoutMs: 9000});
	assert.equal(options.autoSelectFamilyAttemptTimeout, 3000);
	assert.deepEqual([options.keepAlive, options.keepAliveInitialDelay], [true, 15_000]);
});
