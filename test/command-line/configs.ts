import assert from 'node:assert/strict';
import {parseConfig} from '../../source/command-line/config/parse-config.js';
import type {Config} from '../../source/command-line/config/config.js';
import {UsageError} from '../../source/command-line/usage-error.js';
import {english} from '../../source/locale/en.js';

/** A config file's text, checked as `config.yaml` in /etc/restop, for a user whose home is /home/ada. */
export function parseText(text: string): Config {
	return parseConfig(text, {file: 'config.yaml', folder: '/etc/restop', home: '/home/ada', words: english.usage});
}

/** The one-line error of a config file. */
export function refusalOfText(text: string): string {
	let message = '';
	assert.throws(
		() => parseText(text),
		(error: unknown) => {
			assert.ok(error instanceof UsageError, String(error));
			message = error.message;
			return true;
		},
		text,
	);
	assert.doesNotMatch(message, /[\n\r]/v);
	return message;
}
