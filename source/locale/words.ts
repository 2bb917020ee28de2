import type {Change} from '../domain/event.js';
import type {Failure} from '../domain/failure.js';
import type {Phase} from '../domain/phase.js';
import type {Problem} from '../domain/problem.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {StateWord} from '../domain/state-word.js';
import type {Advice, Sentence, Tone} from './sentence.js';

/** Who was asked about whom. */
export type Asked = {
	readonly address: string;
	readonly tenant?: string;
	/** It was there before. */ readonly isGone?: boolean;
};

/** A word of state and its meaning. */
export type StateText = {readonly text: string; readonly tone: Tone};

/** Every word that a reader sees: one object a language. Figures, durations and times are written alike in all of them. */
export type Words = {
	readonly describeChange: (change: Change) => Sentence;
	readonly describeState: (word: StateWord) => StateText;
	readonly describeFailure: (failure: Failure) => string;
	readonly describeProblem: (problem: Problem, asked: Asked) => Advice;
	/** The cause alone, where the agent is named already: "connection refused". */
	readonly causeOf: (problem: Problem) => string;
	readonly phaseNames: Readonly<Record<Phase, string>>;
	readonly ago: (ms: number) => string;
	readonly screen: ScreenWords;
	readonly keys: KeyWords;
	readonly report: ReportWords;
	readonly usage: UsageWords;
};

export type ScreenWords = {
	readonly columns: {
		readonly tenant: string;
		readonly state: string;
		readonly data: string;
		readonly log: string;
		readonly eta: string;
		readonly elapsed: string;
	};
	readonly tally: (key: string, count: number) => string;
	readonly restores: (count: number) => string;
	readonly live: string;
	readonly every: (seconds: string) => string;
	readonly agent: (version: string) => string;
	readonly asking: string;
	readonly nextTry: (pause: string) => string;
	readonly data: string;
	readonly log: string;
	readonly phase: string;
	readonly from: string;
	readonly to: string;
	readonly job: (id: number) => string;
	readonly elapsed: string;
	readonly reason: string;
	readonly trace: string;
	readonly unknown: string;
	readonly insecure: string;
	readonly sqlOn: string;
	readonly sqlOff: (problem: SqlProblem) => string;
	/** Why a running restore has no figures, and why OceanBase gives none: it has no row of it, or it is not asked. */
	readonly whyUnknown: (sql: SqlProblem | 'noRow' | 'unused') => string;
	readonly rate: string;
	readonly perSecond: (bytes: string) => string;
	readonly average: (bytes: string) => string;
	readonly slow: string;
	readonly logSpeed: (factor: string) => string;
	readonly eta: (duration: string) => string;
	readonly etaRange: (low: string, high: string) => string;
	readonly etaAt: (clock: string, duration: string, range: string) => string;
	readonly etaBetween: (low: string, high: string) => string;
	readonly noEta: string;
	readonly lastTime: (duration: string, date: string) => string;
	readonly thenSteps: string;
	/** The same where the time until then is estimated; tracks that have yet to move are not in it either. */
	readonly thenUnestimated: (unmoved: ReadonlyArray<'data' | 'log'>) => string;
	readonly noProgress: (duration: string, longestPause: string) => string;
	readonly behind: (span: string) => string;
	readonly caughtUp: string;
	readonly target: (clock: string) => string;
	readonly tabletsLabel: string;
	readonly tablets: (finished: string, total: string) => string;
	readonly bytesOf: (finished: string, total: string) => string;
	readonly events: string;
	readonly following: string;
	readonly scrolledBack: (count: number) => string;
	readonly since: (clock: string) => string;
	readonly lasted: (duration: string) => string;
	readonly ongoing: string;
	readonly moreRestores: (above: number, below: number) => string;
	readonly noEvents: string;
	readonly ended: (ago: string) => string;
	readonly standby: string;
	readonly outside: (percent: string) => string;
	readonly helpSigns: ReadonlyArray<readonly [sign: string, meaning: string]>;
};

