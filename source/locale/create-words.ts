import {describeChange} from './describe-event.js';
import {describeError, describeFailure} from './describe-failure.js';
import {describeNotice} from './describe-notice.js';
import {describeProblem, describeSqlOff, describeSqlProblem, describeUnknown} from './describe-problem.js';
import {
	describeClusters,
	describeHidden,
	describeLag,
	describeRestores,
	describeSteps,
	describeStepsNotInEta,
	describeTally,
} from './describe-screen.js';
import {describeAgo, describeState} from './describe-state.js';
import {joinCause, joinClauses, joinList} from './joins.js';
import type {Strings} from './strings.js';
import type {ScreenWords, Words} from './words.js';

/** The words of one language: its strings, and the logic that all languages share. */
export function createWords(strings: Strings): Words {
	return {
		describeChange: (change) => describeChange(change, strings),
		describeState: (word) => describeState(word, strings),
		describeFailure: (failure) => describeFailure(failure, strings),
		describeError: (failure) => describeError(failure, strings),
		describeProblem: (problem, subject) => describeProblem(problem, subject, strings),
		describeSqlProblem: (problem) => describeSqlProblem(problem, strings),
		describeLag: (lagMs) => describeLag(lagMs, strings),
		list: (parts) => joinList(parts, strings),
		because: (statement, cause) => joinCause(statement, cause, strings),
		clauses: (first, second) => joinClauses(first, second, strings),
		aside: strings.aside,
		phaseNames: strings.phases,
		ago: (ms) => describeAgo(ms, strings),
		screen: createScreenWords(strings),
		detail: strings.restoreDetail,
		keys: strings.keys,
		report: {
			...strings.report,
			percentOf: (track, percent) => strings.percentOf(strings.tracks[track], percent),
		},
		note: strings.note,
		describeNotice: (notice) => describeNotice(notice, strings),
		usage: strings.usage,
	};
}

function createScreenWords(strings: Strings): ScreenWords {
	return {
		...strings.screen,
		tally: (name, count) => describeTally(name, count, strings),
		restores: (count) => describeRestores(count, strings),
		clusters: (count) => describeClusters(count, strings),
		moreRestores: (above, below) => describeHidden(above, below, strings),
		sqlOff: (problem) => describeSqlOff(problem, strings),
		whyUnknown: (sql) => describeUnknown(sql, strings),
		thenSteps: (steps) => describeSteps(steps, strings),
		thenUnestimated: (unmoved, steps) => describeStepsNotInEta(unmoved, steps, strings),
	};
}
