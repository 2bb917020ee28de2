import type {DiscoverySource} from '../domain/restore-reading.js';

/** The texts of the screen. Arguments are texts that are ready to be shown: numbers, durations and times already formatted. */
export type ScreenStrings = {
	readonly columns: {
		readonly tenant: string;
		readonly cluster: string;
		readonly state: string;
		readonly data: string;
		readonly log: string;
		readonly eta: string;
		readonly elapsed: string;
	};
	readonly live: string;
	readonly every: (seconds: string) => string;
	/** Instead of `every`, where a round of polls takes longer than the pause between two. */
	readonly roundTakes: (duration: string) => string;
	readonly agent: (version: string) => string;
	/** Before the first response of the agent. */
	readonly asking: string;
	/** When an agent is asked again; `agent` if it is another one. */
	readonly nextTry: (pause: string, agent?: string) => string;
	/** An agent that did not answer is being asked again. */
	readonly retrying: string;
	/** Labels of the enlarged restore: up to 8 columns wide. */
	readonly data: string;
	readonly log: string;
	readonly rate: string;
	readonly phase: string;
	readonly from: string;
	readonly to: string;
	readonly tabletsLabel: string;
	readonly elapsed: string;
	readonly reason: string;
	readonly where: string;
	readonly trace: string;
	readonly next: string;
	readonly comment: string;
	readonly job: (id: number) => string;
	/** Up to 7 columns wide. */
	readonly unknown: string;
	readonly insecure: string;
	readonly sqlOn: string;
	/** Where restores are discovered, in a word each; help explains them. */
	readonly discovery: Readonly<Record<DiscoverySource, string>>;
	/** How many clusters answer: "2 of 3 live". */
	readonly liveOf: (live: string, all: string) => string;
	readonly liveClusters: (live: string) => string;
	/** The clusters that there are, and what is the matter with them: "3 clusters: 2 live, dr no answer 5m". */
	readonly fleet: (clusters: string, states: string) => string;
	/** How many clusters have no line of their own. */
	readonly moreClusters: (count: string) => string;
	/** The only cluster that is shown; the sign is one that closes. */
	readonly onlyCluster: (name: string) => string;
	/** The same where there is little room. */
	readonly clusterFilter: (name: string) => string;
	/** Before it is known whether there is a restore. */
	readonly lookingForRestores: string;
	readonly noneRunning: string;
	/** Behind `noneRunning`; `duration` as "24h". */
	readonly noneEnded: (duration: string) => string;
	/** Behind `lookingForRestores` and `noneRunning`: patterns of tenant names, joined. */
	readonly ofTenants: (patterns: string) => string;
	/** Where the agent does not answer, but SQL does. */
	readonly sqlLive: string;
	/** `bytes` has its unit: "31.2 MB". */
	readonly perSecond: (bytes: string) => string;
	/** `rate` as `perSecond` writes it. */
	readonly average: (rate: string) => string;
	readonly slow: string;
	/** How many seconds of log are recovered in a second: "6.2". */
	readonly logSpeed: (factor: string) => string;
	readonly eta: (duration: string) => string;
	/** A lower bound, in the table. */
	readonly etaAtLeast: (duration: string) => string;
	readonly etaRange: (low: string, high: string) => string;
	/** `range` as `etaRange` writes it. */
	readonly etaAt: (clock: string, duration: string, range: string) => string;
	readonly etaBetween: (low: string, high: string) => string;
	readonly leftAtLeast: (duration: string) => string;
	readonly noEta: string;
	readonly priorDuration: (duration: string, date: string) => string;
	readonly noProgress: (duration: string) => string;
	/** Behind `noProgress`. */
	readonly longestPause: (duration: string) => string;
	/** Behind a rate of 0, the one before it. */
	readonly rateBefore: (rate: string) => string;
	readonly behind: (span: string) => string;
	readonly caughtUp: string;
	/** The point in time that is restored to. */
	readonly target: (clock: string) => string;
	readonly tablets: (finished: string, total: string) => string;
	/** Only `total` has a unit. */
	readonly bytesOf: (finished: string, total: string) => string;
	readonly events: string;
	/** A filter that is kept, and how much it lets through: "3 of 12". */
	readonly filtered: (text: string, matches: string) => string;
	/** The same where there is little room. */
	readonly filteredShort: (matches: string) => string;
	/** The filter lets no restore through; with how to end it. */
	readonly noMatch: (text: string) => string;
	/** `age` as "3m10s". */
	readonly paused: (age: string) => string;
	/** How the screen goes on. */
	readonly resumes: string;
	/** What has happened while the screen stood still: "1 failed, 2 done". */
	readonly happenedSince: (news: string) => string;
	/** The same while no key was pressed. */
	readonly whileAway: (news: string) => string;
	/** In the log, before what came after that. */
	readonly sinceLooked: string;
	/** The only tenant whose events are listed. */
	readonly onlyTenant: (name: string) => string;
	readonly noEventsMatch: string;
	readonly following: string;
	/** The list stands at its end, and does not go on with new events. */
	readonly notFollowing: string;
	readonly scrolledBack: (count: number) => string;
	readonly since: (clock: string) => string;
	/** How long an interval lasted that is over. */
	readonly lasted: (duration: string) => string;
	readonly ongoing: string;
	readonly noEvents: string;
	/** `ago` as "3m16s ago". */
	readonly ended: (ago: string) => string;
	readonly standby: string;
	/** The reason of a failure where OceanBase gave none. */
	readonly noReason: string;
	readonly logStream: (id: string) => string;
	/** How many other pieces the comment of a failure has. */
	readonly andMore: (count: string) => string;
	/** A command to run on a server, by its address. */
	readonly runOn: (server: string, command: string) => string;
	readonly runAtRootService: (command: string) => string;
	/** The same where the failure does not name the server. */
	readonly runSomewhere: (command: string) => string;
	/** What to compare where log is missing for the target of the restore. */
	readonly checkLogWindow: string;
	/** What can be typed as a filter. */
	readonly helpFilter: ReadonlyArray<readonly [word: string, meaning: string]>;
	readonly helpSigns: ReadonlyArray<readonly [sign: string, meaning: string]>;
	/** Where the figures of the screen come from. */
	readonly helpFigures: ReadonlyArray<readonly [figure: string, origin: string]>;
};

