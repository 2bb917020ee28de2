import type {Track} from '../../domain/track.js';
import type {DataView, LogView, TrackTone} from '../../monitor/select/restore-view.js';
import type {Meaning} from '../theme.js';
import {span, type Line} from './line.js';

/** Data and log are restored in parallel; each has a bar. */
const movingMeaning: Readonly<Record<Track, Meaning>> = {data: 'dataTrack', log: 'logTrack'};

function meaningOf(track: Track, tone: TrackTone): Meaning {
	switch (tone) {
		case 'done': {
			return 'doneTrack';
		}

		case 'failed': {
			return 'failedTrack';
		}

		case 'moving': {
			return movingMeaning[track];
		}
	}
}

/**
 * A thin bar of `width` cells in steps of half a cell. Never full below 100 %, never empty above 0 %; an unknown share is a
 * dotted line.
 */
export function drawBar(track: Track, {share, tone}: DataView | LogView, width: number): Line {
	if (share === undefined) {
		return [span('·'.repeat(width), 'unknownTrack')];
	}

	const halves = halvesOf(share.percent, width);
	const filled = `${'━'.repeat(Math.floor(halves / 2))}${halves % 2 === 1 ? '╸' : ''}`;
	return [span(filled, meaningOf(track, tone)), span('─'.repeat(width - filled.length), 'restTrack')];
}

function halvesOf(percent: number, width: number): number {
	const all = width * 2;
	if (percent >= 100) {
		return all;
	}

	if (percent <= 0 || width === 0) {
		return 0;
	}

	return Math.min(all - 1, Math.max(1, Math.floor((percent / 100) * all)));
}
