import type {NoteFailure} from '../domain/notice.js';

/**
 * The texts of an incident note in Markdown. Arguments are ready to be shown: names as inline code, figures and times already
 * formatted.
 */
export type NoteStrings = {
	readonly title: (tenant: string, state: string) => string;
	readonly headings: {
		readonly restore: string;
		readonly phases: string;
		readonly figures: string;
		readonly failure: string;
		readonly events: string;
		readonly problems: string;
	};
	readonly labels: {
		/** When the note was written. */
		readonly taken: string;
		readonly restop: string;
		readonly oceanBase: string;
		readonly cluster: string;
		readonly agent: string;
		readonly sql: string;
		readonly state: string;
		readonly tenant: string;
		readonly job: string;
		readonly source: string;
		readonly target: string;
		readonly status: string;
		readonly started: string;
		readonly ended: string;
		readonly elapsed: string;
		readonly figures: string;
		readonly data: string;
		readonly log: string;
		readonly dataRate: string;
		readonly logRate: string;
		readonly timeLeft: string;
		readonly standstill: string;
		readonly previous: string;
		readonly error: string;
		readonly code: string;
		readonly message: string;
		readonly module: string;
		readonly logStream: string;
		readonly server: string;
		readonly trace: string;
		readonly comment: string;
	};
	/** `label: value`. */
	readonly item: (label: string, value: string) => string;
	readonly unknown: string;
	readonly none: string;
	/** The agent or SQL answers. */
	readonly live: string;
	/** Certificates of the agent are not verified. */
	readonly insecure: string;
	readonly version: (version: string) => string;
	/** What cannot be read, and since when. */
	readonly since: (time: string) => string;
	readonly sqlUnused: string;
	/** The agent or SQL has neither answered nor failed. */
	readonly noAnswerYet: string;
	readonly sqlUnverified: string;
	readonly lastRead: (ago: string) => string;
	readonly tenantId: (id: string) => string;
	readonly sourceOf: (tenant: string, cluster: string) => string;
	readonly scn: (time: string, scn: string) => string;
	/** A status word, and whose it is. */
	readonly statusOfAgent: (status: string) => string;
	readonly statusOfSql: (status: string) => string;
	readonly figuresFrom: {readonly agent: (age: string) => string; readonly sql: (age: string) => string};
	/** Their source reports them no more. */
	readonly notRead: string;
	readonly outside: (percent: string) => string;
	/** Behind the rounded figures of `bytesOf`. */
	readonly exactBytes: (finished: string, total: string) => string;
	readonly exactTotal: (total: string) => string;
	readonly recoveredTo: (time: string) => string;
	readonly left: (duration: string, low: string, high: string) => string;
	readonly leftUntil: (time: string) => string;
	/** A lower bound. */
	readonly leftAtLeast: (duration: string) => string;
	readonly stepsNotIncluded: (steps: string) => string;
	readonly noEstimate: string;
	readonly longestPause: (duration: string) => string;
	/** `duration` is a lower bound where the phase began before restop saw it. */
	readonly atLeast: (duration: string) => string;
	readonly ongoing: string;
	readonly reasonAwaited: string;
	readonly notGiven: string;
	/** How many other pieces the comment has. */
	readonly otherPieces: (count: string) => string;
	/** Where the commands that follow are to be run. */
	readonly runOn: (server: string) => string;
	readonly runAtRootService: string;
	readonly runSomewhere: string;
	readonly noEvents: string;
	readonly noProblems: string;
	readonly agentProblem: (agent: string) => string;
	readonly sqlProblem: string;
	readonly agentTrace: (traceId: string) => string;
	/** Its end was left out, since terminals refuse long texts. */
	readonly shortened: string;
};

/** What the footer says became of a note. */
export type NoticeStrings = {
	readonly sentToTmux: string;
	readonly sentToTerminal: string;
	/** Stands behind both. */
	readonly shortened: string;
	readonly saved: (path: string) => string;
	readonly nothingToCopy: string;
	readonly nothingToSave: string;
	readonly notCopied: (cause: string) => string;
	readonly notSaved: (cause: string) => string;
	readonly causes: Readonly<Record<Exclude<NoteFailure, 'noRestore'>, string>>;
};
