import {randomBytes} from 'node:crypto';
import packageJson from '../package.json' with {type: 'json'};
import type {ClusterTarget} from './domain/cluster.js';
import {parseAddress} from './command-line/address.js';
import type {Io} from './system/io.js';
import {parseOptions, type Options} from './command-line/options.js';
import {findPasswords, findPasswordWatch} from './command-line/credentials.js';
import {startDemo} from './run/demo.js';
import {endInTime} from './system/race.js';
import {showNdjson} from './run/ndjson.js';
import {showOnce} from './run/once.js';
import {showPlain} from './run/plain.js';
import {showScreen} from './run/screen.js';
import {connectCluster, type ConnectOptions} from './run/connect-cluster.js';
import type {Fleet} from './run/fleet.js';
import {createMonitor, type MonitorOptions} from './run/monitor.js';
import type {OutputContext} from './run/output-context.js';
import {simulate} from './run/simulate.js';
import {readTls} from './command-line/tls-files.js';
import {systemClock} from './system/clock.js';
import {systemRandom} from './system/random.js';
import {UsageError} from './command-line/usage-error.js';
import {english} from './locale/en.js';

const words = english;

/** The whole program: reads what is asked for, does it, and gives the exit code. Throws only for a bug. */
export async function run(io: Io): Promise<number> {
	const controller = new AbortController();
	let ended: number | undefined;
	io.onEnd((exitCode) => {
		ended ??= exitCode;
		controller.abort();
	});
	try {
		const exitCode = await runCommand(parseOptions(io.argv, words.usage), io, controller);
		return ended ?? exitCode;
	} catch (error) {
		if (error instanceof UsageError) {
			io.stderr.write(`restop: ${error.message}\n`);
			return 2;
		}

		throw error;
	}
}

async function runCommand(options: Options, io: Io, controller: AbortController): Promise<number> {
	switch (options.command) {
		case 'help': {
			io.stdout.write(words.usage.help);
			return 0;
		}

		case 'version': {
			io.stdout.write(`${packageJson.version}\n`);
			return 0;
		}

		case 'simulate': {
			await simulate(options, io, {words: words.usage, signal: controller.signal});
			return 0;
		}

		case 'demo': {
			return watchDemo(options, io, controller);
		}

		case 'watch': {
			return watch(options, io, controller);
		}
	}
}

async function watch(options: Options, io: Io, controller: AbortController): Promise<number> {
	checkTerminal(options, io);
	const tls = readTls(options, {io, words: words.usage});
	const passwords = await findPasswords(options, {io, words: words.usage, signal: controller.signal});
	if (passwords === undefined) {
		return interrupted;
	}

	const {agent, tenants, intervalMs} = options;
	const target: ClusterTarget = {
		id: agent.label,
		agents: [agent],
		credential: passwords.credential,
		rootPassword: passwords.rootPassword,
		tls,
		sql: options.hasSql ? (options.sql ?? 'fromAgent') : undefined,
		tenants,
	};
	const readOtherPassword = findPasswordWatch(options, passwords.credential, io);
	const watched = {target, clock: systemClock, intervalMs, readOtherPassword};
	return show(options, watched, {io, controller, badge: ''});
}

const interrupted = 130;

async function watchDemo(options: Options, io: Io, controller: AbortController): Promise<number> {
	checkTerminal(options, io);
	const {server, clock, tenants, password, intervalMs} = await startDemo(options);
	const agent = parseAddress(`127.0.0.1:${server.port}`) ?? options.agent;
	const target: ClusterTarget = {
		id: agent.label,
		agents: [agent],
		credential: {kind: 'root', password},
		rootPassword: password,
		tls: {},
		sql: options.hasSql ? 'fromAgent' : undefined,
		tenants,
	};
	const badge = words.usage.demoBadge(options.speed);
	try {
		return await show(options, {target, clock, intervalMs}, {io, controller, badge});
	} finally {
		await endInTime(server.close(), controller.signal);
	}
}

type Stage = Pick<OutputContext, 'io' | 'controller' | 'badge'>;

type Watched = MonitorOptions & Pick<ConnectOptions, 'readOtherPassword'> & {readonly target: ClusterTarget};

async function show(options: Options, watched: Watched, {io, controller, badge}: Stage): Promise<number> {
	const {signal} = controller;
	const {timeoutMs} = options;
	const monitor = createMonitor({clock: watched.clock, intervalMs: watched.intervalMs});
	const cluster = connectCluster(monitor, watched.target, {
		timeoutMs,
		random: systemRandom,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		hasSession: !isBrief(options),
		readOtherPassword: watched.readOtherPassword,
		signal,
	});
	const context: OutputContext = {
		io,
		controller,
		badge,
		style: {words, zone: options.isUtc ? 'utc' : 'local'},
		isWait: options.isWait,
		hasColor: options.hasColor,
		isInputTaken: options.passwordFile === '-' || options.agentPasswordFile === '-',
	};
	try {
		return await showFleet({monitor, clusters: [cluster]}, context, options);
	} finally {
		controller.abort();
		await cluster.stop();
	}
}

async function showFleet(fleet: Fleet, context: OutputContext, options: Options): Promise<number> {
	if (isBrief(options)) {
		return showOnce(fleet, context, {output: options.output, timeoutMs: options.timeoutMs});
	}

	if (options.output === 'ndjson') {
		return showNdjson(fleet, context);
	}

	return isOnScreen(options, context.io) ? showScreen(fleet, context) : showPlain(fleet, context);
}

function isBrief({isOnce, output}: Options): boolean {
	return isOnce || output === 'json';
}

function isOnScreen({output}: Options, io: Io): boolean {
	return output === 'screen' || (output === undefined && isTerminal(io));
}

/** A dumb terminal cannot be drawn on. */
function isTerminal({stdout, env}: Io): boolean {
	return stdout.isTTY && env['TERM'] !== 'dumb';
}

function checkTerminal({output, isOnce}: Options, io: Io): void {
	if (output === 'screen' && (isOnce || !isTerminal(io))) {
		throw new UsageError(words.usage.expected('--output', words.usage.terminal, 'screen'));
	}
}
