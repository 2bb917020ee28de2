import {makeVisible} from '../domain/visible-text.js';
import {selectRestores} from '../monitor/select.js';
import type {State} from '../monitor/state.js';
import type {Advice} from '../words/sentence.js';
import type {Words} from '../words/words.js';

/** What kept restop from observing, for standard error: one line an error, a cluster's own error once. */
export function formatErrors(state: State, words: Words): readonly string[] {
	const ofClusters = state.clusters.flatMap(({address, trouble}) =>
		trouble === undefined ? [] : [words.adviseOn(trouble.problem, {address})],
	);
	const ofTenants = selectRestores(state).flatMap(({problem, asked}) =>
		problem === undefined ? [] : [words.adviseOn(problem, asked)],
	);
	return [...ofClusters, ...ofTenants].map((advice) => formatAdvice(advice));
}

function formatAdvice({message, hint}: Advice): string {
	return makeVisible(`restop: ${message}; ${hint}`);
}
