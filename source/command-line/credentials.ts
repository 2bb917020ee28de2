import type {Credential} from '../domain/cluster.js';
import {makeVisible} from '../text/visible-text.js';
import type {Io} from '../system/io.js';
import {raceAbort} from '../system/race.js';
import {askHidden} from '../system/hidden-prompt.js';
import type {UsageWords} from '../locale/words.js';
import {UsageError} from './usage-error.js';
import type {Options} from './options.js';
import {readPasswordFile, watchPasswordFile} from './password-file.js';
import {findExposure} from './exposed-file.js';

/** Where a warning goes, and its words. */
export type Warning = {readonly io: Pick<Io, 'stderr'>; readonly words: UsageWords};

type PromptContext = {readonly io: Io; readonly words: UsageWords; readonly signal: AbortSignal};

/** Who we are to the agent, and to OceanBase itself. */
export type Passwords = {
	readonly credential: Credential;
	/** Of root@sys, to ask over SQL; undefined if nobody gave it. */
	readonly rootPassword: string | undefined;
};

/**
 * The passwords to ask with. On the agent's unix socket none is needed; elsewhere it is the agent's own if one is given,
 * else that of root@sys from its file, the environment or a hidden prompt, else the empty one. Undefined if the reader
 * left the prompt, or the program is to end.
 */
export async function findPasswords(options: Options, surroundings: PromptContext): Promise<Passwords | undefined> {
	const {signal} = surroundings;
	// Standard input may keep us waiting for ever.
	const found = signal.aborted ? undefined : await raceAbort(askAround(options, surroundings), signal);
	for (const password of found === undefined ? [] : passwordsOf(found)) {
		surroundings.io.hidePassword(password);
	}

	return found;
}

function passwordsOf({credential, rootPassword = ''}: Passwords): readonly string[] {
	return credential.kind === 'none' ? [rootPassword] : [credential.password, rootPassword];
}

async function askAround(options: Options, surroundings: PromptContext): Promise<Passwords | undefined> {
	const credential = await findOther(options, surroundings);
	if (credential !== undefined) {
		return {credential, rootPassword: options.hasSql ? await findRoot(options, surroundings) : undefined};
	}

	const password = (await findRoot(options, surroundings)) ?? (await askForRoot(options, surroundings));
	return password === undefined ? undefined : {credential: {kind: 'root', password}, rootPassword: password};
}

/** What spares the agent the password of root@sys. */
async function findOther(options: Options, surroundings: PromptContext): Promise<Credential | undefined> {
	if (options.agent.socketPath !== undefined) {
		return {kind: 'none'};
	}

	const given = await readGiven('--agent-password-file', options.agentPasswordFile, surroundings);
	const password = given ?? surroundings.io.env['RESTOP_AGENT_PASSWORD'];
	return password === undefined ? undefined : {kind: 'agent', password};
}

async function findRoot({passwordFile}: Options, surroundings: PromptContext): Promise<string | undefined> {
	return (await readGiven('--password-file', passwordFile, surroundings)) ?? surroundings.io.env['RESTOP_PASSWORD'];
}

async function askForRoot({agent}: Options, {io, words, signal}: PromptContext): Promise<string | undefined> {
	return io.stdin.isTTY && io.stderr.isTTY
		? askHidden({
				question: words.prompt(agent.label),
				input: io.stdin,
				output: io.stderr,
				jobControl: io.jobControl,
				signal,
			})
		: '';
}

async function readGiven(option: string, file: string | undefined, {io, words}: PromptContext) {
	if (file === undefined) {
		return undefined;
	}

	try {
		const password = await readPasswordFile(file, io.stdin);
		warnOfExposure(file, {io, words});
		return password;
	} catch (error) {
		const cause = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
		throw new UsageError(`${words.expected(option, words.file, file)}${cause}`, {cause: error});
	}
}

/** It is used all the same: it is the reader's to decide who may read it. */
export function warnOfExposure(file: string, {io, words}: Warning): void {
	const command = findExposure(file);
	if (command !== undefined) {
		io.stderr.write(`restop: ${words.exposed(makeVisible(file), command)}\n`);
	}
}

/**
 * What reads the password again where it came from a file; undefined where it cannot change: one from the environment,
 * from standard input or typed in.
 */
export function findPasswordWatch(
	{agentPasswordFile, passwordFile}: Pick<Options, 'agentPasswordFile' | 'passwordFile'>,
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
