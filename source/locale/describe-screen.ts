import type {UpcomingStep} from '../domain/phase.js';
import type {TallyKey} from '../domain/tally-key.js';
import type {Track} from '../domain/track.js';
import {formatDuration} from './durations.js';
import {joinList} from './joins.js';
import {formatCount} from './numbers.js';
import type {Plural, Strings} from './strings.js';

/** "1 restore", "1,767 restores". */
export function describeRestores(count: number, {counts}: Strings): string {
	return pluralize(counts.restores, count);
}

/** "1 cluster", "3 clusters". */
export function describeClusters(count: number, {counts}: Strings): string {
	return pluralize(counts.clusters, count);
}

/** "2 running", "1 done". */
export function describeTally(name: TallyKey, count: number, {counts}: Strings): string {
	return counts.tally[name](formatCount(count));
}

/** How many restores are out of sight: "2 above, 5 below". */
export function describeHidden(above: number, below: number, strings: Strings): string {
	const {counts} = strings;
	const parts = [
		...(above > 0 ? [counts.above(formatCount(above))] : []),
		...(below > 0 ? [counts.below(formatCount(below))] : []),
	];
	return joinList(parts, strings);
}

/** "1h54m behind"; "caught up" below a second. */
export function describeLag(lagMs: number, {screen}: Strings): string {
	return lagMs < 1000 ? screen.caughtUp : screen.behind(formatDuration(lagMs));
}

/** The steps after restoring, where no ETA is shown. */
export function describeSteps(steps: readonly UpcomingStep[], strings: Strings): string {
	return strings.steps.upcoming(listSteps([], steps, strings));
}

/** The steps that the ETA leaves out: tracks that have yet to move, then those after restoring. */
export function describeStepsNotInEta(
	unmoved: readonly Track[],
	steps: readonly UpcomingStep[],
	strings: Strings,
): string {
	return strings.steps.upcomingNotInEta(listSteps(unmoved, steps, strings));
}

function listSteps(unmoved: readonly Track[], steps: readonly UpcomingStep[], strings: Strings): string {
	const {tracks, phases} = strings;
	return joinList([...unmoved.map((track) => tracks[track]), ...steps.map((step) => phases[step])], strings);
}

export function pluralize({one, other}: Plural, count: number): string {
	const text = count === 1 && one !== undefined ? one : other;
	return text(formatCount(count));
}
