import assert from 'node:assert/strict';
import {chooseClusters} from '../../source/command-line/choose-clusters.js';
import type {ConfigCluster} from '../../source/command-line/config/config.js';
import {parseOptions, type Options} from '../../source/command-line/options.js';
import {UsageError} from '../../source/command-line/usage-error.js';
import type {AgentAddress} from '../../source/domain/cluster.js';
import {english} from '../../source/locale/en.js';

/** The options of a command line, and of its clusters the first one's agent, and what is watched of it. */
type Asked = Omit<Options, 'agents' | 'tenants'> & {
	readonly agent: AgentAddress;
	readonly tenants: readonly string[];
	readonly globs: readonly string[];
};

/** The default options, without tenants. */
const defaults = {
	command: 'watch',
	agent: {origin: 'http://127.0.0.1:2886', label: '127.0.0.1:2886'},
	tenants: [],
	globs: [],
	learnsAgents: false,
	configFile: undefined,
	sinceMs: 86_400_000,
	isPrint: false,
	isCheck: false,
	isConnect: false,
	passwordFile: undefined,
	agentPasswordFile: undefined,
	intervalMs: 2000,
	timeoutMs: 10_000,
	isOnce: false,
	isWait: false,
	output: undefined,
	speed: 60,
	listen: undefined,
	printed: undefined,
	hasOverview: false,
	theme: undefined,
	sql: undefined,
	hasSql: true,
	tls: {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false},
	exec: undefined,
	isNotify: false,
	language: undefined,
	hasColor: true,
	isUtc: false,
	isAscii: false,
} as const satisfies Asked;

export const rt1 = {tenants: ['rt1']} as const;

/** The clusters of a command line, beside those of a config file. */
export function chooseFrom(argv: readonly string[], configured: readonly ConfigCluster[] = []) {
	return chooseClusters(parseOptions(argv, english.usage), configured, english.usage);
}

export function parse(line: string): Asked {
	const argv = line === '' ? [] : line.split(' ');
	const {agents: _agents, tenants: _tenants, ...options} = parseOptions(argv, english.usage);
	const isWatched = options.command === 'watch' || options.command === 'export';
	if (!isWatched || options.printed !== undefined) {
		return {...options, agent: defaults.agent, tenants: [], globs: []};
	}

	const [first = assert.fail('no cluster'), ...others] = chooseFrom(argv);
	assert.deepEqual(others, []);
	const {names, globs} = first.selection;
	return {...options, agent: first.agents[0], tenants: names, globs};
}

/** The one-line error of a command line, beside the clusters of a config file. */
export function refusalOf(argv: readonly string[], configured: readonly ConfigCluster[] = []): string {
	let message = '';
	assert.throws(
		() => chooseFrom(argv, configured),
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
type Good = readonly [line: string, asked: Partial<Asked>];

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
