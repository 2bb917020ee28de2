import type {CommandEnd} from '../system/run-command.js';
import type {Io} from '../system/io.js';
import type {UsageWords} from '../locale/words.js';
import {readPasswordFile, showPasswordFile} from './password-file.js';
import {createReadError} from './system-error.js';
import {warnOfExposure} from './exposure-warning.js';
import {UsageError} from './usage-error.js';

/** Where a password is. */
export type Secret = {
	readonly kind: 'file' | 'env' | 'command';
	/** A path, or `-` for standard input; a variable's name; a command for the shell. */
	readonly value: string;
	/** The option or the place in the config file that says so, for errors. */
	readonly option: string;
};

export type SecretContext = {
	readonly io: Pick<Io, 'stdin' | 'stderr' | 'env' | 'killGroup'>;
	readonly words: UsageWords;
	/** Ends the commands. */
	readonly signal: AbortSignal;
};

/** The longest time for a command. */
const longestCommandMs = 30_000;

/**
 * Returns a function that reads passwords. It reads each file, and runs each command, only once, whoever asks for it: a
 * pipe cannot be read again. Throws a UsageError, which never shows what was read.
 */
export function createSecretReader(context: SecretContext): (secret: Secret) => Promise<string> {
	const known = new Map<string, Promise<string>>();
	return async (secret) => {
		const key = `${secret.kind} ${secret.value}`;
		const reading = known.get(key) ?? readers[secret.kind](secret, context);
		known.set(key, reading);
		return reading;
	};
}

type Reader = (secret: Secret, context: SecretContext) => Promise<string>;

const readers: Readonly<Record<Secret['kind'], Reader>> = {
	async file({value: file, option}, {io, words}) {
		try {
			const password = await readPasswordFile(file, io.stdin);
			warnOfExposure(file, {io, words});
			return password;
		} catch (error) {
			throw createReadError({option, file: showPasswordFile(file), error}, words);
		}
	},
	async env({value: name, option}, {io, words}) {
		const password = io.env[name];
		if (password === undefined) {
			throw new UsageError(words.config.noVariable(option, name));
		}

		return password;
	},
	async command({value: command, option}, {io: {killGroup}, words, signal}) {
		// Few need to start processes.
		const {runCommand} = await import('../system/run-command.js');
		const end = await runCommand(command, {longestMs: longestCommandMs, signal, killGroup});
		if (end.type === 'line' && end.line !== '') {
			return end.line;
		}

		throw new UsageError(words.config.commandFailed(option, describeEnd(end, words)));
	},
};

function describeEnd(end: CommandEnd, {config: {commandEnds}}: UsageWords): string {
	switch (end.type) {
		case 'line': {
			return commandEnds.noLine;
		}

		case 'exit': {
			return commandEnds.exit(String(end.code));
		}

		case 'late': {
			return commandEnds.late(String(longestCommandMs / 1000));
		}

		case 'tooLong':
		case 'notStarted':
		case 'aborted': {
			return commandEnds[end.type];
		}
	}
}
