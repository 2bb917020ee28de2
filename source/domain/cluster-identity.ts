/** What a cluster calls itself; absent where it could not be read. */
export type ClusterIdentity = {
	/** OceanBase's `cluster_id`: chosen by whoever deploys it, so that many clusters have the same. */
	readonly id?: number;
	/** OceanBase's `cluster`. */
	readonly name?: string;
};

/**
 * Whether two answers are of one cluster; undefined where that is not known. An equal id alone says nothing: most clusters
 * have id 1.
 */
export function isSameCluster(
	one: ClusterIdentity | undefined,
	other: ClusterIdentity | undefined,
): boolean | undefined {
	if (one === undefined || other === undefined) {
		return undefined;
	}

	if (isDifferent(one.name, other.name) || isDifferent(one.id, other.id)) {
		return false;
	}

	return one.name === undefined || other.name === undefined ? undefined : true;
}

function isDifferent(one: string | number | undefined, other: string | number | undefined): boolean {
	return one !== undefined && other !== undefined && one !== other;
}
