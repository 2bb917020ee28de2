import {tellChange, tellFailure} from './english/events.js';
import {adviseOn, causeOf} from './english/problems.js';
import {keys, report, screen} from './english/screen.js';
import {ago, phaseNames, tellState} from './english/terms.js';
import {usage} from './english/usage.js';
import type {Words} from './words.js';

export const english: Words = {
	tellChange,
	tellState,
	tellFailure,
	adviseOn,
	causeOf,
	phaseNames,
	ago,
	screen,
	keys,
	report,
	usage,
};
