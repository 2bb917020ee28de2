import type {Advice} from '../../locale/sentence.js';
import {formatDateTime} from '../../locale/times.js';
import {codeBlock} from '../../text/markdown.js';
import {makeVisible} from '../../text/visible-text.js';
import type {NoteContext} from './note-context.js';
import {drawSection} from './note-list.js';

/** What cannot be read at the moment of the restore and its cluster, since when and why. */
export function drawProblems(context: NoteContext): readonly string[] {
	const {note} = context.words;
	const lines = [...agentLines(context), ...sqlLines(context), ...tenantLines(context)];
	return drawSection(
		note.headings.problems,
		lines.length === 0 ? [note.noProblems] : [codeBlock(lines.map((line) => makeVisible(line)).join('\n'))],
	);
}

function agentLines({cluster, words, zone}: NoteContext): readonly string[] {
	const {trouble, agent, answeredAt} = cluster;
	if (trouble === undefined) {
		return [];
	}

	const {problem, since} = trouble;
	const advice = words.describeProblem(problem, {address: agent, hasAnswered: answeredAt !== undefined});
	const trace = problem.traceId === undefined ? '' : words.note.agentTrace(problem.traceId);
	const subject = words.list([words.note.agentProblem(agent), words.note.since(formatDateTime(since.at, zone))]);
	return [words.because(subject, words.clauses(sentenceOf(advice, words), trace))];
}

function sqlLines({cluster: {sql}, words, zone}: NoteContext): readonly string[] {
	if (sql.type !== 'off') {
		return [];
	}

	const subject = words.list([words.note.sqlProblem, words.note.since(formatDateTime(sql.since.at, zone))]);
	return [words.because(subject, sentenceOf(words.describeSqlProblem(sql.problem), words))];
}

function tenantLines({restore: {problem, subject}, words}: NoteContext): readonly string[] {
	if (problem === undefined) {
		return [];
	}

	const trace = problem.traceId === undefined ? '' : words.note.agentTrace(problem.traceId);
	return [words.clauses(sentenceOf(words.describeProblem(problem, subject), words), trace)];
}

function sentenceOf({message, hint}: Advice, words: NoteContext['words']): string {
	return words.clauses(message, hint);
}
