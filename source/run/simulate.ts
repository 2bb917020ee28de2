import type {Io} from '../system/io.js';
import {formatListen, type ListenAddress} from '../command-line/address.js';
import type {Options} from '../command-line/options.js';
import {systemClock} from '../system/clock.js';
import type {AgentServer} from '../simulator/agent/agent-server.js';
import {demoStory} from '../simulator/world/demo-story.js';
import {createWorld} from '../simulator/world/world.js';
import {createListenError} from '../command-line/system-error.js';
import {defaultListen} from '../command-line/commands.js';
import type {UsageWords} from '../locale/words.js';
import {findPasswords} from '../command-line/credentials.js';
import {aborted, endInTime} from '../system/race.js';
import {startSimulatedCluster} from './simulated-cluster.js';

/** Serves the demo's cluster in real time until the signal is aborted, with the password that is given. */
export async function simulate(options: Options, io: Io, {words, signal}: {words: UsageWords; signal: AbortSignal}) {
	const {listen: place = defaultListen.simulate, passwordFile, agentPasswordFile} = options;
	const request = {label: formatListen(place), isSocket: false, hasSql: false};
	const [found] = (await findPasswords([request], {passwordFile, agentPasswordFile}, {io, words, signal})) ?? [];
	if (found === undefined) {
		return;
	}

	const world = createWorld(demoStory, systemClock.now());
	const {credential, rootPassword = ''} = found;
	const password = credential.kind === 'agent' ? {agentPassword: credential.password} : {rootPassword};
	const server = await listen(place, words, {world, now: systemClock.now, ...password});
	const address = formatListen({host: place.host, port: server.port});
	io.stdout.write(`${words.simulating(address, world.tenants.join(' '))}\n`);
	await aborted(signal);
	await endInTime(server.close(), signal);
}

type Served = Parameters<typeof startSimulatedCluster>[1];

async function listen({host, port}: ListenAddress, words: UsageWords, served: Served): Promise<AgentServer> {
	try {
		return await startSimulatedCluster({host, port}, served);
	} catch (error) {
		throw createListenError({host, port}, error, words);
	}
}
