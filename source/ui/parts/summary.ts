import type {TallyKey} from '../../domain/tally-key.js';
import {selectTally, type Tally} from '../../monitor/select/tally.js';
import type {Frame} from '../frame.js';
import {span, type Line, type Span} from '../line/line.js';
import type {Meaning} from '../theme.js';

const meanings: Readonly<Record<TallyKey, Meaning>> = {
	running: 'active',
	stalled: 'warning',
	waiting: 'warning',
	unreachable: 'warning',
	refused: 'warning',
	unreadable: 'warning',
	succeeded: 'good',
	failed: 'bad',
	dropped: 'bad',
	other: 'dim',
};

/** `5 restores   2 running   1 done   1 failed`: every restore is counted once. */
export function drawSummary(frame: Frame): Line {
	const {words, candidates} = frame;
	const {total, counts} = selectTally(candidates);
	const parts = drawCounts(frame, counts).flatMap((part) => [span(' '.repeat(3)), part]);
	return [span(' '.repeat(3)), span(words.screen.restores(total)), ...parts];
}

/** How many restores are in which state, the worst first. */
export function drawCounts({words}: Pick<Frame, 'words'>, counts: Tally['counts']): readonly Span[] {
	return counts.map(({key, count}) => span(words.screen.tally(key, count), meanings[key]));
}
