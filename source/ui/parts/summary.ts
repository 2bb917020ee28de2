import type {TallyKey} from '../../domain/tally-key.js';
import {selectTally} from '../../monitor/select/tally.js';
import type {Frame} from '../frame.js';
import {span, type Line} from '../line/line.js';
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
export function drawSummary({words, restores}: Frame): Line {
	const {total, counts} = selectTally(restores);
	const parts = counts.map(({key, count}) => span(`   ${words.screen.tally(key, count)}`, meanings[key]));
	return [span(' '.repeat(3)), span(words.screen.restores(total)), ...parts];
}
