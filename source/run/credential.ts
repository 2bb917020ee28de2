import type {Credential} from '../agent/agent-client.js';
import {readPasswordFile} from '../config/password.js';
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
		return await readPasswordFile(file, io.stdin);
	} catch (error) {
		const cause = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
		throw new UsageError(`${words.expected(option, words.file, file)}${cause}`, {cause: error});
	}
}
