import type {WhyUnused} from '../domain/event.js';
import type {PasswordFlaw} from '../domain/password-flaw.js';
import type {Phase} from '../domain/phase.js';
import type {TrustStore} from '../domain/problem-detail.js';
import type {ProblemCode, ProblemReason} from '../domain/problem.js';
import type {CounterReset} from '../domain/progress/counter.js';
import type {CounterName} from '../domain/progress/counters.js';
import type {SqlReason} from '../domain/sql-problem.js';
import type {TallyKey} from '../domain/tally-key.js';
import type {Track} from '../domain/track.js';
import type {NoteStrings, NoticeStrings} from './note-strings.js';
import type {RestoreDetailStrings} from './restore-detail-strings.js';
import type {ReportStrings, ScreenStrings} from './screen-strings.js';
import type {KeyWords, UsageWords} from './words.js';

/**
 * Everything of one language: plain strings, and templates that only place their arguments. Which sentence is used, what it
 * leaves out and how its parts are joined is decided once for all languages, in the describe-* files.
 */
export type Strings = {
	readonly separators: Separators;
	/** A text with something in brackets behind it. */
	readonly aside: (text: string, more: string) => string;
	readonly tracks: Readonly<Record<Track, string>>;
	/** Whole or with one decimal: "62.8". */
	readonly percentOf: (track: string, percent: string) => string;
	readonly phases: Readonly<Record<Phase, string>>;
	readonly states: StateStrings;
	/** What a cluster does instead of answering, for STATE and for events. */
	readonly silences: Readonly<Record<ProblemCode, string>>;
	readonly ago: AgoStrings;
	readonly events: EventStrings;
	/** The hint for a tenant that does not exist, where one with nearly its name does. */
	readonly didYouMean: (tenant: string) => string;
	readonly problems: Readonly<Record<ProblemReason | 'tenantGone' | 'tenantGoneLater', ProblemStrings>>;
	readonly details: DetailStrings;
	readonly sql: SqlStrings;
	readonly counts: CountStrings;
	readonly steps: StepStrings;
	readonly screen: ScreenStrings;
	readonly restoreDetail: RestoreDetailStrings;
	readonly keys: KeyWords;
	readonly report: ReportStrings;
	readonly note: NoteStrings;
	readonly notices: NoticeStrings;
	readonly usage: UsageWords;
};

/** What stands between two words, two items of a list, two clauses, and a statement and its cause. */
export type Separators = {
	readonly word: string;
	readonly item: string;
	readonly clause: string;
	readonly cause: string;
};

/** The words of the STATE column that are no phases. */
export type StateStrings = {
	readonly firstAnswer: string;
	readonly failed: string;
	/** The signed error number of OceanBase: "-4018". */
	readonly failedWith: (code: string) => string;
	readonly dropped: string;
	readonly cancelled: string;
	readonly neverRestored: string;
	/** Of an auxiliary tenant, by way of which single tables are restored. */
	readonly tableRestore: string;
	readonly stalled: (duration: string) => string;
	readonly noProgress: (duration: string) => string;
	readonly unknown: string;
};

/** `days` is 2 or more. */
export type AgoStrings = {
	readonly days: (days: string) => string;
	readonly duration: (duration: string) => string;
};

/** The parts of the event sentences. What stands first in its sentence is coloured by its meaning. */
export type EventStrings = {
	readonly firstSeen: string;
	readonly newRestore: string;
	/** Said of a restore that began and ended between two polls. */
	readonly newJob: (jobId: string) => string;
	/** `duration` may be a lower bound: "≥ 8s". */
	readonly phaseTook: (phase: string, duration: string) => string;
	readonly afterPhase: (phase: string) => string;
	readonly status: string;
	readonly previousStatus: (status: string) => string;
	readonly succeeded: string;
	/** Succeeded at an unknown time. */
	readonly earlier: string;
	readonly failed: string;
	/** The elapsed time of a restore that has ended. */
	readonly after: (duration: string) => string;
	readonly failureReason: string;
	/** The observer whose log holds more about a failure. */
	readonly onServer: (server: string) => string;
	readonly ended: string;
	/** The status as the server wrote it. */
	readonly withStatus: (status: string) => string;
	readonly tenantGone: string;
	readonly whyTenantGone: string;
	/** Why the tenant of a restore that had ended is gone. */
	readonly whyTenantGoneLater: string;
	readonly dropped: string;
	/** A restore that a task of obshell has cancelled. */
	readonly cancelled: string;
	readonly whyCancelled: string;
	readonly vanished: string;
	readonly waiting: string;
	readonly whyWaiting: string;
	readonly neverRestored: string;
	readonly sqlOff: string;
	/** Before the address of the agent that is polled from now on. */
	readonly nowPolling: string;
	/** Why an agent does not take over, or none is learned. */
	readonly unused: Readonly<Record<WhyUnused, (agent: string) => {readonly lead: string; readonly detail: string}>>;
	readonly agentVersion: string;
	readonly previousVersion: (version: string) => string;
	readonly rateReset: string;
	/** Why a rate is computed afresh, by the counter that it is computed from. */
	readonly resets: Readonly<Record<CounterReset, Readonly<Record<CounterName, string>>>>;
	readonly notMoving: Readonly<Record<Track, string>>;
	/** A standstill without an earlier movement. */
	readonly neverMoved: string;
	readonly longestPause: (duration: string) => string;
	readonly execFailed: string;
	readonly commands: CommandStrings;
};

