import {makeVisible} from '../text/visible-text.js';
import {selectRestores} from '../monitor/select/restores.js';
import type {State} from '../monitor/state.js';
import type {Advice} from '../locale/sentence.js';
import type {Words} from '../locale/words.js';

/**
 * Why restores or their progress cannot be read, for standard error: one line for each cluster or tenant with a problem. A
 * tenant that was dropped after its restore had ended is none: there is nothing left to observe.
 */
export function formatErrors(state: State, words: Words): readonly string[] {
	const ofClusters = state.clusters.flatMap(({agent, trouble, answeredAt}) =>
		trouble === undefined
			? []
			: [words.describeProblem(trouble.problem, {address: agent, hasAnswered: answeredAt !== undefined})],
	);
	const ofSql = state.clusters.flatMap(({sql}) => (sql.type === 'off' ? [words.describeSqlProblem(sql.problem)] : []));
	const ofTenants = selectRestores(state).flatMap(({problem, subject, isGone}) =>
		problem === undefined || isGone ? [] : [words.describeProblem(problem, subject)],
	);
	return [...ofClusters, ...ofSql, ...ofTenants].map((advice) => formatAdvice(advice, words));
}

function formatAdvice({message, hint}: Advice, words: Words): string {
	return makeVisible(`restop: ${words.clauses(message, hint)}`);
}
