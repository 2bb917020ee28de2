import {selectTally, type TallyKey} from '../../monitor/select/tally.js';
import type {Frame} from '../frame.js';
import {span} from '../line.js';
import type {Meaning} from '../theme.js';
import {Row} from './row.js';

const meanings: Readonly<Record<TallyKey, Meaning>> = {
	running: 'active',
	stalled: 'warning',
	waiting: 'warning',
	noAnswer: 'warning',
	succeeded: 'good',
	failed: 'bad',
	dropped: 'bad',
	other: 'dim',
};

/** `5 restores   2 running   1 done   1 failed` */
export function Summary({frame}: {readonly frame: Frame}) {
	const {words, theme, restores} = frame;
	const {total, counts} = selectTally(restores);
	const parts = counts.map(({key, count}) => span(`   ${words.screen.tally(key, count)}`, meanings[key]));
	return <Row line={[span(' '.repeat(3)), span(words.screen.restores(total)), ...parts]} theme={theme} />;
}
