import type {Failure} from '../domain/failure.js';
import type {Strings} from './strings.js';

/** "OB_ERR_LOG_NOT_ENOUGH (-4018) on 10.10.10.3:2882"; the comment itself where it names no error. */
export function describeFailure({error, code, server, comment}: Failure, {events, separators}: Strings): string {
	const name = [error, code === undefined ? undefined : `(${code})`].filter((part) => part !== undefined);
	if (name.length === 0) {
		return comment.trim().replaceAll(/\s+/gv, ' ');
	}

	return [...name, ...(server === undefined ? [] : [events.onServer(server)])].join(separators.word);
}
