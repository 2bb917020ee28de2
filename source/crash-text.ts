import {maskSecrets} from './domain/mask-secrets.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The stack of a bug for standard error. Its message may quote an answer or a header, so that secrets are masked in it. */
export function crashText(error: unknown, env: Environment): string {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return maskSecrets(hide(hide(text, env['RESTOP_PASSWORD']), env['RESTOP_AGENT_PASSWORD']));
}

function hide(text: string, password = ''): string {
	return password === '' ? text : text.replaceAll(password, '***');
}
