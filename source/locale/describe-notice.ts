import type {Notice} from '../domain/notice.js';
import {joinList} from './joins.js';
import type {Strings} from './strings.js';

/** What became of a note, in one line. */
export function describeNotice(notice: Notice, strings: Strings): string {
	const {notices} = strings;
	switch (notice.type) {
		case 'noteCopied': {
			const sent = notice.how === 'tmux' ? notices.sentToTmux : notices.sentToTerminal;
			return joinList([sent, notice.isShortened ? notices.shortened : ''], strings);
		}

		case 'noteSaved': {
			return notices.saved(notice.path);
		}

		case 'noteFailed': {
			const {action, reason} = notice;
			if (reason === 'noRestore') {
				return action === 'copy' ? notices.nothingToCopy : notices.nothingToSave;
			}

			const cause = notices.causes[reason];
			return action === 'copy' ? notices.notCopied(cause) : notices.notSaved(cause);
		}
	}
}
