import type {RestoreView} from '../monitor/select/restore-view.js';
import {span, type Line} from './line/line.js';
import type {Meaning} from './theme.js';

/** Dims the state of a restore that is read no more; a standstill is known from figures. */
export function dimIfStale(
	{isStale, areFiguresStale, word}: Pick<RestoreView, 'isStale' | 'areFiguresStale' | 'word'>,
	meaning: Meaning,
): Meaning {
	const isOfFigures = word.type === 'stalled' || word.type === 'noProgress';
	return isStale || (isOfFigures && areFiguresStale) ? 'dim' : meaning;
}

/** Dims figures whose source reports them no more. */
export function dimIfOld({areFiguresStale}: Pick<RestoreView, 'areFiguresStale'>, meaning: Meaning): Meaning {
	return areFiguresStale ? 'dim' : meaning;
}

/** The same of a whole line. */
export function dimLineIfOld(restore: Pick<RestoreView, 'areFiguresStale'>, line: Line): Line {
	return restore.areFiguresStale ? line.map(({text}) => span(text, 'dim')) : line;
}
