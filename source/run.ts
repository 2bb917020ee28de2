import {randomBytes} from 'node:crypto';
import packageJson from '../package.json' with {type: 'json'};
import type {TlsOptions} from './domain/cluster.js';
import {createDispatcher} from './agent/http/dispatcher.js';
import {parseAddress} from './command-line/address.js';
import type {Io} from './system/io.js';
import {parseOptions, type Options} from './command-line/options.js';
import {findPasswords, findPasswordWatch} from './command-line/credentials.js';
import {startDemo} from './run/demo.js';
import {endInTime} from './system/end-in-time.js';
import {showNdjson} from './run/ndjson.js';
import {showOnce} from './run/once.js';
import {showPlain} from './run/plain.js';
import {showScreen} from './run/screen.js';
import {createSession, type SessionOptions} from './run/monitor.js';
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

	const sql = options.hasSql ? {target: options.sql} : undefined;
	const readOtherPassword = findPasswordWatch(options, passwords.credential, io);
	return show(
		options,
		{...options, ...passwords, tls, sql, readOtherPassword, clock: systemClock},
		{io, controller, badge: ''},
	);
}

const interrupted = 130;

async function watchDemo(options: Options, io: Io, controller: AbortController): Promise<number> {
	checkTerminal(options, io);
	const {server, clock, tenants, password, intervalMs} = await startDemo(options);
	const agent = parseAddress(`127.0.0.1:${server.port}`) ?? options.agent;
	const sql = options.hasSql ? {target: undefined} : undefined;
	const badge = words.usage.demoBadge(options.speed);
	const passwords = {credential: {kind: 'root', password}, rootPassword: password} as const;
	try {
		return await show(
			options,
			{...passwords, agent, tenants, intervalMs, timeoutMs: options.timeoutMs, clock, sql, tls: {}},
			{io, controller, badge},
		);
	} finally {
		await endInTime(server.close(), controller.signal);
	}
}

type Stage = Pick<OutputContext, 'io' | 'controller' | 'badge'>;

async function show(
	options: Options,
	session: Omit<SessionOptions, 'dispatcher' | 'random' | 'randomBytes' | 'signal' | 'isInsecure' | 'hasSession'> & {
		readonly tls: TlsOptions;
	},
	stage: Stage,
): Promise<number> {
	const {timeoutMs, tls, agent} = session;
	const dispatcher = createDispatcher({timeoutMs, tls, socketPath: agent.socketPath});
	const {signal} = stage.controller;
	const opened = createSession({
		...session,
		isInsecure: tls.isInsecure ?? false,
		hasSession: !isBrief(options),
		dispatcher,
		random: systemRandom,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		signal,
	});
	const showing = {
		...stage,
		style: {words, zone: options.isUtc ? 'utc' : 'local'},
		isWait: options.isWait,
		hasColor: options.hasColor,
		isInputTaken: options.passwordFile === '-' || options.agentPasswordFile === '-',
	} as const;
	try {
		if (isBrief(options)) {
			return await showOnce(opened, showing, {output: options.output, timeoutMs: session.timeoutMs});
		}

		if (options.output === 'ndjson') {
			return await showNdjson(opened, showing);
		}

		return await (isOnScreen(options, stage.io) ? showScreen(opened, showing) : showPlain(opened, showing));
	} finally {
		stage.controller.abort();
		await endInTime(opened.close(), signal);
		await endInTime(dispatcher.destroy(), signal);
	}
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
