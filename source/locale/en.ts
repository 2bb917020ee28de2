import {describeChange, describeFailure} from './describe-event.js';
import {describeProblem, causeOf} from './describe-problem.js';
import {keys, report, screen} from './en-screen.js';
import {ago, phaseNames, describeState} from './describe-state.js';
import {usage} from './en-usage.js';
import type {Words} from './words.js';

export const english: Words = {
	describeChange,
	describeState,
	describeFailure,
	describeProblem,
	causeOf,
	phaseNames,
	ago,
	screen,
	keys,
	report,
	usage,
};
