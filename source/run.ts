import packageJson from '../package.json' with {type: 'json'};
import {findCharset} from './command-line/charset.js';
import {parseAddress} from './command-line/address.js';
import {formatVersion} from './command-line/brief-answer.js';
import {commandTable} from './command-line/commands.js';
import type {Config} from './command-line/config/config.js';
import {findConfigFile} from './command-line/config/config-place.js';
import {parseFlags} from './command-line/flags.js';
import {formatHelp} from './command-line/help.js';
import {readOptions, type Options} from './command-line/options.js';
import {UsageError} from './command-line/usage-error.js';
import {findGivenLanguage, lineLanguage, screenLanguage, type Language} from './command-line/language.js';
import type {Words} from './locale/words.js';
import {addCluster} from './run/add-cluster.js';
import {prepareClusters, type PreparedCluster} from './run/cluster-targets.js';
import type {ConnectedCluster, ConnectOptions} from './run/connect-cluster.js';
import type {Exec} from './run/exec.js';
import {createFleet, type Fleet} from './run/fleet.js';
import {loadWords} from './run/load-words.js';
import {createMonitor, type Monitor, type MonitorOptions} from './run/monitor.js';
import {checkOutput, isBrief, isScreen, showOutput} from './run/output.js';
import type {OutputContext} from './run/output-context.js';
import type {Style} from './report/plain.js';
import {systemClock} from './system/clock.js';
import {exitCodes} from './system/exit-codes.js';
import type {Io} from './system/io.js';
import {spellText} from './text/charset.js';
import {endInTime} from './system/race.js';
import {systemRandom} from './system/random.js';

/** The whole program: parses the command line, runs the command, and returns the exit code. Throws only for a bug. */
export async function run(io: Io): Promise<number> {
	const controller = new AbortController();
	const hurry = new AbortController();
	let ended: number | undefined;
	io.onEnd((exitCode) => {
		ended ??= exitCode;
		// What is waited for after the user has quit, or after the last restore, ends at the first signal.
		if (controller.signal.aborted) {
			hurry.abort();
		}

		controller.abort();
	});
	const words = await loadWords(lineLanguage(findGivenLanguage(io.argv), io.env));
	try {
		const flags = parseFlags(io.argv, words.usage);
		const given = readOptions(flags, words.usage);
		const config = await loadConfig(given, {io, words});
		const options = config === undefined ? given : readOptions(flags, words.usage, config.preferences);
		const exitCode = await runners[options.command](options, {io, words, controller, hurry: hurry.signal, config});
		return ended ?? exitCode;
	} catch (error) {
		if (error instanceof UsageError) {
			io.stderr.write(`restop: ${spellText(error.message, findCharset(io.env, false))}\n`);
			return exitCodes.wrongUsage;
		}

		throw error;
	}
}

/** Reads the config file for commands that take its clusters. Loads what reads it only if there is one. */
async function loadConfig(
	{command, configFile}: Options,
	{io, words}: Pick<Context, 'io' | 'words'>,
): Promise<Config | undefined> {
	if (command === 'help' || command === 'version' || !commandTable[command].hasTenants) {
		return undefined;
	}

	const file = findConfigFile(configFile, io.env);
	if (file === undefined) {
		return undefined;
	}

	const {readConfig} = await import('./command-line/config/read-config.js');
	return readConfig(file, {io, words: words.usage});
}

type Context = Pick<OutputContext, 'io' | 'controller'> & {
	/** In the language of plain lines and standard error. */
	readonly words: Words;
	/** Undefined where there is none, and for commands that do not read it. */
	readonly config: Config | undefined;
	/** Aborted by a signal that comes after the end of the watch. */
	readonly hurry: AbortSignal;
};

/** The function of each command, which resolves with the exit code. */
const runners: Readonly<Record<Options['command'], (options: Options, context: Context) => Promise<number>>> = {
	watch,
	demo: watchDemo,
	async export(options, context) {
		return options.printed === undefined ? watch(options, context) : printForPrometheus(options.printed, context);
	},
	async simulate(options, {io, words, controller}) {
		const {simulate} = await import('./run/simulate.js');
		await simulate(options, io, {words: words.usage, signal: controller.signal});
		return 0;
	},
	async config(options, {io, words, controller}) {
		const {runConfig} = await import('./run/config.js');
		return runConfig(options, {io, words, signal: controller.signal});
	},
	async help(_options, {io, words}) {
		io.stdout.write(formatHelp(words.usage));
		return 0;
	},
	async version(_options, {io}) {
		io.stdout.write(formatVersion(packageJson.version));
		return 0;
	},
};

async function printForPrometheus(what: 'dashboard' | 'rules', {io}: Context): Promise<number> {
	const {formatFile} = await import('./report/prometheus/files.js');
	io.stdout.write(formatFile(what));
	return 0;
}

