import {randomBytes} from 'node:crypto';
import packageJson from '../package.json' with {type: 'json'};
import type {TlsOptions} from './domain/cluster.js';
import {createDispatcher} from './agent/http/dispatcher.js';
import {parseAddress} from './command-line/address.js';
import {formatVersion} from './command-line/brief-answer.js';
import {findPasswords, findPasswordWatch, type Passwords} from './command-line/credentials.js';
import {formatHelp} from './command-line/help.js';
import {parseOptions, type Options} from './command-line/options.js';
import {readTls} from './command-line/tls-files.js';
import {UsageError} from './command-line/usage-error.js';
import {english} from './locale/en.js';
import {startDemo} from './run/demo.js';
import {createSession, type SessionOptions} from './run/monitor.js';
import {checkOutput, isBrief, showOutput} from './run/output.js';
import type {OutputContext} from './run/output-context.js';
import {simulate} from './run/simulate.js';
import {systemClock} from './system/clock.js';
import {endInTime} from './system/end-in-time.js';
import {exitCodes} from './system/exit-codes.js';
import type {Io} from './system/io.js';
import {systemRandom} from './system/random.js';

const words = english;

/** The whole program: parses the command line, runs the command, and gives the exit code. Throws only for a bug. */
export async function run(io: Io): Promise<number> {
	const controller = new AbortController();
	let ended: number | undefined;
	io.onEnd((exitCode) => {
		ended ??= exitCode;
		controller.abort();
	});
	try {
		const options = parseOptions(io.argv, words.usage);
		const exitCode = await runners[options.command](options, {io, controller});
		return ended ?? exitCode;
	} catch (error) {
		if (error instanceof UsageError) {
			io.stderr.write(`restop: ${error.message}\n`);
			return exitCodes.wrongUsage;
		}

		throw error;
	}
}

type Context = Pick<OutputContext, 'io' | 'controller'>;

/** What each command runs, for its exit code. */
const runners: Readonly<Record<Options['command'], (options: Options, context: Context) => Promise<number>>> = {
	watch,
	demo: watchDemo,
	async simulate(options, {io, controller}) {
		await simulate(options, io, {words: words.usage, signal: controller.signal});
		return 0;
	},
	async help(_options, {io}) {
		io.stdout.write(formatHelp(words.usage));
		return 0;
	},
	async version(_options, {io}) {
		io.stdout.write(formatVersion(packageJson.version));
		return 0;
	},
};

async function watch(options: Options, context: Context): Promise<number> {
	const {io, controller} = context;
	checkOutput(options, io, words.usage);
	const tls = readTls(options.tls, {io, words: words.usage});
	const passwords = await findPasswords(options, {io, words: words.usage, signal: controller.signal});
	if (passwords === undefined) {
		// The prompt was left with Ctrl-C.
		return exitCodes.interrupt;
	}

	const readOtherPassword = findPasswordWatch(options, passwords.credential, io);
	return show(options, {passwords, readOtherPassword, tls, clock: systemClock, badge: ''}, context);
}

async function watchDemo(options: Options, context: Context): Promise<number> {
	checkOutput(options, context.io, words.usage);
	const {server, clock, tenants, password, intervalMs} = await startDemo(options);
	const agent = parseAddress(`127.0.0.1:${server.port}`) ?? options.agent;
	const passwords = {credential: {kind: 'root', password}, rootPassword: password} as const;
	const badge = words.usage.demoBadge(options.speed);
	try {
		const demo = {...options, agent, tenants, intervalMs, sql: undefined};
		return await show(demo, {passwords, readOtherPassword: undefined, tls: {}, clock, badge}, context);
	} finally {
		await endInTime(server.close(), context.controller.signal);
	}
}

/** What differs between a real cluster and the demo, apart from the options. */
type Source = Pick<SessionOptions, 'clock' | 'readOtherPassword'> &
	Pick<OutputContext, 'badge'> & {readonly passwords: Passwords; readonly tls: TlsOptions};

/** Watches until the user, a signal or the last restore ends it. */
async function show(options: Options, source: Source, {io, controller}: Context): Promise<number> {
	const {agent, tenants, intervalMs, timeoutMs, sql, hasSql} = options;
	const {passwords, readOtherPassword, tls, clock, badge} = source;
	const {signal} = controller;
	const dispatcher = createDispatcher({timeoutMs, tls, socketPath: agent.socketPath});
	const session = createSession({
		agent,
		tenants,
		intervalMs,
		timeoutMs,
		credential: passwords.credential,
		rootPassword: passwords.rootPassword,
		readOtherPassword,
		clock,
		sql: hasSql ? {target: sql} : undefined,
		isInsecure: tls.isInsecure ?? false,
		hasSession: !isBrief(options),
		dispatcher,
		random: systemRandom,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		signal,
	});
	try {
		return await showOutput(session, options, {
			io,
			controller,
			badge,
			style: {words, zone: options.isUtc ? 'utc' : 'local'},
			isWait: options.isWait,
			hasColor: options.hasColor,
			isInputTaken: options.passwordFile === '-' || options.agentPasswordFile === '-',
		});
	} finally {
		controller.abort();
		await endInTime(session.close(), signal);
		await endInTime(dispatcher.destroy(), signal);
	}
}
