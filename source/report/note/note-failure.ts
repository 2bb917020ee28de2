import {grepsOf, type FailureGreps} from '../../domain/failure-greps.js';
import {codeBlock, codeSpan} from '../../text/markdown.js';
import {formatCount} from '../../locale/numbers.js';
import type {NoteContext} from './note-context.js';
import {drawItems, drawSection, type NoteItem} from './note-list.js';

/** Why the restore failed, taken apart, in OceanBase's own words, and how to find it in the logs; nothing of another one. */
export function drawFailure(context: NoteContext): readonly string[] {
	const {restore, words} = context;
	const {note} = words;
	const {outcome, failure, isReasonAwaited} = restore;
	if (outcome !== 'failed') {
		return [];
	}

	if (isReasonAwaited) {
		return drawSection(note.headings.failure, [`- ${note.reasonAwaited}`]);
	}

	const {error, code, message, module, logStream, server, traceId, more = 0, comment = ''} = failure ?? {};
	const named = (text: string | undefined) => (text === undefined || text === '' ? note.notGiven : codeSpan(text));
	const items: readonly NoteItem[] = [
		['error', named(error)],
		['code', code === undefined ? note.notGiven : String(code)],
		['message', named(message)],
		['module', named(module)],
		['logStream', logStream === undefined ? note.notGiven : String(logStream)],
		['server', named(server)],
		['trace', named(traceId)],
		['comment', comment === '' ? note.notGiven : ''],
	];
	return drawSection(note.headings.failure, [
		...drawItems(comment === '' ? items : items.slice(0, -1), note),
		...(comment === '' ? [] : ['', note.item(note.labels.comment, '').trimEnd(), '', codeBlock(comment)]),
		...(more === 0 ? [] : ['', note.otherPieces(formatCount(more))]),
		...grepsOf(failure).flatMap((greps) => drawGreps(greps, note)),
	]);
}

function drawGreps({place, commands}: FailureGreps, note: NoteContext['words']['note']): readonly string[] {
	return ['', describePlace(place, note), '', codeBlock(commands.join('\n'), 'sh')];
}

function describePlace(place: FailureGreps['place'], note: NoteContext['words']['note']): string {
	switch (place.type) {
		case 'server': {
			return note.runOn(codeSpan(place.address));
		}

		case 'rootService': {
			return note.runAtRootService;
		}

		case 'anyServer': {
			return note.runSomewhere;
		}
	}
}