/** Why a command of `--exec` has failed, or was not run. */
type CommandStrings = {
	readonly exited: (code: string) => string;
	/** The signal as "SIGKILL". */
	readonly killed: (signal: string) => string;
	readonly timedOut: (duration: string) => string;
	/** The system's error code: "EAGAIN". */
	readonly notStarted: (cause: string) => string;
	readonly leftOut: Plural;
};

/** The agent (`HOST:PORT` or a socket's path) and the tenant that a problem is about. */
export type Subject = {readonly address: string; readonly tenant: string};

/** What is wrong, what to do (beginning with a verb), and the cause in a few words where the agent is already named. */
export type ProblemStrings = {
	readonly message: (subject: Subject) => string;
	readonly hint: string;
	/** What to do where the agent has answered before, so that its address and the password were right. */
	readonly laterHint?: string;
	readonly cause: string;
};

export type SqlStrings = {
	/** Why there is no SQL, in a few words; of `failed` only where the server said nothing itself. */
	readonly causes: Readonly<Record<SqlReason, string>>;
	/** What to do about it. */
	readonly hints: Readonly<Record<SqlReason, string>>;
	/** Why a running restore has no progress where only the agent is polled. */
	readonly agentOnly: string;
	readonly noRow: string;
	readonly missingColumn: (column: string) => string;
	readonly noColumns: string;
	readonly passwordDemanded: string;
	readonly tooLarge: string;
	readonly severalResults: string;
	readonly otherColumns: string;
	/** Why SQL does not help; `cause` is what the server said. */
	readonly wouldShow: Readonly<Record<SqlReason, (cause: string) => string>>;
};

/** What was wrong with an agent's answer. */
type DetailStrings = {
	readonly httpStatus: (status: number) => string;
	readonly notJson: (status: number, contentType: string) => string;
	/** The content type of an answer that has none. */
	readonly noContentType: string;
	readonly noEnvelope: (status: number) => string;
	/** Sizes with their units; the first one is known only where the server has announced it. */
	readonly tooLarge: (largest: string, size: string | undefined) => string;
	readonly trustStores: Readonly<Record<TrustStore, string>>;
	readonly noPublicKey: string;
	readonly unreadablePublicKey: string;
	readonly noAgentTime: string;
	readonly unopenedBody: string;
	readonly noOverview: string;
	readonly noRestoreList: string;
	readonly noTenantList: string;
	readonly noTaskList: string;
	readonly nestedTooDeep: string;
	readonly passwordFlaw: Readonly<Record<PasswordFlaw, string>>;
};

/** A text by number: `one` where the language has a form for it, `other` for all other numbers. */
export type Plural = {
	readonly one?: (count: string) => string;
	readonly other: (count: string) => string;
};

export type CountStrings = {
	readonly restores: Plural;
	readonly clusters: Plural;
	readonly tally: Readonly<Record<TallyKey, (count: string) => string>>;
	/** Rows above and below the visible part of the table. */
	readonly above: (count: string) => string;
	readonly below: (count: string) => string;
};

/** The steps that are still to come, as a list: "checking, upgrading". */
export type StepStrings = {
	readonly upcoming: (steps: string) => string;
	/** The same where an ETA is shown that does not include them. */
	readonly upcomingNotInEta: (steps: string) => string;
};
