import type {Failure} from '../domain/failure.js';
import {joinCause} from './joins.js';
import type {Strings} from './strings.js';

/** "OB_CHECKSUM_ERROR (-4103) on 10.10.10.3:2882"; the comment itself where it names no error. */
export function describeFailure(failure: Failure, strings: Strings): string {
	const {server, rest} = failure;
	const name = nameOf(failure, strings);
	if (name === '') {
		return rest;
	}

	const where = server === undefined ? '' : `${strings.separators.word}${strings.events.onServer(server)}`;
	return joinCause(`${name}${where}`, messageOf(failure), strings);
}

/** The same without the server: "OB_CHECKSUM_ERROR (-4103): Data checksum error". */
export function describeError(failure: Failure, strings: Strings): string {
	const name = nameOf(failure, strings);
	return name === '' ? failure.rest : joinCause(name, messageOf(failure), strings);
}

function nameOf({error, code}: Failure, {separators}: Strings): string {
	return [error, code === undefined ? undefined : `(${code})`]
		.filter((part) => part !== undefined)
		.join(separators.word);
}

/** OceanBase's own sentence, unless it only spells out the error's name: "Server out of disk space". */
function messageOf({error = '', message = ''}: Failure): string {
	return lettersOf(error).includes(lettersOf(message)) ? '' : message;
}

function lettersOf(text: string): string {
	return text.toLowerCase().replaceAll(/[^a-z]/gv, '');
}
