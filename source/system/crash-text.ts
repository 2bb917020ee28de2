import {maskSecrets} from '../text/mask-secrets.js';

/**
 * The stack of a bug for standard error. Its message may quote an answer or a header, so the passwords in use and what
 * looks like a secret are masked.
 */
export function crashText(error: unknown, passwords: ReadonlySet<string>): string {
	let text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	for (const password of passwords) {
		text = password === '' ? text : text.replaceAll(password, '***');
	}

	return maskSecrets(text);
}
