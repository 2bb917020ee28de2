import type {ClusterIdentity} from '../domain/cluster-identity.js';
import {integer, known, unlessZero, word} from '../text/wire-value.js';
import type {SqlRow} from './sql-connection.js';

/**
 * Every server of the cluster answers, so that one that hangs would delay the progress: the server's own limit of a second
 * ends that.
 */
export const clusterParametersQuery =
	"SELECT /*+ QUERY_TIMEOUT(1000000) */ NAME, VALUE FROM oceanbase.GV$OB_PARAMETERS WHERE NAME IN ('cluster', 'cluster_id') LIMIT 1000";

/** Decodes rows of GV$OB_PARAMETERS, of every server, column names in capitals. What they contradict is unknown. */
export function decodeClusterParameters(rows: readonly SqlRow[]): ClusterIdentity {
	const name = word(onlyValue(rows, 'cluster'));
	const id = integer(onlyValue(rows, 'cluster_id'));
	return known({
		id: unlessZero(id),
		name: name === '' ? undefined : name,
	});
}

function onlyValue(rows: readonly SqlRow[], parameter: string): string | undefined {
	const values = rows.filter(({NAME}) => NAME === parameter).map(({VALUE}) => String(VALUE ?? ''));
	return new Set(values).size === 1 ? values[0] : undefined;
}
