import type {Credential} from '../agent/agent-client.js';
import {findExposure} from '../config/exposed-file.js';
import {readPasswordFile, watchPasswordFile} from '../config/password.js';
import {makeVisible} from '../domain/visible-text.js';
import type {Io} from '../io.js';
import type {Options} from '../options.js';
import {aborted} from '../runtime/aborted.js';
import {askHidden} from '../runtime/hidden-prompt.js';
import {UsageError} from '../usage-error.js';
import type {UsageWords} from '../words/words.js';

type Surroundings = {readonly io: Io; readonly words: UsageWords; readonly signal: AbortSignal};

/**
 * The password to ask with: the agent's own if one is given, else that of root@sys from its file, the environment or a
 * hidden prompt, else the empty one. Undefined if the reader left the prompt, or the program is to end.
 */
export async function findCredential(options: Options, surroundings: Surroundings): Promise<Credential | undefined> {
	const {signal} = surroundings;
	// Standard input may keep us waiting for ever.
	return signal.aborted ? undefined : Promise.race([askAround(options, surroundings), aborted(signal)]);
}

async function askAround(options: Options, surroundings: Surroundings): Promise<Credential | undefined> {
	const {agentPasswordFile, passwordFile, agent} = options;
	const {io, words, signal} = surroundings;
	const ofAgent =
		(await readGiven('--agent-password-file', agentPasswordFile, surroundings)) ?? io.env['RESTOP_AGENT_PASSWORD'];
	if (ofAgent !== undefined) {
		return {kind: 'agent', password: ofAgent};
	}

	const ofRoot = (await readGiven('--password-file', passwordFile, surroundings)) ?? io.env['RESTOP_PASSWORD'];
	if (ofRoot !== undefined) {
		return {kind: 'root', password: ofRoot};
	}

	if (!io.stdin.isTTY || !io.stderr.isTTY) {
		return {kind: 'root', password: ''};
	}

	const typed = await askHidden({question: words.prompt(agent.label), input: io.stdin, output: io.stderr, signal});
	return typed === undefined ? undefined : {kind: 'root', password: typed};
}

async function readGiven(option: string, file: string | undefined, {io, words}: Surroundings) {
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
function warnOfExposure(file: string, {io, words}: Pick<Surroundings, 'io' | 'words'>): void {
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
	{kind, password}: Credential,
): (() => Promise<string | undefined>) | undefined {
	const file = kind === 'agent' ? agentPasswordFile : passwordFile;
	return file === undefined || file === '-' ? undefined : watchPasswordFile(file, password);
}
