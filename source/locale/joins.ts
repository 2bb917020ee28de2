import type {Strings} from './strings.js';

/** "a, b": a list of what is not empty. */
export function joinList(parts: readonly string[], {separators}: Strings): string {
	return parts.filter((part) => part !== '').join(separators.item);
}

/** "failed: no space left"; the statement alone where no cause is known. */
export function joinCause(statement: string, cause: string, {separators}: Strings): string {
	return `${statement}${leadIn(cause, separators.cause)}`;
}

/** The cause as the rest of a sentence: ": no space left", or ''. */
export function afterColon(cause: string, {separators}: Strings): string {
	return leadIn(cause, separators.cause);
}

/** "wrong password; set it with --password-file": two clauses. */
export function joinClauses(first: string, second: string, {separators}: Strings): string {
	return `${first}${leadIn(second, separators.clause)}`;
}

function leadIn(text: string, separator: string): string {
	return text === '' ? '' : `${separator}${text}`;
}
