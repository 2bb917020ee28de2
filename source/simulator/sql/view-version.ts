import type {Restore} from '../world/scenario.js';

/**
 * OceanBase versions between which the restore views changed: 4.1 gives raw statuses; 4.2.1 folds them and has no figures but
 * bytes; 4.2.5 has all figures; 4.3.3 has RESTORE_TYPE as well.
 */
export const viewVersions = ['4.1', '4.2.1', '4.2.5', '4.3.3'] as const;
export type ViewVersion = (typeof viewVersions)[number];

/** Whether a version has what came with another one. */
export function isPresentIn(version: ViewVersion, since: ViewVersion = '4.1'): boolean {
	return viewVersions.indexOf(since) <= viewVersions.indexOf(version);
}

/** Real destinations in object stores contain their access keys: tests search for this secret wherever it must not leak. */
export function backupDestOf({dataUri, logUri}: Restore): string {
	return [dataUri, logUri].map((uri) => `${uri}?access_id=simulated&access_key=simulated-secret`).join(',');
}
