import {getCACertificates} from 'node:tls';
import type {TlsOptions} from '../../domain/cluster.js';
import type {TrustStore} from '../../domain/problem-detail.js';

/** The CAs that certificates of agents are verified with. */
export type TrustedCas = {readonly store: TrustStore; readonly certificates: readonly string[]};

/** Certificates in PEM by their origin, as `getCACertificates` of Node. */
type ReadCas = (origin: 'system' | 'bundled' | 'extra') => readonly string[];

/** The CAs for an agent; undefined where its certificate is not verified, or it has none. */
export function findTrustedCas(origin: string, tls: TlsOptions): TrustedCas | undefined {
	return new URL(origin).protocol === 'https:' && tls.isInsecure !== true ? readTrustedCas(tls) : undefined;
}

/**
 * Those of `--ca` alone, else those of this system, or the list that comes with Node where the system has none, and those of
 * NODE_EXTRA_CA_CERTS. To read them takes the better part of a tenth of a second.
 */
export function readTrustedCas({ca}: Pick<TlsOptions, 'ca'>, read: ReadCas = getCACertificates): TrustedCas {
	if (ca !== undefined) {
		return {store: 'caFile', certificates: [ca]};
	}

	const system = read('system');
	const store = system.length === 0 ? 'bundled' : 'system';
	return {store, certificates: [...new Set([...(store === 'system' ? system : read('bundled')), ...read('extra')])]};
}
