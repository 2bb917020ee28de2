import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect, createServer, type AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {openDispatcher} from '../../helpers/open-dispatcher.js';
import {createHttpClient} from '../../../source/agent/http/http-client.js';
import {problemOf} from '../../../source/agent/agent-error.js';
import {createDeadline} from '../../../source/system/clock.js';
import {createAuthority} from '../../helpers/certificates.js';
import {runServer} from '../../simulator/agent/running-server.js';

/** TLS records of application data, which in TLS 1.3 the end of the handshake is in too. */
const appData = 23;

/** A way to an agent on which the first thing that we send after its half of the handshake is damaged. */
async function damage(t: TestContext, agentPort: number): Promise<number> {
	const relay = createServer((ours) => {
		const theirs = connect(agentPort, '127.0.0.1');
		let isDamaged = false;
		ours.on('data', (chunk) => {
			const start = chunk.indexOf(Uint8Array.of(appData, 3, 3));
			if (!isDamaged && start !== -1) {
				isDamaged = true;
				const last = chunk.length - 1;
				chunk.writeUInt8(255 - chunk.readUInt8(last), last);
			}

			theirs.write(chunk);
		});
		theirs.pipe(ours);
		for (const socket of [ours, theirs]) {
			socket.on('error', () => {
				socket.destroy();
			});
		}

		ours.on('close', () => {
			theirs.destroy();
		});
	});
	t.after(() => {
		relay.close();
	});
	await once(relay.listen(0, '127.0.0.1'), 'listening');
	return (relay.address() as AddressInfo).port;
}

test('what an agent says before it hangs up, after the handshake, is why it hung up', async (t) => {
	const authority = createAuthority();
	const {port: agentPort} = await runServer(t, {tls: {...authority.issue(), minVersion: 'TLSv1.3'}});
	const port = await damage(t, agentPort);
	const dispatcher = openDispatcher({tls: {ca: authority.cert}});
	t.after(async () => dispatcher.destroy());
	const http = createHttpClient({
		origin: `https://127.0.0.1:${port}`,
		dispatcher,
		timeoutMs: 10_000,
		deadline: createDeadline,
	});
	const asked = http.get('/api/v1/secret', {headers: {}, signal: new AbortController().signal});
	await assert.rejects(asked, (error) => {
		const problem = problemOf(error);
		assert.equal(problem?.reason, 'tls');
		assert.match(problem.said, /alert bad record mac$/v);
		return true;
	});
});
