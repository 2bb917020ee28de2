import packageJson from '../package.json' with {type: 'json'};
import {findCharset} from './command-line/charset.js';
import {parseAddress} from './command-line/address.js';
import {formatVersion} from './command-line/brief-answer.js';
import {findPasswords, findPasswordWatch} from './command-line/credentials.js';
import {formatHelp} from './command-line/help.js';
import {parseOptions, type Options} from './command-line/options.js';
import type {LoginCheck} from './command-line/password-prompt.js';
import type {TlsFiles} from './command-line/tls-options.js';
import {UsageError} from './command-line/usage-error.js';
import type {ClusterTarget, TlsOptions} from './domain/cluster.js';
import {english} from './locale/en.js';
import {addCluster} from './run/add-cluster.js';
import type {ConnectedCluster, ConnectOptions} from './run/connect-cluster.js';
import {createFleet} from './run/fleet.js';
import {createMonitor, type Monitor, type MonitorOptions} from './run/monitor.js';
import {checkOutput, isBrief, showOutput} from './run/output.js';
import type {OutputContext} from './run/output-context.js';
import {systemClock} from './system/clock.js';
import {exitCodes} from './system/exit-codes.js';
import type {Io} from './system/io.js';
import {spellText} from './text/charset.js';
import {endInTime} from './system/race.js';
import {systemRandom} from './system/random.js';

const words = english;

/** The whole program: parses the command line, runs the command, and returns the exit code. Throws only for a bug. */
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
			io.stderr.write(`restop: ${spellText(error.message, findCharset(io.env, false))}\n`);
			return exitCodes.wrongUsage;
		}

		throw error;
	}
}

type Context = Pick<OutputContext, 'io' | 'controller'>;

/** The function of each command, which resolves with the exit code. */
const runners: Readonly<Record<Options['command'], (options: Options, context: Context) => Promise<number>>> = {
	watch,
	demo: watchDemo,
	async simulate(options, {io, controller}) {
		const {simulate} = await import('./run/simulate.js');
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
	const tls = await findTls(options.tls, io);
	const passwords = await findPasswords(options, {
		io,
		words: words.usage,
		signal: controller.signal,
		withLoginCheck: async (use) => withLoginCheck(use, {options, tls, signal: controller.signal}),
	});
	if (passwords === undefined) {
		// The prompt was left with Ctrl-C.
		return exitCodes.interrupt;
	}

	const {agent, tenants, intervalMs, hasSql, sql} = options;
	const target: ClusterTarget = {
		id: agent.label,
		agents: [agent],
		credential: passwords.credential,
		rootPassword: passwords.rootPassword,
		tls,
		sql: hasSql ? (sql ?? 'fromAgent') : undefined,
		selection: {names: tenants, globs: [], sinceMs: 0},
	};
	const readOtherPassword = findPasswordWatch(options, passwords.credential, io);
	return show(options, {targets: [target], clock: systemClock, intervalMs, readOtherPassword, badge: ''}, context);
}

type LoginCheckContext = {readonly options: Options; readonly tls: TlsOptions; readonly signal: AbortSignal};

/** Loads the client of the agent only for a prompt: elsewhere the first frame does not wait for it. */
async function withLoginCheck<Result>(
	use: (check: LoginCheck) => Promise<Result>,
	{options, tls, signal}: LoginCheckContext,
): Promise<Result> {
	const [{randomBytes}, {openLoginCheck}] = await Promise.all([import('node:crypto'), import('./run/login-check.js')]);
	const {agent, tenants, timeoutMs} = options;
	const [tenant = ''] = tenants;
	const check = openLoginCheck({
		agent,
		tls,
		tenant,
		timeoutMs,
		randomBytes: (count) => randomBytes(count).toString('latin1'),
		signal,
	});
	try {
		return await use(check);
	} finally {
		await check.close();
	}
}

/** Loads the check of certificates only if files are given: it would double the time to the first frame. */
async function findTls(files: TlsFiles, io: Io): Promise<TlsOptions> {
	const {caFile, certFile, keyFile, isInsecure} = files;
	if ((caFile ?? certFile ?? keyFile) === undefined && !isInsecure) {
		return {};
	}

	const {readTls} = await import('./command-line/tls-files.js');
	return readTls(files, {io, words: words.usage});
}

async function watchDemo(options: Options, context: Context): Promise<number> {
	checkOutput(options, context.io, words.usage);
	const {startDemo} = await import('./run/demo.js');
	const {clusters, clock, intervalMs, leastIntervalMs, close} = await startDemo(options);
	const targets = clusters.map(({name, server, tenants, password}): ClusterTarget => ({
		id: name,
		label: name,
		agents: [parseAddress(`127.0.0.1:${server.port}`) ?? options.agent],
		credential: {kind: 'root', password},
		rootPassword: password,
		tls: {},
		sql: options.hasSql ? 'fromAgent' : undefined,
		selection: {names: tenants, globs: [], sinceMs: 0},
	}));
	const badge = words.usage.demoBadge(options.speed);
	try {
		const times = {clock, intervalMs, leastIntervalMs};
		return await show(options, {targets, ...times, readOtherPassword: undefined, badge}, context);
	} finally {
		await endInTime(close(), context.controller.signal);
	}
}

/** What differs between real clusters and the demo. */
type Source = MonitorOptions &
	Pick<ConnectOptions, 'readOtherPassword'> &
	Pick<OutputContext, 'badge'> & {readonly targets: readonly ClusterTarget[]};

/** Watches until the user, a signal or the last restore ends it. */
async function show(options: Options, source: Source, {io, controller}: Context): Promise<number> {
	const {targets, readOtherPassword, badge, ...times} = source;
	const monitor = createMonitor(times);
	for (const target of targets) {
		addCluster(monitor, target);
	}

	const fleet = createFleet(monitor, async () =>
		connect(monitor, targets, {
			timeoutMs: options.timeoutMs,
			random: systemRandom,
			hasSession: !isBrief(options),
			readOtherPassword,
			signal: controller.signal,
		}),
	);
	try {
		return await showOutput(fleet, options, {
			io,
			controller,
			badge,
			style: {words, zone: options.isUtc ? 'utc' : 'local', charset: findCharset(io.env, options.isAscii)},
			isWait: options.isWait,
			hasColor: options.hasColor,
			isInputTaken: options.passwordFile === '-' || options.agentPasswordFile === '-',
		});
	} finally {
		controller.abort();
		await fleet.stop();
	}
}

/** Loads the clients of the agent and of OceanBase, half of the program, only after the first frame. */
async function connect(
	monitor: Monitor,
	targets: readonly ClusterTarget[],
	options: Omit<ConnectOptions, 'randomBytes'>,
): Promise<readonly ConnectedCluster[]> {
	const [{randomBytes}, {connectCluster}] = await Promise.all([
		import('node:crypto'),
		import('./run/connect-cluster.js'),
	]);
	const bytes = (count: number) => randomBytes(count).toString('latin1');
	return targets.map((target) => connectCluster(monitor, target, {...options, randomBytes: bytes}));
}
