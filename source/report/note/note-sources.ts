import {codeSpan} from '../../text/markdown.js';
import {formatDuration} from '../../locale/durations.js';
import {formatDateTime} from '../../locale/times.js';
import type {NoteContext} from './note-context.js';
import {drawItems, inline} from './note-list.js';

/** When the note was written, the versions, and which sources answer. */
export function drawSources(context: NoteContext): readonly string[] {
	const {state, cluster, zone, words, version} = context;
	const {note} = words;
	const names = [cluster.label, cluster.name].filter((name) => name !== undefined && name !== '');
	return drawItems(
		[
			['taken', formatDateTime(state.now.at, zone)],
			['restop', version],
			// Neither the agent nor the progress view reports it.
			['oceanBase', ''],
			['cluster', words.list([...new Set(names)].map((name) => codeSpan(name ?? '')))],
			['agent', describeAgent(context)],
			['sql', describeSql(context)],
		],
		note,
	);
}

function describeAgent({state, cluster, zone, words}: NoteContext): string {
	const {note} = words;
	const {agent, agentVersion, isInsecure, trouble, answeredAt} = cluster;
	const version = agentVersion === undefined ? note.version(note.unknown) : note.version(codeSpan(agentVersion));
	const parts = [codeSpan(agent), version, isInsecure ? note.insecure : ''];
	if (trouble === undefined) {
		return words.list([...parts, answeredAt === undefined ? note.noAnswerYet : note.live]);
	}

	const forMs = state.now.monotonicMs - trouble.since.monotonicMs;
	const {text} = words.describeState({type: 'noAnswer', code: trouble.problem.code, forMs});
	return words.list([...parts, inline(text), note.since(formatDateTime(trouble.since.at, zone))]);
}

function describeSql({state, cluster: {sql}, zone, words}: NoteContext): string {
	const {note} = words;
	switch (sql.type) {
		case 'unused': {
			return note.sqlUnused;
		}

		case 'asking': {
			return note.noAnswerYet;
		}

		case 'on': {
			const ago = words.ago(state.now.monotonicMs - sql.readAt.monotonicMs);
			return words.list([note.live, note.lastRead(ago), sql.isVerified ? '' : note.sqlUnverified]);
		}

		case 'off': {
			const forMs = state.now.monotonicMs - sql.since.monotonicMs;
			const off = codeSpan(words.screen.sqlOff(sql.problem));
			return words.list([
				off,
				words.screen.lasted(formatDuration(forMs)),
				note.since(formatDateTime(sql.since.at, zone)),
			]);
		}
	}
}
