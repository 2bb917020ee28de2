import {chooseClusters, type ClusterChoice} from '../command-line/choose-clusters.js';
import type {Config} from '../command-line/config/config.js';
import {
	findPasswords,
	findPasswordWatch,
	type PasswordContext,
	type PasswordRequest,
} from '../command-line/credentials.js';
import type {Options} from '../command-line/options.js';
import type {TlsFiles} from '../command-line/tls-options.js';
import type {AgentAddress, ClusterTarget, TlsOptions} from '../domain/cluster.js';
import type {ConnectOptions} from './connect-cluster.js';

/** A cluster that can be connected, and what reads its password again. */
export type PreparedCluster = {readonly target: ClusterTarget} & Pick<ConnectOptions, 'readOtherPassword'>;

/**
 * The clusters of the command line and of the config file, with their certificates and passwords, in their order. Undefined
 * if the user left a prompt. Throws a UsageError for what is wrong with one of them.
 */
export async function prepareClusters(
	options: Options,
	config: Config | undefined,
	context: PasswordContext,
): Promise<readonly PreparedCluster[] | undefined> {
	const choices = chooseClusters(options, config?.clusters ?? [], context.words);
	const tls = await Promise.all(choices.map(async ({entry}) => readCertificates(options.tls, entry, context)));
	const passwords = await findPasswords(
		choices.map((choice, index) => requestFor(choice, tls[index] ?? {}, {options, context})),
		options,
		context,
	);
	return passwords?.flatMap((found, index) => {
		const choice = choices[index];
		if (choice === undefined) {
			return [];
		}

		const {entry, ...identity} = choice;
		const {credential, rootPassword} = found;
		const target = {
			...identity,
			...(entry === undefined ? {} : {label: entry.name}),
			credential,
			rootPassword,
			tls: tls[index] ?? {},
			sql: chooseSql(options, entry),
			...(options.learnsAgents || entry?.learnsAgents === true ? {learnsAgents: true} : {}),
		};
		return [{target, readOtherPassword: findPasswordWatch(found, context.io)}];
	});
}

/** Options go before the file. */
export function chooseSql(
	{hasSql, sql}: Pick<Options, 'hasSql' | 'sql'>,
	entry: ClusterChoice['entry'],
): ClusterTarget['sql'] {
	if (!hasSql) {
		return undefined;
	}

	return sql ?? (entry === undefined ? 'fromAgent' : entry.sql);
}

type RequestContext = {readonly options: Options; readonly context: PasswordContext};

function requestFor(
	{agents, entry}: ClusterChoice,
	tls: TlsOptions,
	{options, context: {signal}}: RequestContext,
): PasswordRequest {
	const [agent] = agents;
	return {
		label: entry?.name ?? agent.label,
		isSocket: agent.socketPath !== undefined,
		hasSql: chooseSql(options, entry) !== undefined,
		password: entry?.password,
		agentPassword: entry?.agentPassword,
		sqlPassword: entry?.sqlPassword,
		openLoginCheck: async () => openLoginCheck(agent, {tls, timeoutMs: options.timeoutMs, signal}),
	};
}

type LoginCheckContext = {readonly tls: TlsOptions; readonly timeoutMs: number; readonly signal: AbortSignal};

/** Loads the client of the agent only for a prompt: elsewhere the first frame does not wait for it. */
async function openLoginCheck(agent: AgentAddress, {tls, timeoutMs, signal}: LoginCheckContext) {
	const [{randomBytes}, {openLoginCheck: open}] = await Promise.all([
		import('node:crypto'),
		import('./login-check.js'),
	]);
	return open({agent, tls, timeoutMs, randomBytes: (count) => randomBytes(count).toString('latin1'), signal});
}

/**
 * Reads the certificates of one cluster, those of options before those of the file. Loads the check of certificates only if
 * files are given: it would double the time to the first frame.
 */
export async function readCertificates(
	given: TlsFiles,
	entry: ClusterChoice['entry'],
	{io, words}: Pick<PasswordContext, 'io' | 'words'>,
): Promise<TlsOptions> {
	const {files, names} = chooseCertificates(given, entry);
	const {caFile, certFile, keyFile, isInsecure} = files;
	if ((caFile ?? certFile ?? keyFile) === undefined && !isInsecure) {
		return {};
	}

	const {readTls} = await import('../command-line/tls-files.js');
	return readTls(files, {io, words}, names);
}

function chooseCertificates(given: TlsFiles, entry: ClusterChoice['entry']) {
	const ours = entry?.tls;
	const name = (key: 'ca' | 'cert' | 'key' | 'insecure', isGiven: boolean) =>
		isGiven || entry === undefined ? `--${key}` : entry.placeOf('tls', key);
	// A certificate and its key are given together.
	const hasPair = given.certFile !== undefined;
	return {
		files: {
			caFile: given.caFile ?? ours?.caFile,
			certFile: hasPair ? given.certFile : ours?.certFile,
			keyFile: hasPair ? given.keyFile : ours?.keyFile,
			isInsecure: given.isInsecure || ours?.isInsecure === true,
		},
		names: {
			ca: name('ca', given.caFile !== undefined),
			cert: name('cert', hasPair),
			key: name('key', hasPair),
			insecure: name('insecure', given.isInsecure),
		},
	};
}
