import {isSameKey, type RestoreKey} from '../domain/cluster.js';
import {findCluster, type State} from '../monitor/state.js';
import {selectRestores} from '../monitor/select/restores.js';
import {codeSpan} from '../text/markdown.js';
import type {NoteContext, NoteStyle} from './note/note-context.js';
import {drawEvents} from './note/note-events.js';
import {drawFailure} from './note/note-failure.js';
import {drawFigures} from './note/note-figures.js';
import {drawProblems} from './note/note-problems.js';
import {describeRestoreState, drawPhases, drawRestore} from './note/note-restore.js';
import {drawSources} from './note/note-sources.js';

/**
 * All that is known of a restore, as Markdown for a bridge call or the vendor's support; undefined for a restore that is not
 * watched. What is not known is said to be unknown; texts of servers stand in code, where no character of them has a meaning.
 */
export function formatNote(state: State, key: RestoreKey, style: NoteStyle): string | undefined {
	const restore = selectRestores(state).find((view) => isSameKey(view.key, key));
	const cluster = findCluster(state, key.cluster);
	if (restore === undefined || cluster === undefined) {
		return undefined;
	}

	const context: NoteContext = {...style, state, cluster, restore};
	const {note} = style.words;
	return [
		`# ${note.title(codeSpan(restore.name), describeRestoreState(context))}`,
		'',
		...drawSources(context),
		'',
		...drawRestore(context),
		...drawFailure(context),
		...drawFigures(context),
		...drawPhases(context),
		...drawEvents(context),
		...drawProblems(context),
	].join('\n');
}
