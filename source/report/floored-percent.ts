import type {Share} from '../domain/progress/track.js';

/** A percentage for machines: at most two decimals, floored, so that 100 means all of it; undefined is unknown. */
export function flooredPercent(share: Share | undefined): number | undefined {
	return share === undefined ? undefined : Math.floor(share.percent * 100 + 1e-6) / 100;
}
