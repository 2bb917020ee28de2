import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {UsageError} from '../../../source/command-line/usage-error.js';
import {parseText} from '../configs.js';

const word = fc.constantFrom(
	'clusters',
	'agents',
	'password',
	'tls',
	'ca',
	'sql',
	'tenants',
	'prod',
	'interval',
	'file',
	'command',
	'all',
	'true',
	'10.0.0.1',
	'127.0.0.010',
	'*_dr',
	'*a',
	'&a',
	'!x',
	'|',
	'>',
	'~',
	'"',
	"'",
	'{',
	'}',
	'[',
	']',
	',',
	': ',
	'- ',
	'#',
	'\n',
	'\n  ',
	'\n    ',
	'\t',
	'---\n',
	'\u{0}',
	'\u{1B}[2J',
	'\u{202E}',
	'租户',
	'__proto__',
	'<<',
	'? ',
	'%YAML 1.1\n',
);
const texts = fc.oneof(
	fc.array(word, {maxLength: 40}).map((words) => words.join('')),
	fc.array(word, {maxLength: 12}).map((words) => `clusters:\n  prod:\n    agents: h\n    ${words.join('')}`),
	fc.string({unit: 'binary', maxLength: 200}),
	fc.json().map((json) => `clusters: {prod: ${json}}`),
);

/** The error of a file's text, '' if it is right; anything but a UsageError would be a bug, and is thrown. */
function messageOf(text: string): string {
	try {
		parseText(text);
		return '';
	} catch (error) {
		if (error instanceof UsageError) {
			return error.message;
		}

		throw error;
	}
}

test('whatever a file holds, it is right or refused in one visible line', () => {
	fc.assert(
		fc.property(texts, (text) => {
			const message = messageOf(text);
			assert.match(message, /^(?:config\.yaml:\d+:\d+: [^\p{Cc}\u{202E}]+)?$/v);
		}),
		{numRuns: 300},
	);
});

test('a password in the place of any secret is never shown', () => {
	const around = fc.array(word, {maxLength: 4}).map((words) => words.join(''));
	fc.assert(
		fc.property(around, around, fc.constantFrom('password', 'agentPassword', 'sqlPassword'), (before, after, key) => {
			const message = messageOf(`clusters:\n  prod:\n    agents: h\n    ${key}: ${before}C4N4RY${after}`);
			assert.doesNotMatch(message, /C4N4RY/v);
		}),
		{numRuns: 300},
	);
});
