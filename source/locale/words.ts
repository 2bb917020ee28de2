import type {Change} from '../domain/event.js';
import type {Failure} from '../domain/failure.js';
import type {Notice} from '../domain/notice.js';
import type {Phase, UpcomingStep} from '../domain/phase.js';
import type {Problem} from '../domain/problem.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {StateWord} from '../domain/state-word.js';
import type {TallyKey} from '../domain/tally-key.js';
import type {Track} from '../domain/track.js';
import type {ConfigWords} from './config-words.js';
import type {NoteStrings} from './note-strings.js';
import type {RestoreDetailStrings} from './restore-detail-strings.js';
import type {ReportStrings, ScreenStrings} from './screen-strings.js';
import type {Advice, Sentence, StateText} from './sentence.js';

/** The agent, and where one is concerned the tenant, that a problem is about. */
export type ProblemSubject = {
	readonly address: string;
	readonly tenant?: string;
	/** Whether the agent has answered before. */
	readonly hasAnswered?: boolean;
	/** Whether the tenant existed before, and its restore ran. */
	readonly isDropped?: boolean;
	/** Whether the tenant existed before, and its restore had ended. */
	readonly isGone?: boolean;
	/** The tenant that a name which does not exist most likely means. */
	readonly meant?: string;
};

/** Every word that a reader sees, in one language. Figures, durations and times are written the same in all of them. */
export type Words = {
	readonly describeChange: (change: Change) => Sentence;
	readonly describeState: (word: StateWord) => StateText;
	readonly describeFailure: (failure: Failure) => string;
	/** The same without the server; '' where the comment is empty. */
	readonly describeError: (failure: Failure) => string;
	readonly describeProblem: (problem: Problem, subject: ProblemSubject) => Advice;
	readonly describeSqlProblem: (problem: SqlProblem) => Advice;
	/** How far the log is behind its target, in ms. */
	readonly describeLag: (lagMs: number) => string;
	/** "a, b": a list of what is not empty. */
	readonly list: (parts: readonly string[]) => string;
	/** "failed: no space left"; the statement alone where the cause is ''. */
	readonly because: (statement: string, cause: string) => string;
	/** "dr (10.10.10.1:2886)": a text with something in brackets behind it. */
	readonly aside: (text: string, more: string) => string;
	/** "wrong password; set it with --password-file". */
	readonly clauses: (first: string, second: string) => string;
	readonly phaseNames: Readonly<Record<Phase, string>>;
	/** "3m16s ago", of a duration in ms. */
	readonly ago: (ms: number) => string;
	readonly screen: ScreenWords;
	readonly detail: RestoreDetailStrings;
	readonly keys: KeyWords;
	readonly report: ReportWords;
	readonly note: NoteStrings;
	/** What became of a note: for the footer. */
	readonly describeNotice: (notice: Notice) => string;
	readonly usage: UsageWords;
};

export type ScreenWords = ScreenStrings & {
	readonly tally: (name: TallyKey, count: number) => string;
	readonly restores: (count: number) => string;
	readonly clusters: (count: number) => string;
	/** '' where all restores are in sight. */
	readonly moreRestores: (above: number, below: number) => string;
	readonly sqlOff: (problem: SqlProblem) => string;
	/** Why a running restore has no figures; see `describeUnknown`. */
	readonly whyUnknown: (sql: SqlProblem | 'noRow' | 'unused') => string;
	readonly thenSteps: (steps: readonly UpcomingStep[]) => string;
	/** The same where an ETA is shown that does not include them; tracks that have yet to move come first. */
	readonly thenUnestimated: (unmoved: readonly Track[], steps: readonly UpcomingStep[]) => string;
};

type ReportWords = ReportStrings & {
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
	readonly openEvents: string;
	readonly scrollEventList: string;
	readonly pageEventList: string;
	readonly eventListEnds: string;
	readonly follow: string;
	readonly wrap: string;
	readonly onlySelected: string;
	readonly scrollDetail: string;
	readonly detailEnds: string;
	readonly pageDetail: string;
	readonly scrollHelp: string;
	readonly helpEnds: string;
	readonly pageHelp: string;
	readonly filter: string;
	readonly keepFilter: string;
	readonly eraseCharacter: string;
	readonly eraseWord: string;
	readonly eraseAll: string;
	readonly sort: string;
	readonly reverse: string;
	readonly pause: string;
	readonly interval: string;
	readonly zone: string;
	readonly header: string;
	readonly nextCluster: string;
	readonly nthCluster: string;
	readonly openDetail: string;
	readonly otherRestore: string;
	readonly allFields: string;
	readonly refresh: string;
	readonly copyNote: string;
	readonly saveNote: string;
	readonly bell: string;
	readonly redraw: string;
	readonly suspend: string;
	readonly back: string;
	/** Of the parts of the help: keys that work on every screen, keys of one screen, words of a filter, signs and figures. */
	readonly headings: {
		readonly everywhere: string;
		readonly list: string;
		readonly events: string;
		readonly detail: string;
		readonly help: string;
		readonly text: string;
		readonly filter: string;
		readonly signs: string;
		readonly figures: string;
	};
	readonly short: {
		readonly quit: string;
		readonly help: string;
		readonly select: string;
		readonly detail: string;
		readonly otherRestore: string;
		readonly allFields: string;
		readonly events: string;
		readonly cluster: string;
		readonly allClusters: string;
		readonly refresh: string;
		readonly copy: string;
		readonly back: string;
		readonly scroll: string;
		readonly page: string;
		/** Of the bell, where it is on, and where it is off. */
		readonly mute: string;
		readonly unmute: string;
		readonly redraw: string;
		readonly follow: string;
		readonly wrap: string;
		readonly onlySelected: string;
		readonly filter: string;
		readonly keep: string;
		/** Of a filter while it is typed. */
		readonly clear: string;
		/** Of one that was kept. */
		readonly clearFilter: string;
		readonly sort: string;
		readonly pause: string;
		readonly zone: string;
		/** Of Ctrl-C, where no other key can be read. */
		readonly ends: string;
	};
};

