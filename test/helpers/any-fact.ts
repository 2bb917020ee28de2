import fc from 'fast-check';
import type {RestoreKey} from '../../source/domain/cluster.js';
import type {CommandFailure} from '../../source/domain/command-failure.js';
import type {WhyUnused} from '../../source/domain/event.js';
import type {Problem} from '../../source/domain/problem.js';
import type {FinishedRestore} from '../../source/domain/progress/prior-duration.js';
import type {
	DataFigures,
	DiscoverySource,
	ListedReading,
	LogFigures,
	RestoreReading,
} from '../../source/domain/restore-reading.js';
import type {RestoreTask} from '../../source/domain/restore-task.js';
import type {SqlProblem} from '../../source/domain/sql-problem.js';
import type {Command} from '../../source/monitor/command.js';
import type {Fact, FactBody} from '../../source/monitor/fact.js';
import type {SortColumn} from '../../source/monitor/view.js';
import type {Erasure} from '../../source/text/line-edit.js';
import type {NoteFailure} from '../../source/domain/notice.js';
import type {ExactJson} from '../../source/text/exact-json.js';

const hostileTexts = ['', '\u{0}', '\n', '"', '\\', '\u{1B}[2J', '\u{2028}', '\u{202E}', '租户', '__proto__', '1e999'];
/** Half of a pair, which is no text that could be sent anywhere. */
const loneSurrogate = String.fromCodePoint(0xd8_00);
const text = fc.oneof(
	fc.string({unit: 'binary', maxLength: 20}),
	fc.constantFrom(...hostileTexts, loneSurrogate, 'constructor', '9007199254740993'),
);
const number = fc
	.oneof(fc.double({noNaN: true, noDefaultInfinity: true}), fc.maxSafeInteger(), fc.nat(10_000))
	.map((value) => value + 0)
	.filter((value) => !Object.is(value, -0));
const bigint = fc.oneof(fc.bigInt(0n, 2n ** 63n - 1n), fc.bigInt(-10n, 10n), fc.bigInt(-(2n ** 200n), 2n ** 200n));
const key: fc.Arbitrary<RestoreKey> = fc.record(
	{cluster: text, tenant: text, jobId: number},
	{noNullPrototype: true, requiredKeys: ['cluster', 'tenant']},
);

/** V8 of Node 24 parses a key of one escaped character, such as "\\n", as "\\\\" after some objects of a similar shape. */
const keyText = text.filter((name) => name.length !== 1 || JSON.stringify(name) === `"${name}"`);

/** As it is parsed: an integer beyond 2^53 is a bigint, and no other. */
const exactJson = fc.letrec<{value: ExactJson}>((tie) => ({
	value: fc.oneof(
		{depthSize: 'small', withCrossShrink: true},
		text,
		number.filter((value) => Number.isSafeInteger(value) || value % 1 !== 0 || Math.abs(value) >= 1e21),
		bigint.filter((value) => !Number.isSafeInteger(Number(value))),
		fc.constantFrom(true, false, null),
		fc.array(tie('value'), {maxLength: 3}),
		fc.dictionary(keyText, tie('value'), {maxKeys: 3, noNullPrototype: true}),
	),
})).value;

const data: fc.Arbitrary<DataFigures> = fc.record(
	{percent: number, finishedBytes: number, totalBytes: number, finishedTablets: number, totalTablets: number},
	{noNullPrototype: true, requiredKeys: []},
);
const log: fc.Arbitrary<LogFigures> = fc.record(
	{percent: number, recoverScn: bigint, restoreScn: bigint},
	{noNullPrototype: true, requiredKeys: []},
);
const progress = {jobId: number, restoreTenantId: number, status: text, data, log};
const progressKeys = ['jobId', 'restoreTenantId', 'status', 'data', 'log'] as const;