export type KeyWords = {
	readonly quit: string;
	readonly quitLeavingScreen: string;
	readonly help: string;
	readonly select: string;
	readonly firstLast: string;
	readonly scrollEvents: string;
	readonly refresh: string;
	readonly redraw: string;
	readonly suspend: string;
	readonly back: string;
	readonly headings: {readonly keys: string; readonly signs: string};
	readonly short: {
		readonly quit: string;
		readonly help: string;
		readonly select: string;
		readonly events: string;
		readonly refresh: string;
		readonly back: string;
	};
};

export type ReportWords = {
	readonly succeeded: string;
	readonly failed: string;
	readonly progressUnknown: string;
	readonly percentOf: (track: 'data' | 'log', percent: string) => string;
	readonly after: (duration: string) => string;
	readonly elapsed: (duration: string) => string;
	readonly tablets: (total: string) => string;
	readonly left: (duration: string) => string;
	readonly answersAgain: (duration: string) => string;
	readonly lateIdentity: string;
};

/** What the command line says: help, refusals, warnings and questions, each one line unless it says otherwise. */
export type UsageWords = {
	readonly help: HelpWords;
	/** A value that is refused: `got` is in quotes, or `nothing`. */
	readonly expected: (option: string, wanted: string, got: string) => string;
	readonly nothing: string;
	/** What a value has to be, by the kind of its option. */
	readonly wanted: {
		/** No value at all. */
		readonly flag: string;
		readonly address: string;
		readonly socket: string;
		readonly seconds: string;
		readonly factor: string;
		readonly format: string;
		readonly listen: string;
		readonly sqlTarget: string;
		readonly file: string;
		readonly certificateFile: string;
		readonly keyFile: string;
	};
	readonly unknownOption: (option: string) => string;
	readonly misspeltOption: (option: string, meant: string) => string;
	readonly repeated: (option: string) => string;
	readonly notImplemented: (command: string) => string;
	readonly noTenant: string;
	/** The rest of a refusal: "tenant: expected …". */
	readonly tenant: string;
	readonly noTenantExpected: string;
	readonly nameWithoutHost: string;
	readonly oneCluster: string;
	readonly excludes: (option: string, other: string) => string;
	readonly needs: (option: string, other: string) => string;
	/** The rest of a refusal of an option about TLS. */
	readonly tlsAgent: string;
	readonly keyOfCertificate: string;
	readonly cannotRead: (option: string, file: string, cause: string) => string;
	readonly cannotListen: (address: string, cause: string) => string;
	/** Why the system refused a file or an address. */
	readonly systemErrors: {
		readonly absent: string;
		readonly denied: string;
		readonly isFolder: string;
		readonly inUse: string;
		readonly notOurs: string;
		readonly unknownHost: string;
	};
	/** A file of secrets that others may read, and the command that ends that. */
	readonly exposed: (file: string, command: string) => string;
	readonly insecure: string;
	readonly screenNeedsTerminal: string;
	/** Ends where the password is typed. */
	readonly prompt: (address: string) => string;
	readonly simulating: (address: string, tenants: string) => string;
	readonly demoBadge: (speed: number) => string;
};

/** The pieces of `--help`; command-line/help.ts puts them in order. */
type HelpWords = {
	readonly title: string;
	readonly headings: {readonly usage: string; readonly options: string; readonly exitCodes: string};
	readonly commands: {readonly watch: string; readonly demo: string; readonly simulate: string};
	/** What may stand for a tenant. */
	readonly tenant: string;
	readonly options: {
		readonly agent: string;
		readonly socket: string;
		readonly passwordFile: string;
		readonly agentPasswordFile: string;
		readonly interval: string;
		readonly timeout: string;
		readonly once: string;
		readonly wait: string;
		readonly output: string;
		readonly speed: string;
		readonly listen: string;
		readonly sql: string;
		readonly noSql: string;
		readonly ca: string;
		readonly cert: string;
		readonly key: string;
		readonly insecure: string;
		readonly noColor: string;
		readonly utc: string;
		readonly help: string;
		readonly version: string;
	};
	readonly defaultValue: (value: string) => string;
	readonly exitCodes: ReadonlyArray<readonly [code: string, meaning: string]>;
};