/** What the command line says: help, refusals, warnings and questions, each one line unless it says otherwise. */
export type UsageWords = {
	readonly help: HelpWords;
	readonly config: ConfigWords;
	/** A value that is refused: `got` is in quotes, or `nothing`. */
	readonly expected: (option: string, wanted: string, got: string) => string;
	readonly nothing: string;
	/** In the place of a value that may hold a password. */
	readonly notShown: string;
	/** In the place of a path that may be a password. */
	readonly givenFile: string;
	/** What a value has to be, by the kind of its option. */
	readonly wanted: {
		/** No value at all. */
		readonly flag: string;
		readonly address: string;
		readonly socket: string;
		readonly seconds: string;
		readonly duration: string;
		readonly factor: string;
		readonly format: string;
		readonly language: string;
		readonly listen: string;
		readonly sqlTarget: string;
		readonly file: string;
		readonly configFile: string;
		readonly certificateFile: string;
		readonly keyFile: string;
		readonly shellCommand: string;
		readonly theme: string;
	};
	readonly unknownOption: (option: string) => string;
	readonly misspeltOption: (option: string, meant: string) => string;
	readonly repeated: (option: string) => string;
	readonly notImplemented: (command: string) => string;
	/** The rest of a refusal: "tenant: expected …". */
	readonly tenant: string;
	readonly noTenantExpected: string;
	readonly nameWithoutHost: string;
	readonly oneCluster: string;
	/** Of tenants with and without a host. */
	readonly everyPlace: string;
	/** Of one host with and without https://. */
	readonly oneScheme: string;
	/** An option that is about one cluster, given for several. */
	readonly oneClusterOnly: (option: string, count: string) => string;
	/** A flag of another command. */
	readonly onlyFor: (option: string, command: string) => string;
	/** `restop config` without a flag. */
	readonly configNeeds: string;
	readonly excludes: (option: string, other: string) => string;
	readonly needs: (option: string, other: string) => string;
	/** The rest of a refusal of an option about TLS. */
	readonly tlsAgent: string;
	readonly keyOfCertificate: (certificate: string) => string;
	readonly cannotRead: (option: string, file: string, cause: string) => string;
	/** Standard output. */
	readonly cannotWrite: (cause: string) => string;
	readonly cannotListen: (address: string, cause: string) => string;
	/** Why the system refused a file or an address. */
	readonly systemErrors: {
		readonly absent: string;
		readonly denied: string;
		readonly isFolder: string;
		readonly inUse: string;
		readonly notOurs: string;
		readonly unknownHost: string;
		readonly full: string;
		readonly unknown: string;
	};
	/** A file of secrets that others may read, and the command that ends that. */
	readonly exposed: (file: string, command: string) => string;
	readonly insecure: (option: string) => string;
	readonly screenNeedsTerminal: string;
	/** Ends where the password is typed. */
	readonly prompt: (address: string) => string;
	/** A typed password that the agent refused, before it is asked for again. */
	readonly promptInBackground: string;
	readonly passwordRefused: string;
	readonly simulating: (address: string, tenants: string) => string;
	readonly serving: (url: string) => string;
	/** The same of a program that shows something else. */
	readonly servingBeside: (url: string) => string;
	readonly demoBadge: (speed: number) => string;
};

/** The pieces of `--help`; command-line/help.ts puts them in order. */
type HelpWords = {
	readonly title: string;
	readonly headings: {readonly usage: string; readonly options: string; readonly exitCodes: string};
	readonly commands: {
		readonly watch: string;
		readonly demo: string;
		readonly export: string;
		readonly simulate: string;
		readonly config: string;
	};
	/** What may stand for a tenant, and what else there is to say about that. */
	readonly tenant: string;
	readonly tenantNotes: readonly string[];
	readonly options: {
		readonly agent: string;
		readonly socket: string;
		readonly learnAgents: string;
		readonly config: string;
		readonly passwordFile: string;
		readonly agentPasswordFile: string;
		readonly interval: string;
		readonly timeout: string;
		readonly once: string;
		readonly wait: string;
		readonly since: string;
		readonly output: string;
		readonly overview: string;
		readonly speed: string;
		readonly listen: string;
		readonly dashboard: string;
		readonly rules: string;
		readonly print: string;
		readonly check: string;
		readonly connect: string;
		readonly sql: string;
		readonly noSql: string;
		readonly ca: string;
		readonly cert: string;
		readonly key: string;
		readonly insecure: string;
		readonly exec: string;
		readonly notify: string;
		readonly lang: string;
		readonly theme: string;
		readonly noColor: string;
		readonly ascii: string;
		readonly utc: string;
		readonly help: string;
		readonly version: string;
	};
	readonly defaultValue: (value: string) => string;
	readonly exitCodes: ReadonlyArray<readonly [code: string, meaning: string]>;
};
