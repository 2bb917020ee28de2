import {text, word} from '../../text/wire-value.js';
import type {Answer} from './envelope.js';
import {readList, type GiveWay} from './read-list.js';

/** A tenant of the cluster. */
export type ListedTenant = {
	readonly name: string;
	/** It is being restored, or its restore has failed: OceanBase keeps the status of such a tenant until it is dropped. */
	readonly isRestoring: boolean;
};

/** More than any cluster has. */
const mostTenants = 5000;

/**
 * Decodes the answer to `GET /api/v1/tenants/overview`, which has the sys tenant but no META ones; a row without a name is
 * left out. Throws an AgentError for an answer that is no such list.
 */
export async function decodeTenants(answer: Answer, giveWay: GiveWay): Promise<readonly ListedTenant[]> {
	const {items} = await readList(answer, {
		decode(row) {
			const name = word(row['tenant_name']);
			return name === '' ? undefined : [{name, isRestoring: text(row['status']).toUpperCase() === 'RESTORE'}];
		},
		most: mostTenants,
		detail: {type: 'noTenantList'},
		giveWay,
	});
	return items;
}