const reading: fc.Arbitrary<RestoreReading> = fc.record(
	{
		...progress,
		startedAt: number,
		finishedAt: number,
		sourceCluster: text,
		sourceTenant: text,
		comment: text,
		overview: fc.dictionary(keyText, exactJson, {maxKeys: 5, noNullPrototype: true}),
	},
	{noNullPrototype: true, requiredKeys: [...progressKeys, 'sourceCluster', 'sourceTenant', 'comment']},
);

const listedReading: fc.Arbitrary<ListedReading> = fc.record(
	{
		tenant: text,
		reading,
		tableRestore: fc.record({tenant: text, jobId: number}, {noNullPrototype: true, requiredKeys: []}),
	},
	{noNullPrototype: true, requiredKeys: ['tenant', 'reading']},
);

const problem: fc.Arbitrary<Problem> = fc.record(
	{
		code: fc.constantFrom<Problem['code']>('unreachable', 'timeout', 'notFound', 'malformed'),
		reason: fc.constantFrom<Problem['reason']>('refused', 'tlsExpired', 'databaseHung', 'unreadableRow'),
		said: text,
		detail: fc.oneof(
			fc.record({type: fc.constant('httpStatus' as const), status: number}, {noNullPrototype: true}),
			fc.record({type: fc.constant('notJson' as const), status: number, contentType: text}, {noNullPrototype: true}),
			fc.constantFrom({type: 'noAgentTime'} as const, {type: 'passwordFlaw', flaw: 'empty'} as const),
		),
		traceId: text,
	},
	{noNullPrototype: true, requiredKeys: ['code', 'reason', 'said']},
);

const sqlProblem: fc.Arbitrary<SqlProblem> = fc.record(
	{
		reason: fc.constantFrom<SqlProblem['reason']>('noPassword', 'accessDenied', 'failed'),
		said: text,
		detail: fc.oneof(
			fc.record({type: fc.constant('missingColumn' as const), column: text}, {noNullPrototype: true}),
			fc.constantFrom({type: 'passwordDemanded'} as const, {type: 'severalResults'} as const),
		),
	},
	{noNullPrototype: true, requiredKeys: ['reason', 'said']},
);

const commandFailure: fc.Arbitrary<CommandFailure> = fc.oneof(
	fc.record({type: fc.constant('exited' as const), code: number}, {noNullPrototype: true}),
	fc.record({type: fc.constant('killed' as const), signal: text}, {noNullPrototype: true}),
	fc.record({type: fc.constant('timedOut' as const), limitMs: number}, {noNullPrototype: true}),
	fc.record({type: fc.constant('notStarted' as const), cause: text}, {noNullPrototype: true}),
	fc.record({type: fc.constant('leftOut' as const), count: number}, {noNullPrototype: true}),
);

const endedRestore: fc.Arbitrary<FinishedRestore> = fc.record(
	{
		jobId: number,
		sourceCluster: text,
		sourceTenant: text,
		startedAt: number,
		finishedAt: number,
		outcome: fc.constantFrom<FinishedRestore['outcome']>('succeeded', 'failed'),
	},
	{noNullPrototype: true},
);

const restoreTask: fc.Arbitrary<RestoreTask> = fc.record(
	{
		id: text,
		name: text,
		tenant: text,
		kind: fc.constantFrom<RestoreTask['kind']>('restore', 'cancel'),
		state: text,
		operator: text,
		stage: number,
		maxStage: number,
		startedAt: number,
		endedAt: number,
	},
	{
		noNullPrototype: true,
		requiredKeys: ['id', 'name', 'tenant', 'kind', 'state', 'operator', 'stage', 'maxStage'],
	},
);

