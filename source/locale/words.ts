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

export type UsageWords = {
	readonly help: string;
	readonly unknownOption: (option: string) => string;
	readonly expected: (option: string, wanted: string, got: string) => string;
	readonly seconds: string;
	readonly factor: string;
	readonly format: string;
	readonly address: string;
	readonly listen: string;
	readonly sqlTarget: string;
	readonly socket: string;
	readonly noAgentBeside: string;
	readonly noHost: string;
	readonly certificateFile: string;
	readonly keyFile: string;
	readonly keyOfCertificate: string;
	readonly beside: (option: string) => string;
	readonly tlsAgent: string;
	readonly insecure: string;
	readonly noValue: string;
	readonly file: string;
	/** A file of secrets that others may read, and the command that ends that. */
	readonly exposed: (file: string, command: string) => string;
	readonly onceOnly: string;
	readonly tenant: string;
	readonly oneCluster: string;
	readonly noTenant: string;
	readonly terminal: string;
	readonly commandLater: (command: string) => string;
	readonly prompt: (address: string) => string;
	readonly simulating: (address: string, tenants: string) => string;
	readonly cannotListen: (address: string, cause: string) => string;
	readonly demoBadge: (speed: number) => string;
};
