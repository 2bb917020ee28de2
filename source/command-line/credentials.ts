import type {Credential} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import type {Io} from '../system/io.js';
import {raceAbort} from '../system/race.js';
import type {Options} from './options.js';
import {watchPasswordFile} from './password-file.js';
import {promptForRootPassword, type LoginCheck} from './password-prompt.js';
import {createSecretReader, type Secret} from './secret.js';

/** The options for password files. */
type PasswordFiles = Pick<Options, 'passwordFile' | 'agentPasswordFile'>;

/** A cluster that passwords are needed for, and what the config file says about them. */
export type PasswordRequest = {
	/** Its name, or the address of its agent, for the prompt. */
	readonly label: string;
	/** Whether its agent is reached over a unix socket, where none is needed. */
	readonly isSocket: boolean;
	/** Whether progress is read over SQL. */
	readonly hasSql: boolean;
	/** Of root@sys, of the agent, and of the user of SQL where that is another one. */
	readonly password?: Secret | undefined;
	readonly agentPassword?: Secret | undefined;
	readonly sqlPassword?: Secret | undefined;
	/** Opens what checks a typed password at the agent, if there is one; only called if there is a prompt. */
	readonly openLoginCheck?: () => Promise<LoginCheck & {readonly close: () => Promise<void>}>;
};

/** What authenticates us to the agent, and to OceanBase itself. */
export type Passwords = {
	readonly credential: Credential;
	/** The password for SQL; undefined if none was given. */
	readonly rootPassword: string | undefined;
	/** The file of the credential's password; undefined if it is from elsewhere, and cannot change. */
	readonly file: string | undefined;
};

export type PasswordContext = {
	readonly io: Io;
	readonly words: UsageWords;
	/** Ends the wait for standard input, for a command or for an answer to a prompt. */
	readonly signal: AbortSignal;
};

/**
 * Finds the passwords of clusters. On the agent's unix socket none is needed; elsewhere the agent's own password is used if
 * one is given, else that of root@sys: from the file of the option, from the config file, from the environment, or from a
 * hidden prompt, one after the other for the clusters that have none; else the empty one. Undefined if the user left a
 * prompt or the signal was aborted. Throws a UsageError for a password that cannot be read.
 */
export async function findPasswords(
	requests: readonly PasswordRequest[],
	files: PasswordFiles,
	context: PasswordContext,
): Promise<readonly Passwords[] | undefined> {
	const {signal, io} = context;
	if (signal.aborted) {
		return undefined;
	}

	// A command that still runs when another one has failed would outlive the program.
	const controller = new AbortController();
	const read = createSecretReader({...context, signal: AbortSignal.any([signal, controller.signal])});
	try {
		const reading = Promise.all(
			requests.map(async (request) => readPasswords(chooseSecrets(request, files, io.env), request, read)),
		);
		// A pipe on standard input may never end.
		const found = await raceAbort(reading, signal);
		hide(found ?? [], io);
		return found && (await promptForMissing(found, requests, context));
	} finally {
		controller.abort();
	}
}

/** The secrets of one cluster that are used. */
type Secrets = Readonly<Record<'root' | 'agent' | 'sql', Secret | undefined>>;

function chooseSecrets(
	{isSocket, hasSql, password, agentPassword, sqlPassword}: PasswordRequest,
	{passwordFile, agentPasswordFile}: PasswordFiles,
	env: Io['env'],
): Secrets {
	const agent = isSocket
		? undefined
		: (fromOption('--agent-password-file', agentPasswordFile) ??
			agentPassword ??
			(password === undefined ? fromEnv('RESTOP_AGENT_PASSWORD', env) : undefined));
	const sql = hasSql ? sqlPassword : undefined;
	const isNeedsRoot = (agent === undefined && !isSocket) || (hasSql && sql === undefined);
	const root = fromOption('--password-file', passwordFile) ?? password ?? fromEnv('RESTOP_PASSWORD', env);
	return {agent, sql, root: isNeedsRoot ? root : undefined};
}

function fromOption(option: string, file: string | undefined): Secret | undefined {
	return file === undefined ? undefined : {kind: 'file', value: file, option};
}

