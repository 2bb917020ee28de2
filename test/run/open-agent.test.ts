import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import test, {type TestContext} from 'node:test';
import {readTrustedCas} from '../../source/agent/http/trusted-cas.js';
import {problemOf} from '../../source/agent/agent-error.js';
import {openAgent, type OpenedAgent} from '../../source/run/open-agent.js';
import {startAgentServer} from '../../source/simulator/agent/agent-server.js';
import {createDeadline, systemClock} from '../../source/system/clock.js';
import {createHostNames} from '../../source/system/host-names.js';
import {createLongWorld} from '../helpers/agent-group.js';
import {createAuthority, type Identity} from '../helpers/certificates.js';
import {shareKeys} from '../helpers/shared-keys.js';

const authority = createAuthority();
const {signal} = new AbortController();

/** An agent at an address of this host, and a client of it that trusts the authority. */
async function open(t: TestContext, host: string, identity: Identity) {
	const server = await startAgentServer({
		host,
		port: 0,
		world: createLongWorld(),
		now: () => Date.now(),
		randomBytes,
		createKey: shareKeys(),
		rootPassword: 'secret',
		tls: identity,
	});
	const label = `${host}:${server.port}`;
	const tls = {ca: authority.cert};
	const agent = openAgent({origin: `https://${label}`, label}, false, {
		timeoutMs: 10_000,
		deadline: createDeadline,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		hasSession: true,
		credential: {kind: 'root', password: 'secret'},
		tls,
		trusted: readTrustedCas(tls),
		names: createHostNames(),
		monotonic: systemClock.monotonic,
	});
	t.after(async () => {
		await agent.end(signal);
		await server.close();
	});
	return {agent, server};
}

async function reasonOf({client}: OpenedAgent): Promise<string | undefined> {
	try {
		await client.readStatus(signal);
		return undefined;
	} catch (error) {
		return problemOf(error)?.reason;
	}
}

test('the certificate of each agent is checked for its own address', async (t) => {
	const one = await open(t, '127.0.0.1', authority.issue({ip: '127.0.0.1'}));
	const two = await open(t, '127.0.0.2', authority.issue({ip: '127.0.0.2'}));
	const impostor = await open(t, '127.0.0.3', authority.issue({ip: '127.0.0.1'}));
	const found = await Promise.all([one, two, impostor].map(async ({agent}) => reasonOf(agent)));
	assert.deepEqual(found, [undefined, undefined, 'tlsWrongName']);
});

test('an agent says of which cluster it is, and its session is closed at the end', async (t) => {
	const {agent, server} = await open(t, '127.0.0.1', authority.issue());
	assert.deepEqual(await agent.readIdentity(signal), {id: 1, name: 'ob-test'});
	await agent.end(signal);
	assert.equal(server.requests.at(-1)?.path, '/api/v1/logout');
});
