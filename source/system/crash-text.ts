import {maskSecrets} from '../text/mask-secrets.js';

/**
 * The stack of a bug for standard error. Its message may quote an answer or a header, so secrets are masked: the
 * passwords in use, and whatever looks like one.
 */
export function crashText(error: unknown, passwords: ReadonlySet<string>): string {
	let text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	for (const password of passwords) {
		text = password === '' ? text : text.replaceAll(password, '***');
	}

	return maskSecrets(text);
}
