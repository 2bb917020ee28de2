import {makeVisible} from '../text/visible-text.js';
import {selectRestores} from '../monitor/select/restores.js';
import {unmatchedGlobs} from '../monitor/select/unmatched-globs.js';
import type {State} from '../monitor/state.js';
import type {Advice} from '../locale/sentence.js';
import {formatSpan} from '../locale/durations.js';
import type {Words} from '../locale/words.js';

/** Why something cannot be read. */
export type ErrorLine = {
	/** What cannot be read: the agent or SQL of a cluster, or a tenant. */
	readonly subject: string;
	readonly reason: string;
	readonly text: string;
};

/**
 * Why restores or their progress cannot be read, for standard error: one line for each cluster or tenant with a problem. A
 * tenant that was dropped after its restore had ended is none: there is nothing left to observe.
 */
export function findErrors(state: State, words: Words): readonly ErrorLine[] {
	const ofClusters = state.clusters.flatMap(({id, agent, trouble, answeredAt}) => {
		if (trouble === undefined) {
			return [];
		}

		const {problem} = trouble;
		const advice = words.describeProblem(problem, {address: agent, hasAnswered: answeredAt !== undefined});
		return [errorLine(['agent', id], problem, advice, words)];
	});
	const ofSql = state.clusters.flatMap(({id, sql}) =>
		sql.type === 'off' ? [errorLine(['sql', id], sql.problem, words.describeSqlProblem(sql.problem), words)] : [],
	);
	const ofTenants = selectRestores(state).flatMap(({key, problem, subject, isGone, isNamed}) =>
		problem === undefined || isGone || !isNamed
			? []
			: [errorLine(['tenant', key.cluster, key.tenant], problem, words.describeProblem(problem, subject), words)],
	);
	return [...ofClusters, ...ofSql, ...ofTenants];
}

/** The patterns that nothing was found for, for the end of a watch that does not go on. */
export function formatUnmatched(state: State, {report}: Words): readonly string[] {
	const [sinceMs = 0] = state.clusters.flatMap(({discovery}) => (discovery === undefined ? [] : [discovery.sinceMs]));
	return unmatchedGlobs(state).map((glob) => {
		const missing = glob === '*' ? report.nothingFound : report.nothingMatches(makeVisible(glob));
		return `restop: ${missing}${sinceMs > 0 ? report.nothingSince(formatSpan(sinceMs)) : ''}`;
	});
}

/** The lines alone. */
export function formatErrors(state: State, words: Words): readonly string[] {
	return findErrors(state, words).map(({text}) => text);
}

/** The reasons that have been written, of each subject that still cannot be read. */
export type WrittenErrors = ReadonlyMap<string, ReadonlySet<string>>;

/** The lines that have not been written during the present outage of their subject: each reason once, however its text varies. */
export function nextErrors(
	errors: readonly ErrorLine[],
	written: WrittenErrors,
): {readonly lines: readonly string[]; readonly written: WrittenErrors} {
	const news = errors.filter(({subject, reason}) => written.get(subject)?.has(reason) !== true);
	const reasons = errors.map(
		({subject, reason}) => [subject, new Set([...(written.get(subject) ?? []), reason])] as const,
	);
	return {lines: news.map(({text}) => text), written: new Map(reasons)};
}

function errorLine(
	subject: readonly string[],
	{reason}: {readonly reason: string},
	advice: Advice,
	words: Words,
): ErrorLine {
	return {subject: subject.join('\n'), reason, text: formatAdvice(advice, words)};
}

function formatAdvice({message, hint}: Advice, words: Words): string {
	return makeVisible(`restop: ${words.clauses(message, hint)}`);
}
