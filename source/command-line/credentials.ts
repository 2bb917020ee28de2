import type {Credential} from '../domain/cluster.js';
import {makeVisible} from '../text/visible-text.js';
import type {Io} from '../system/io.js';
import {raceAbort} from '../system/race.js';
import type {UsageWords} from '../locale/words.js';
import type {Options} from './options.js';
import {promptForRootPassword, type PromptContext} from './password-prompt.js';
import {readPasswordFile, showPasswordFile, watchPasswordFile} from './password-file.js';
import {findExposure} from './exposed-file.js';
import {createReadError} from './system-error.js';

/** The stream and the words of a warning. */
export type Warning = {readonly io: Pick<Io, 'stderr'>; readonly words: UsageWords};

/** The options for password files. */
type PasswordFiles = Pick<Options, 'passwordFile' | 'agentPasswordFile'>;

/** The options that decide which passwords are needed, and where they are. */
type PasswordOptions = PasswordFiles & Pick<Options, 'agent' | 'hasSql'>;

/** What authenticates us to the agent, and to OceanBase itself. */
type Passwords = {
	readonly credential: Credential;
	/** The password of root@sys, to read progress over SQL; undefined if none was given. */
	readonly rootPassword: string | undefined;
};

/**
 * Finds the passwords. On the agent's unix socket none is needed; elsewhere the agent's own password is used if one is
 * given, else that of root@sys from its file, the environment or a hidden prompt, else the empty one. Undefined if the
 * user left the prompt or the signal was aborted. Throws a UsageError for a password file that cannot be read.
 */
export async function findPasswords(options: PasswordOptions, context: PromptContext): Promise<Passwords | undefined> {
	const {signal, io} = context;
	// A pipe on standard input may never end.
	const found = signal.aborted ? undefined : await raceAbort(readPasswords(options, context), signal);
	for (const password of found === undefined ? [] : passwordsOf(found)) {
		io.hidePassword(password);
	}

	return found;
}

function passwordsOf({credential, rootPassword = ''}: Passwords): readonly string[] {
	return credential.kind === 'none' ? [rootPassword] : [credential.password, rootPassword];
}

async function readPasswords(options: PasswordOptions, context: PromptContext): Promise<Passwords | undefined> {
	const credential = await findAgentCredential(options, context);
	if (credential !== undefined) {
		return {credential, rootPassword: options.hasSql ? await findRootPassword(options, context) : undefined};
	}

	const password =
		(await findRootPassword(options, context)) ?? (await promptForRootPassword(options.agent.label, context));
	return password === undefined ? undefined : {credential: {kind: 'root', password}, rootPassword: password};
}

/** A credential that the agent accepts instead of the password of root@sys; undefined if there is none. */
async function findAgentCredential(options: PasswordOptions, context: PromptContext): Promise<Credential | undefined> {
	if (options.agent.socketPath !== undefined) {
		return {kind: 'none'};
	}

	const ofFile = await readPassword('--agent-password-file', options.agentPasswordFile, context);
	const password = ofFile ?? context.io.env['RESTOP_AGENT_PASSWORD'];
	return password === undefined ? undefined : {kind: 'agent', password};
}

async function findRootPassword({passwordFile}: PasswordFiles, context: PromptContext): Promise<string | undefined> {
	return (await readPassword('--password-file', passwordFile, context)) ?? context.io.env['RESTOP_PASSWORD'];
}

/** Undefined if no file is given. */
async function readPassword(option: string, file: string | undefined, {io, words}: PromptContext) {
	if (file === undefined) {
		return undefined;
	}

	try {
		const password = await readPasswordFile(file, io.stdin);
		warnOfExposure(file, {io, words});
		return password;
	} catch (error) {
		throw createReadError({option, file: showPasswordFile(file), error}, words);
	}
}

/** Warns of a file that others can read. The file is used nevertheless: its owner decides who may read it. */
export function warnOfExposure(file: string, {io, words}: Warning): void {
	const command = findExposure(file);
	if (command !== undefined) {
		io.stderr.write(`restop: ${words.exposed(makeVisible(file), command)}\n`);
	}
}

/**
 * Returns a function that resolves with the password if its file has changed, else with undefined. Returns undefined where
 * the password cannot change: it came from the environment, from standard input or from the prompt.
 */
export function findPasswordWatch(
	{agentPasswordFile, passwordFile}: PasswordFiles,
	credential: Credential,
	{hidePassword}: Pick<Io, 'hidePassword'>,
): (() => Promise<string | undefined>) | undefined {
	if (credential.kind === 'none') {
		return undefined;
	}

	const file = credential.kind === 'agent' ? agentPasswordFile : passwordFile;
	const readOther = file === undefined || file === '-' ? undefined : watchPasswordFile(file, credential.password);
	return (
		readOther &&
		(async () => {
			const password = await readOther();
			if (password !== undefined) {
				hidePassword(password);
			}

			return password;
		})
	);
}
