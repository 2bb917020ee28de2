import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import type {HostAddress, HostNames} from '../../../source/domain/host-names.js';
import {openDispatcher} from '../../helpers/open-dispatcher.js';
import {serve} from '../canned-agent.js';

/** A name service that knows one name. */
function namesOf(addresses: readonly HostAddress[]): HostNames & {readonly preferred: string[]} {
	const preferred: string[] = [];
	return {
		preferred,
		resolve: async () => addresses,
		isPending: () => false,
		prefer(_name, address) {
			preferred.push(address);
		},
	};
}

async function ask(t: TestContext, origin: string, names: HostNames, timeoutMs = 10_000): Promise<number> {
	const dispatcher = openDispatcher({names, timeoutMs});
	t.after(async () => dispatcher.destroy());
	const {statusCode, body} = await dispatcher.request({origin, path: '/', method: 'GET'});
	await body.dump();
	return statusCode;
}

test('a name is connected to at one of its addresses, which is reported as reached', async (t) => {
	const {origin} = await serve(t, () => ({body: '{}'}));
	const names = namesOf([
		// Nobody listens at the first.
		{address: '127.0.0.2', family: 4},
		{address: '127.0.0.1', family: 4},
	]);
	assert.equal(await ask(t, origin.replace('127.0.0.1', 'agent.test'), names), 200);
	assert.deepEqual(names.preferred, ['127.0.0.1']);
});

test('an address needs no name service', async (t) => {
	const {origin} = await serve(t, () => ({body: '{}'}));
	const names = {...namesOf([]), resolve: async () => assert.fail('the name service was asked')};
	assert.equal(await ask(t, origin, names), 200);
});

test('a name that the name service does not know fails with its error', async (t) => {
	const names = {
		...namesOf([]),
		async resolve() {
			throw Object.assign(new Error('getaddrinfo ENOTFOUND agent.test'), {code: 'ENOTFOUND'});
		},
	};
	await assert.rejects(ask(t, 'https://agent.test:2886', names), {code: 'ENOTFOUND'});
});

/** Runs `two-addresses.ts` in a network of its own, where nobody answers at 192.0.2.2. */
function runBesideDeadAddress(): string {
	const script = `${network} && exec "$0" --import=tsx "$1"`;
	const file = new URL('two-addresses.ts', import.meta.url).pathname;
	return execFileSync('unshare', ['--net', 'sh', '-c', script, process.execPath, file], {encoding: 'utf8'});
}

const network = [
	'ip link set lo up',
	'ip link add near0 type veth peer name far0',
	'ip link set near0 up && ip link set far0 up',
	'ip addr add 192.0.2.1/24 dev near0',
	'ip neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev near0',
].join(' && ');

function whyNoNetwork(): string | undefined {
	try {
		execFileSync('unshare', ['--net', 'sh', '-c', network], {stdio: 'ignore'});
		return undefined;
	} catch {
		return 'needs root and `ip` for a network of its own';
	}
}

test('an address gets its share of the timeout, and then the next one is tried', (t) => {
	const why = whyNoNetwork();
	if (why !== undefined) {
		t.skip(why);
		return;
	}

	const {statusCode, tookMs} = JSON.parse(runBesideDeadAddress()) as {statusCode: number; tookMs: number};
	assert.equal(statusCode, 200);
	// Half of two seconds: Node alone would give a quarter of a second.
	assert.ok(tookMs >= 990, `${tookMs} ms`);
	assert.ok(tookMs < 1900, `${tookMs} ms`);
});
