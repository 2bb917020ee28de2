import type {NoteFailure, Notice} from '../domain/notice.js';
import type {RestoreKey} from '../domain/cluster.js';
import {onChange} from '../monitor/on-change.js';
import type {State} from '../monitor/state.js';
import {formatNote} from '../report/incident-note.js';
import {noteFileName} from '../report/note-file-name.js';
import type {Style} from '../report/plain.js';
import {mostClipboardBytes} from '../system/clipboard.js';
import type {Clock} from '../system/clock.js';
import type {SavedNote} from '../system/save-note.js';
import type {TerminalScreen} from '../system/terminal/terminal-screen.js';
import {spellText} from '../text/charset.js';
import {shortenMarkdown} from '../text/markdown.js';
import type {Monitor} from './monitor.js';

/** What is outside of the program. */
export type NoteOutputs = {
	/** Sends a text to the clipboard; undefined where that was not possible. */
	readonly copy: (text: string, terminal: Pick<TerminalScreen, 'send'>) => Promise<'tmux' | 'terminal' | undefined>;
	readonly save: (text: string, name: string) => Promise<SavedNote>;
	/** The version of restop. */
	readonly version: string;
};

export type NoteOptions = NoteOutputs & {
	readonly style: Style;
	/** The state that the screen shows, and the restore that is selected in it. */
	readonly shown: () => {readonly state: State; readonly key: RestoreKey | undefined};
	readonly terminal: Pick<TerminalScreen, 'send'>;
	/** Real time: a notice is there for a reader. */
	readonly clock: Pick<Clock, 'sleep'>;
	readonly signal: AbortSignal;
};

/** How long a notice is shown, in ms, unless a key is pressed. */
const noticeMs = 5000;

/** Carries out the commands that copy and save a note; returns the function that ends this. */
export function followNotes({store, dispatch}: Monitor, options: NoteOptions): () => void {
	const {clock, signal} = options;
	let shown: AbortController | undefined;

	async function show(notice: Notice): Promise<void> {
		if (signal.aborted) {
			return;
		}

		shown?.abort();
		const until = new AbortController();
		shown = until;
		dispatch(notice);
		await clock.sleep(noticeMs, AbortSignal.any([until.signal, signal]));
		if (!until.signal.aborted && !signal.aborted && store.getState().view.notice !== undefined) {
			dispatch({type: 'noticeEnded'});
		}
	}

	const actOnce = (work: () => Promise<Notice>) => {
		const once = createGuard(work);
		const act = async () => {
			const notice = await once();
			if (notice !== undefined) {
				await show(notice);
			}
		};

		return () => {
			void act();
		};
	};

	const unsubscribers = [
		onChange(
			store,
			({view}) => view.noteCopies,
			actOnce(async () => copyNote(options)),
		),
		onChange(store, ({view}) => view.noteSaves, actOnce(createSaver(options))),
	];
	return () => {
		for (const unsubscribe of unsubscribers) {
			unsubscribe();
		}
	};
}

/** A key that is held down does not start what has not ended: undefined then. */
function createGuard<Result>(work: () => Promise<Result>): () => Promise<Result | undefined> {
	let isBusy = false;
	return async () => {
		if (isBusy) {
			return undefined;
		}

		isBusy = true;
		try {
			return await work();
		} finally {
			isBusy = false;
		}
	};
}

type Taken = {readonly text: string; readonly name: string};

/** The note of the restore that is selected, and the name of its file; undefined where the screen shows none. */
function takeNote({shown, style, version}: NoteOptions): Taken | undefined {
	const {state, key} = shown();
	const {words, zone, charset} = style;
	const text = key && formatNote(state, key, {words, zone, version});
	if (key === undefined || text === undefined) {
		return undefined;
	}

	const jobId = state.clusters
		.find(({id}) => id === key.cluster)
		?.restores.find(({tenant, ownJobId}) => tenant === key.tenant && ownJobId === key.jobId)?.job?.jobId;
	return {
		// Elsewhere letters are written as they are: a mark for wide ones is for the screen alone.
		text: charset === 'ascii' ? spellText(text, charset) : text,
		name: noteFileName({tenant: key.tenant, jobId, at: state.now.at, zone}),
	};
}

async function copyNote(options: NoteOptions): Promise<Notice> {
	const note = takeNote(options);
	if (note === undefined) {
		return {type: 'noteFailed', action: 'copy', reason: 'noRestore'};
	}

	const {text, isShortened} = shortenMarkdown(note.text, mostClipboardBytes, options.style.words.note.shortened);
	const how = await options.copy(text, options.terminal);
	return how === undefined
		? {type: 'noteFailed', action: 'copy', reason: 'noTerminal'}
		: {type: 'noteCopied', how, isShortened};
}

/** Within a second a note has the name of the one before, which is on the disk already. */
function createSaver(options: NoteOptions): () => Promise<Notice> {
	let last: {readonly name: string; readonly path: string} | undefined;
	return async () => {
		const note = takeNote(options);
		if (note === undefined) {
			return {type: 'noteFailed', action: 'save', reason: 'noRestore'};
		}

		if (last?.name !== note.name) {
			const saved = await options.save(note.text, note.name);
			if (saved.type === 'failed') {
				return {type: 'noteFailed', action: 'save', reason: failures.get(saved.code) ?? 'failed'};
			}

			last = {name: note.name, path: saved.path};
		}

		return {type: 'noteSaved', path: last.path};
	};
}

const failures: ReadonlyMap<string, NoteFailure> = new Map([
	['EACCES', 'denied'],
	['EPERM', 'denied'],
	['EROFS', 'readOnly'],
	['ENOSPC', 'full'],
	['EDQUOT', 'full'],
	['ENOENT', 'absent'],
	['ENOTDIR', 'absent'],
]);
