import type {AgentAddress} from '../domain/cluster.js';
import type {UsageWords} from '../locale/words.js';
import type {OptionValues} from './option-values.js';
import {spellOption} from './options-table.js';
import {createValueError, UsageError} from './usage-error.js';

/** The files for TLS: CAs, client certificate and key; undefined if not given. */
export type TlsFiles = {
	/** The CAs that are trusted instead of the system's. */
	readonly caFile: string | undefined;
	readonly certFile: string | undefined;
	readonly keyFile: string | undefined;
	/** Whether certificates are not verified. */
	readonly isInsecure: boolean;
};

export function readTlsFiles({find, has}: OptionValues): TlsFiles {
	return {caFile: find('ca'), certFile: find('cert'), keyFile: find('key'), isInsecure: has('insecure')};
}

/**
 * Throws a UsageError for TLS options that would have no effect: a user who gives a CA expects TLS, and must not get plain
 * HTTP.
 */
export function checkTls({has}: OptionValues, agent: AgentAddress, words: UsageWords): void {
	if (has('cert') !== has('key')) {
		const [option, missing] = has('cert') ? (['cert', 'key'] as const) : (['key', 'cert'] as const);
		throw new UsageError(words.needs(spellOption(option), spellOption(missing)));
	}

	const useless = (['ca', 'cert', 'key', 'insecure'] as const).find((name) => has(name));
	if (useless === undefined || agent.origin.startsWith('https:')) {
		return;
	}

	const kind = agent.socketPath === undefined ? 'address' : 'socket';
	throw createValueError({option: spellOption(useless), wanted: words.tlsAgent, got: agent.label, kind}, words);
}
