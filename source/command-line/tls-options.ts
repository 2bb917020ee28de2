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

/** Throws a UsageError for a certificate without its key, or the reverse. */
export function readTlsFiles({find, has}: OptionValues, words: UsageWords): TlsFiles {
	if (has('cert') !== has('key')) {
		const [option, missing] = has('cert') ? (['cert', 'key'] as const) : (['key', 'cert'] as const);
		throw new UsageError(words.needs(spellOption(option), spellOption(missing)));
	}

	return {caFile: find('ca'), certFile: find('cert'), keyFile: find('key'), isInsecure: has('insecure')};
}

/**
 * Throws a UsageError for TLS options that would have no effect: a user who gives a CA expects TLS, and must not get plain
 * HTTP.
 */
export function checkTls(tls: TlsFiles, agents: readonly AgentAddress[], words: UsageWords): void {
	const plain = agents.find(({origin}) => !origin.startsWith('https:'));
	const useless = findUsed(tls);
	if (plain === undefined || useless === undefined) {
		return;
	}

	const kind = plain.socketPath === undefined ? 'address' : 'socket';
	throw createValueError({option: spellOption(useless), wanted: words.tlsAgent, got: plain.label, kind}, words);
}

/** The first option about TLS that was given. */
function findUsed({caFile, certFile, keyFile, isInsecure}: TlsFiles) {
	const given = {
		ca: caFile !== undefined,
		cert: certFile !== undefined,
		key: keyFile !== undefined,
		insecure: isInsecure,
	};
	return (['ca', 'cert', 'key', 'insecure'] as const).find((name) => given[name]);
}