/** Any command, as the keyboard may give it. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
	fc.record({type: fc.constant('moveSelection' as const), by: number}, {noNullPrototype: true}),
	fc.record({type: fc.constant('scrollEvents' as const), by: number, shown: number}, {noNullPrototype: true}),
	fc.record({type: fc.constant('toggleCluster' as const), index: number}, {noNullPrototype: true}),
	fc.record({type: fc.constant('typeFilter' as const), text}, {noNullPrototype: true}),
	fc.record(
		{type: fc.constant('eraseFilter' as const), what: fc.constantFrom<Erasure>('character', 'word', 'all')},
		{noNullPrototype: true},
	),
	fc.record(
		{type: fc.constant('scrollEventList' as const), by: number, shown: number, first: number},
		{noNullPrototype: true},
	),
	fc.record(
		{
			type: fc.constant('sortByNext' as const),
			columns: fc.array(fc.constantFrom<SortColumn>('tenant', 'data', 'log', 'eta', 'elapsed'), {maxLength: 3}),
		},
		{noNullPrototype: true},
	),
	fc.record(
		{type: fc.constant('changeInterval' as const), to: fc.constantFrom('longer' as const, 'shorter' as const)},
		{noNullPrototype: true},
	),
	fc.constantFrom(
		{type: 'beginFilter'} as const,
		{type: 'keepFilter'} as const,
		{type: 'toggleEvents'} as const,
		{type: 'toggleFollow'} as const,
		{type: 'toggleWrap'} as const,
		{type: 'toggleOnlySelected'} as const,
		{type: 'reverseSort'} as const,
		{type: 'togglePause'} as const,
		{type: 'toggleZone'} as const,
		{type: 'toggleHeader'} as const,
		{type: 'goBack'} as const,
	),
	fc.record({type: fc.constant('scrollDetail' as const), by: number, end: number}, {noNullPrototype: true}),
	fc.constantFrom({type: 'openDetail'} as const, {type: 'toggleAllFields'} as const),
	fc.constantFrom({type: 'showNextCluster'} as const, {type: 'showAllClusters'} as const),
	fc.constantFrom(
		{type: 'copyNote'} as const,
		{type: 'saveNote'} as const,
		{type: 'toggleHelp'} as const,
		{type: 'toggleBell'} as const,
		{type: 'quitLeavingScreen'} as const,
		{type: 'suspend'} as const,
	),
);

/** A fact of each type, without its time. */
const bodies: {
	readonly [Type in FactBody['type']]: fc.Arbitrary<Omit<Extract<FactBody, {readonly type: Type}>, 'type'>>;
} = {
	monitorBegan: fc.record({intervalMs: number, speed: number}, {noNullPrototype: true, requiredKeys: ['intervalMs']}),
	clusterAdded: fc.record(
		{
			cluster: text,
			agent: text,
			isInsecure: fc.boolean(),
			hasSql: fc.boolean(),
			label: text,
			discovery: fc.record({globs: fc.array(text), sinceMs: number}, {noNullPrototype: true}),
		},
		{noNullPrototype: true, requiredKeys: ['cluster', 'agent', 'isInsecure', 'hasSql']},
	),
	agentAnswered: fc.record({cluster: text}, {noNullPrototype: true}),
	agentChanged: fc.record({cluster: text, agent: text}, {noNullPrototype: true}),
	agentUnused: fc.record(
		{
			cluster: text,
			agent: text,
			why: fc.constantFrom<WhyUnused>('otherCluster', 'passwordRefused', 'notListed'),
		},
		{noNullPrototype: true},
	),
	restoresDiscovered: fc.record(
		{
			cluster: text,
			source: fc.constantFrom<DiscoverySource>('sql', 'tasks', 'overview'),
			restores: fc.array(listedReading, {maxLength: 3}),
			hasAllRunning: fc.boolean(),
			hasEnded: fc.boolean(),
			agentTime: number,
		},
		{noNullPrototype: true, requiredKeys: ['cluster', 'source', 'restores', 'hasAllRunning', 'hasEnded']},
	),
	restoreCancelled: fc.record({key}, {noNullPrototype: true}),
	restoreTasksRead: fc.record({cluster: text, tasks: fc.array(restoreTask, {maxLength: 3})}, {noNullPrototype: true}),
	overviewRead: fc.record(
		{key, jobId: number, overview: fc.dictionary(keyText, exactJson, {maxKeys: 5, noNullPrototype: true})},
		{noNullPrototype: true, requiredKeys: ['key', 'jobId']},
	),
	tenantsRead: fc.record({cluster: text, tenants: fc.array(text)}, {noNullPrototype: true}),
	clusterRemoved: fc.record({cluster: text}, {noNullPrototype: true}),
	restoresListed: fc.record(
		{cluster: text, tenants: fc.array(text), anyCluster: fc.array(text)},
		{noNullPrototype: true, requiredKeys: ['cluster', 'tenants']},
	),
	roundBegan: fc.record({cluster: text}, {noNullPrototype: true}),
	roundEnded: fc.record(
		{cluster: text, tookMs: number, pauseMs: number, nextAgent: text},
		{noNullPrototype: true, requiredKeys: ['cluster', 'tookMs', 'pauseMs']},
	),
	restoreRead: fc.record(
		{key, reading, agentTime: number, tookMs: number},
		{noNullPrototype: true, requiredKeys: ['key', 'reading', 'tookMs']},
	),
	restoreRefused: fc.record({key, problem}, {noNullPrototype: true}),
	agentFailed: fc.record({cluster: text, agent: text, problem}, {noNullPrototype: true}),
	versionRead: fc.record({cluster: text, agentVersion: text}, {noNullPrototype: true}),
	nameRead: fc.record({cluster: text, name: text}, {noNullPrototype: true}),
	endedRestoresRead: fc.record(
		{cluster: text, restores: fc.array(endedRestore, {maxLength: 3})},
		{noNullPrototype: true},
	),
	progressRead: fc.record(
		{
			cluster: text,
			rows: fc.array(
				fc.record(
					{...progress, tenantName: text, startedAt: number},
					{noNullPrototype: true, requiredKeys: ['jobId', 'restoreTenantId', 'status', 'data', 'log']},
				),
				{maxLength: 3},
			),
			tookMs: number,
			isVerified: fc.boolean(),
		},
		{noNullPrototype: true, requiredKeys: ['cluster', 'rows', 'tookMs']},
	),
	statusHistoryRead: fc.record(
		{
			cluster: text,
			changes: fc.array(
				fc.record(
					{jobId: number, tenantName: text, status: text, at: number},
					{noNullPrototype: true, requiredKeys: ['jobId', 'status', 'at']},
				),
				{maxLength: 3},
			),
		},
		{noNullPrototype: true},
	),
	sqlFailed: fc.record({cluster: text, problem: sqlProblem}, {noNullPrototype: true}),
	commandFailed: fc.record(
		{cluster: text, tenant: text, jobId: number, failure: commandFailure},
		{noNullPrototype: true, requiredKeys: ['cluster', 'failure']},
	),
	resized: fc.record({columns: number, rows: number}, {noNullPrototype: true}),
	ticked: fc.constant({}),
	noteCopied: fc.record(
		{how: fc.constantFrom<'tmux' | 'terminal'>('tmux', 'terminal'), isShortened: fc.boolean()},
		{noNullPrototype: true},
	),
	noteSaved: fc.record({path: text}, {noNullPrototype: true}),
	noteFailed: fc.record(
		{
			action: fc.constantFrom<'copy' | 'save'>('copy', 'save'),
			reason: fc.constantFrom<NoteFailure>('noRestore', 'noTerminal', 'denied', 'full', 'failed'),
		},
		{noNullPrototype: true},
	),
	noticeEnded: fc.constant({}),
	commanded: fc.record({command: anyCommand}, {noNullPrototype: true}),
};

export const factTypes = Object.keys(bodies) as ReadonlyArray<FactBody['type']>;

/** Any fact of a type, with whatever an agent, a server or a clock may say. */
export function anyFact(type: FactBody['type']): fc.Arbitrary<Fact> {
	const body = bodies[type] as fc.Arbitrary<object>;
	return fc.tuple(number, number, body).map(([at, monotonicMs, rest]) => {
		const fact: object = {at, monotonicMs, type, ...rest};
		return fact as Fact;
	});
}
