/** Why a note was not copied or saved; `failed` for a cause without a word of its own. */
export type NoteFailure = 'noRestore' | 'noTerminal' | 'absent' | 'denied' | 'readOnly' | 'full' | 'failed';

/** What became of a note, as the footer says it for some seconds. */
export type Notice =
	/**
	 * Sent to tmux, or to the terminal as an escape sequence: whether it has arrived in a clipboard nobody can know.
	 * `isShortened`: its end was left out, since terminals refuse long texts.
	 */
	| {readonly type: 'noteCopied'; readonly how: 'tmux' | 'terminal'; readonly isShortened: boolean}
	/** `path` is absolute. */
	| {readonly type: 'noteSaved'; readonly path: string}
	| {readonly type: 'noteFailed'; readonly action: 'copy' | 'save'; readonly reason: NoteFailure};