function fromEnv(name: string, env: Io['env']): Secret | undefined {
	return env[name] === undefined ? undefined : {kind: 'env', value: name, option: name};
}

/** Passwords as far as they are given. */
type Found = Omit<Passwords, 'credential'> & {readonly credential: Credential | undefined};

async function readPasswords(
	{agent, root, sql}: Secrets,
	{isSocket}: PasswordRequest,
	read: (secret: Secret) => Promise<string>,
): Promise<Found> {
	const [ofAgent, ofRoot, ofSql] = await Promise.all([agent && read(agent), root && read(root), sql && read(sql)]);
	const rootPassword = ofSql ?? ofRoot;
	if (isSocket) {
		return {credential: {kind: 'none'}, rootPassword, file: undefined};
	}

	if (ofAgent !== undefined) {
		return {credential: {kind: 'agent', password: ofAgent}, rootPassword, file: fileOf(agent)};
	}

	return {
		credential: ofRoot === undefined ? undefined : {kind: 'root', password: ofRoot},
		rootPassword,
		file: fileOf(root),
	};
}

function fileOf(secret: Secret | undefined): string | undefined {
	return secret?.kind === 'file' && secret.value !== '-' ? secret.value : undefined;
}

/** Prompts for the password of root@sys on each agent for which there is no password; undefined if the user left. */
async function promptForMissing(
	found: readonly Found[],
	requests: readonly PasswordRequest[],
	{io, words, signal}: PasswordContext,
): Promise<readonly Passwords[] | undefined> {
	const hasTerminal = io.stdin.isTTY && io.stderr.isTTY;
	const isMissing = (index: number) => found[index]?.credential === undefined;
	const checks = await Promise.all(
		requests.map(async ({openLoginCheck}, index) => (hasTerminal && isMissing(index) ? openLoginCheck?.() : undefined)),
	);
	// All at once: one that does not answer must not hold up the others.
	const reachable = checks.map(async (check) => check?.isReachable());
	void Promise.allSettled(reachable);
	try {
		const passwords: Passwords[] = [];
		for (const [index, {credential, rootPassword, file}] of found.entries()) {
			const check = checks[index];
			const isReachable = async () => (await reachable[index]) ?? true;
			// eslint-disable-next-line no-await-in-loop -- one question after another
			const used = credential ?? (await promptFor(requests[index]?.label ?? '', check && {...check, isReachable}));
			if (used === undefined) {
				return undefined;
			}

			passwords.push({
				credential: used,
				rootPassword: rootPassword ?? (used.kind === 'root' ? used.password : undefined),
				file,
			});
		}

		return passwords;
	} finally {
		await Promise.all(checks.map(async (check) => check?.close()));
	}

	async function promptFor(label: string, check: LoginCheck | undefined): Promise<Credential | undefined> {
		const password = await promptForRootPassword(label, {
			io,
			words,
			signal,
			...(check === undefined ? {} : {withLoginCheck: async (use) => use(check)}),
		});
		return password === undefined ? undefined : {kind: 'root', password};
	}
}

function hide(found: readonly Found[], {hidePassword}: Pick<Io, 'hidePassword'>): void {
	for (const {credential, rootPassword} of found) {
		if (credential !== undefined && credential.kind !== 'none') {
			hidePassword(credential.password);
		}

		if (rootPassword !== undefined) {
			hidePassword(rootPassword);
		}
	}
}

/**
 * Returns a function that resolves with the password if its file has changed, else with undefined. Returns undefined where
 * the password cannot change: it came from the environment, from a command, from standard input or from the prompt.
 */
export function findPasswordWatch(
	{credential, file}: Passwords,
	{hidePassword}: Pick<Io, 'hidePassword'>,
): (() => Promise<string | undefined>) | undefined {
	if (credential.kind === 'none' || file === undefined) {
		return undefined;
	}

	const readOther = watchPasswordFile(file, credential.password);
	return async () => {
		const password = await readOther();
		if (password !== undefined) {
			hidePassword(password);
		}

		return password;
	};
}
