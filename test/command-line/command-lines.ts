import assert from 'node:assert/strict';
import {parseOptions, type Options} from '../../source/command-line/options.js';
import {UsageError} from '../../source/command-line/usage-error.js';
import {english} from '../../source/locale/en.js';

/** The default options, without the tenants. */
const defaults = {
	command: 'watch',
	agent: {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'},
	tenants: [],
	passwordFile: undefined,
	agentPasswordFile: undefined,
	intervalMs: 2000,
	timeoutMs: 10_000,
	isOnce: false,
	isWait: false,
	output: undefined,
	speed: 60,
	listen: {host: '127.0.0.1', port: 2886},
	hasOverview: false,
	sql: undefined,
	hasSql: true,
	tls: {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false},
	exec: undefined,
	isNotify: false,
	hasColor: true,
	isUtc: false,
	isAscii: false,
} as const satisfies Options;

export const rt1 = {tenants: ['rt1']} as const;

export function parse(line: string): Options {
	return parseOptions(line === '' ? [] : line.split(' '), english.usage);
}

/** The one-line error of a command line. */
export function refusalOf(argv: readonly string[]): string {
	let message = '';
	assert.throws(
		() => parseOptions(argv, english.usage),
		(error: unknown) => {
			// Any other error would be a bug, shown to the user as a stack.
			assert.ok(error instanceof UsageError, String(error));
			message = error.message;
			return true;
		},
		JSON.stringify(argv),
	);
	return message;
}

/** The options of a valid command line that differ from the defaults. */
type Good = readonly [line: string, asked: Partial<Options>];

/** Tables of command lines, one test a row; `test` is that of node:test. */
export function createTables(test: (title: string, check: () => void) => unknown) {
	return {
		acceptAll(table: readonly Good[]): void {
			for (const [line, asked] of table) {
				test(`restop ${line}`, () => {
					assert.deepEqual(parse(line), {...defaults, ...asked});
				});
			}
		},
		/** The message is the whole one. */
		refuseAll(table: ReadonlyArray<readonly [line: string, message: string]>): void {
			for (const [line, message] of table) {
				test(`restop ${line} is refused`, () => {
					assert.equal(refusalOf(line === '' ? [] : line.split(' ')), message);
				});
			}
		},
	};
}
