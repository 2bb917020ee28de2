import type {Change} from '../domain/event.js';
import type {Failure} from '../domain/failure.js';
import type {Phase} from '../domain/phase.js';
import type {Problem} from '../domain/problem.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {StateWord} from '../domain/state-word.js';
import type {ReportStrings, ScreenStrings, TallyName, Track} from './screen-strings.js';
import type {Advice, Sentence, StateText} from './sentence.js';

/** Who was asked about whom. */
export type Asked = {
	readonly address: string;
	readonly tenant?: string;
	/** Whether the tenant was there before. */
	readonly isGone?: boolean;
};

/** Every word that a reader sees, in one language. Figures, durations and times are written the same in all of them. */
export type Words = {
	readonly describeChange: (change: Change) => Sentence;
	readonly describeState: (word: StateWord) => StateText;
	readonly describeFailure: (failure: Failure) => string;
	readonly describeProblem: (problem: Problem, asked: Asked) => Advice;
	/** How far the log is behind its target, in ms. */
	readonly describeLag: (lagMs: number) => string;
	/** "a, b": a list of what is not empty. */
	readonly list: (parts: readonly string[]) => string;
	/** "failed: no space left"; the statement alone where the cause is ''. */
	readonly because: (statement: string, cause: string) => string;
	/** "wrong password; set it with --password-file". */
	readonly clauses: (first: string, second: string) => string;
	readonly phaseNames: Readonly<Record<Phase, string>>;
	/** "3m16s ago", of a duration in ms. */
	readonly ago: (ms: number) => string;
	readonly screen: ScreenWords;
	readonly keys: KeyWords;
	readonly report: ReportWords;
	readonly usage: UsageWords;
};

export type ScreenWords = ScreenStrings & {
	readonly tally: (name: TallyName, count: number) => string;
	readonly restores: (count: number) => string;
	/** '' where all restores are in sight. */
	readonly moreRestores: (above: number, below: number) => string;
	readonly sqlOff: (problem: SqlProblem) => string;
	/** Why a running restore has no figures; see `describeUnknown`. */
	readonly whyUnknown: (sql: SqlProblem | 'noRow' | 'unused') => string;
	readonly thenSteps: string;
	/** The same where an ETA is shown that does not include them; tracks that have yet to move come first. */
	readonly thenUnestimated: (unmoved: readonly Track[]) => string;
};

export type ReportWords = ReportStrings & {
	readonly percentOf: (track: Track, percent: string) => string;
};

/** What the keys do: for the help, and in a word or two for the footer. */
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