/** The texts of plain lines. */
export type ReportStrings = {
	readonly succeeded: string;
	/** Must be short: it precedes all the figures of a success. */
	readonly standby: string;
	readonly failed: string;
	readonly failedUnexplained: string;
	readonly tenantGone: string;
	readonly progressUnknown: string;
	readonly after: (duration: string) => string;
	readonly elapsed: (duration: string) => string;
	readonly tablets: (total: string) => string;
	/** The estimated time left. */
	readonly left: (duration: string) => string;
	readonly figuresAge: (duration: string) => string;
	readonly answersAgain: (duration: string) => string;
	readonly sqlOnAgain: (duration: string) => string;
	/** Events that could not be written. */
	readonly eventsLeftOut: (count: number) => string;
	/** Said every ten minutes while there is nothing to report. */
	readonly nothingRuns: string;
	/** No restore was discovered: of any tenant, and of those that match a pattern. `nothingSince` may follow. */
	readonly nothingFound: string;
	readonly nothingMatches: (glob: string) => string;
	readonly nothingSince: (duration: string) => string;
	readonly lateClusterInfo: string;
	readonly failedClusterInfo: (message: string) => string;
	/** `failure` as "--exec failed: exit code 1", and the event that the command was run for. */
	readonly execFailed: (failure: string, event: string) => string;
	/** At the end of the program, where commands still run or wait. */
	readonly execAwaited: (count: number) => string;
	/** Why nothing is drawn. */
	readonly inBackground: string;
};