async function watch(options: Options, context: Context): Promise<number> {
	const {io, words, controller, config} = context;
	checkOutput(options, io, words.usage);
	const clusters = await prepareClusters(options, config, {io, words: words.usage, signal: controller.signal});
	if (clusters === undefined) {
		// The prompt was left with Ctrl-C.
		return exitCodes.interrupt;
	}

	return show(options, {clusters, clock: systemClock, intervalMs: options.intervalMs}, context);
}

async function watchDemo(options: Options, context: Context): Promise<number> {
	checkOutput(options, context.io, context.words.usage);
	const {startDemo} = await import('./run/demo.js');
	const {clusters, clock, intervalMs, close} = await startDemo(options);
	const prepared = clusters.map(({name, server, password}): PreparedCluster => {
		const label = `127.0.0.1:${server.port}`;
		const target = {
			id: name,
			label: name,
			agents: [parseAddress(label) ?? {origin: `http://${label}`, label}] as const,
			credential: {kind: 'root', password} as const,
			rootPassword: password,
			tls: {},
			sql: options.hasSql ? ('fromAgent' as const) : undefined,
			selection: {names: [], globs: ['*'], sinceMs: options.sinceMs},
		};
		return {target};
	});
	try {
		return await show(options, {clusters: prepared, clock, intervalMs, speed: options.speed}, context);
	} finally {
		await endInTime(close(), context.controller.signal);
	}
}

/** What differs between real clusters and the demo. */
type Source = MonitorOptions & {readonly clusters: readonly PreparedCluster[]};

/** Watches until the user, a signal or the last restore ends it. */
async function show(options: Options, source: Source, context: Context): Promise<number> {
	const {io, controller, hurry} = context;
	const {clusters, ...times} = source;
	const language = chooseLanguage(options, context);
	const shown = await loadWords(language);
	const monitor = createMonitor(times);
	for (const {target} of clusters) {
		addCluster(monitor, target);
	}

	const fleet = createFleet(monitor, async () =>
		connect(monitor, clusters, {
			timeoutMs: options.timeoutMs,
			random: systemRandom,
			hasSession: !isBrief(options),
			language: agentLanguages[language],
			signal: controller.signal,
		}),
	);
	const style: Style = {
		words: shown,
		zone: options.isUtc ? 'utc' : 'local',
		charset: findCharset(io.env, options.isAscii),
	};
	const lineStyle = {...style, words: context.words};
	const exec = await openExec(monitor, options, {io, style: lineStyle});
	const outputContext: OutputContext = {
		io,
		controller,
		badge: options.command === 'demo' ? shown.usage.demoBadge(options.speed) : '',
		style,
		lineStyle,
		isWait: options.isWait,
		hasColor: options.hasColor,
		themeName: options.theme,
		isNotify: options.isNotify,
		isInputTaken: options.passwordFile === '-' || options.agentPasswordFile === '-',
	};
	let exitCode: number;
	try {
		exitCode = await present(fleet, options, outputContext);
	} finally {
		controller.abort();
		await fleet.stop();
	}

	await exec?.end(hurry);
	return exitCode;
}

/** The tags of BCP 47 by which agents know a language; English is their default. */
const agentLanguages = {en: undefined, zh: 'zh-CN'} as const;

/** The language of the output that is shown. */
function chooseLanguage(options: Options, {io, config}: Context): Language {
	const {command, output, language: given, isAscii} = options;
	// An export alone writes lines, also on a terminal.
	const hasScreen = isScreen(options, io) && (command !== 'export' || output !== undefined);
	return hasScreen
		? screenLanguage({given, preferred: config?.language, isAscii}, io.env)
		: lineLanguage(given, io.env);
}

/** Shows the restores, and serves metrics of them where that is asked for. */
async function present(fleet: Fleet, options: Options, context: OutputContext): Promise<number> {
	if (options.command !== 'export' && options.listen === undefined) {
		return showOutput(fleet, options, context);
	}

	const {showExport} = await import('./run/export.js');
	return showExport(fleet, options, context);
}

/** Loads what runs commands only if there is one. */
async function openExec(
	monitor: Monitor,
	options: Options,
	{io, style}: Pick<OutputContext, 'io' | 'style'>,
): Promise<Exec | undefined> {
	const {exec: command} = options;
	if (command === undefined) {
		return undefined;
	}

	const {startExec} = await import('./run/exec.js');
	return startExec(monitor, {command, io, style, isScreen: isScreen(options, io)});
}

/** Loads the clients of the agent and of OceanBase, half of the program, only after the first frame. */
async function connect(
	monitor: Monitor,
	clusters: readonly PreparedCluster[],
	options: Omit<ConnectOptions, 'randomBytes' | 'readOtherPassword'>,
): Promise<readonly ConnectedCluster[]> {
	const [{randomBytes}, {connectCluster}] = await Promise.all([
		import('node:crypto'),
		import('./run/connect-cluster.js'),
	]);
	return clusters.map(({target, readOtherPassword}) =>
		connectCluster(monitor, target, {
			...options,
			readOtherPassword,
			randomBytes: (count) => randomBytes(count).toString('latin1'),
		}),
	);
}
