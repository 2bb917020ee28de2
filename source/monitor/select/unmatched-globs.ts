import {isMatchOfAny} from '../../domain/tenant-pattern.js';
import type {State} from '../state.js';

/** The patterns that no restore of any cluster matches, once each; those of clusters that could not be listed are left out. */
export function unmatchedGlobs({clusters}: State): readonly string[] {
	const listed = clusters.filter(({hasListed}) => hasListed);
	const globs = new Set(listed.flatMap(({discovery}) => discovery?.globs ?? []));
	return [...globs].filter((glob) =>
		listed.every(
			({discovery, restores}) =>
				!(
					discovery?.globs.includes(glob) === true &&
					restores.some(({tenant, tableRestore}) => isMatchOfAny(tableRestore?.tenant ?? tenant, [glob]))
				),
		),
	);
}
