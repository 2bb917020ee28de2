import type {ClusterId, RestoreKey, TenantSelection} from '../domain/cluster.js';
import type {CommandFailure} from '../domain/command-failure.js';
import type {WhyUnused} from '../domain/event.js';
import type {Moment} from '../domain/moment.js';
import type {FinishedRestore} from '../domain/progress/prior-duration.js';
import type {Problem} from '../domain/problem.js';
import type {DiscoverySource, ListedReading, ProgressRow, RestoreReading} from '../domain/restore-reading.js';
import type {RestoreTask} from '../domain/restore-task.js';
import type {StatusChange} from '../domain/restore/status-change.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {Notice} from '../domain/notice.js';
import type {Command} from './command.js';

/**
 * What happened, without its time. Facts are plain data that can be recorded and replayed: no class, no function, no secret;
 * an unknown value is an absent key.
 */
export type FactBody =
	/** What became of a note. */
	| Notice
	/** `intervalMs` is the pause between two rounds of polls; `speed` is absent where the clock is that of real time. */
	| {readonly type: 'monitorBegan'; readonly intervalMs: number; readonly speed?: number}
	| {
			readonly type: 'clusterAdded';
			readonly cluster: ClusterId;
			/** The label of the agent that is polled. */
			readonly agent: string;
			/** Certificates of the agent are not verified. */
			readonly isInsecure: boolean;
			/** Progress is read over SQL too. */
			readonly hasSql: boolean;
			/** Its name in the config file. */
			readonly label?: string;
			/** Restores of tenants that match are discovered; absent where only named ones are watched. */
			readonly discovery?: Pick<TenantSelection, 'globs' | 'sinceMs'>;
	  }
	| {readonly type: 'clusterRemoved'; readonly cluster: ClusterId}
	/** All tenants of the cluster whose restores are watched from now on, in screen order. */
	| {
			readonly type: 'restoresListed';
			readonly cluster: ClusterId;
			readonly tenants: readonly string[];
			/** Those of them that need exist in only one of the clusters. */
			readonly anyCluster?: readonly string[];
	  }
	| {readonly type: 'roundBegan'; readonly cluster: ClusterId}
	| {
			readonly type: 'roundEnded';
			readonly cluster: ClusterId;
			readonly tookMs: number;
			/** The time until the next round, in ms. */
			readonly pauseMs: number;
			/** The agent that the next round tries first; absent for the same one. */
			readonly nextAgent?: string;
	  }
	| {
			readonly type: 'restoreRead';
			readonly key: RestoreKey;
			readonly reading: RestoreReading;
			/** The agent's clock in this answer, ms since 1970; absent if the answer had no time. */
			readonly agentTime?: number;
			readonly tookMs: number;
	  }
	/** The agent refused a request about this tenant. */
	| {readonly type: 'restoreRefused'; readonly key: RestoreKey; readonly problem: Problem}
	/** The agent gave no usable answer; this concerns all tenants. */
	| {
			readonly type: 'agentFailed';
			readonly cluster: ClusterId;
			/** The label of the agent that was polled. */
			readonly agent: string;
			readonly problem: Problem;
	  }
	/** The agent answered, to a request that reads no restore. */
	| {readonly type: 'agentAnswered'; readonly cluster: ClusterId}
	/** Another agent of the cluster is polled from now on. */
	| {readonly type: 'agentChanged'; readonly cluster: ClusterId; readonly agent: string}
	/** An agent that could take over is not polled, or none can be learned from this one. */
	| {readonly type: 'agentUnused'; readonly cluster: ClusterId; readonly agent: string; readonly why: WhyUnused}
	/** Restores that a list of the cluster's restores has. */
	| {
			readonly type: 'restoresDiscovered';
			readonly cluster: ClusterId;
			readonly source: DiscoverySource;
			readonly restores: readonly ListedReading[];
			/** Whether the list has all running restores, so that one that it lacks does not run any more. */
			readonly hasAllRunning: boolean;
			/** Whether it also has those that have ended in the time that is watched. */
			readonly hasEnded: boolean;
			/** The server's clock in this answer, ms since 1970; absent if the answer had no time. */
			readonly agentTime?: number;
	  }
	/** A task of obshell has cancelled this restore, whose tenant was dropped. */
	| {readonly type: 'restoreCancelled'; readonly key: RestoreKey}
	/** What obshell does and did about the restores of the tenants that are watched, newest first. */
	| {readonly type: 'restoreTasksRead'; readonly cluster: ClusterId; readonly tasks: readonly RestoreTask[]}
	/** The agent's own row of a job that is described over SQL; absent where the agent has none of this job. */
	| {
			readonly type: 'overviewRead';
			readonly key: RestoreKey;
			readonly jobId: number;
			readonly overview?: Exclude<RestoreReading['overview'], undefined>;
	  }
	/** The names of all tenants of the cluster. */
	| {readonly type: 'tenantsRead'; readonly cluster: ClusterId; readonly tenants: readonly string[]}
	| {readonly type: 'versionRead'; readonly cluster: ClusterId; readonly agentVersion: string}
	| {readonly type: 'nameRead'; readonly cluster: ClusterId; readonly name: string}
	| {
			readonly type: 'endedRestoresRead';
			readonly cluster: ClusterId;
			readonly restores: readonly FinishedRestore[];
	  }
	/** The progress of every running restore of the cluster, read over SQL. */
	| {
			readonly type: 'progressRead';
			readonly cluster: ClusterId;
			readonly rows: readonly ProgressRow[];
			readonly tookMs: number;
			/** The server names itself as the agent's cluster; absent where one of the two is not known. */
			readonly isVerified?: boolean;
	  }
	/** What OceanBase has recorded of the phases of the cluster's restores, oldest first; read once after SQL connects. */
	| {readonly type: 'statusHistoryRead'; readonly cluster: ClusterId; readonly changes: readonly StatusChange[]}
	| {readonly type: 'sqlFailed'; readonly cluster: ClusterId; readonly problem: SqlProblem}
	/** A command of `--exec` has failed that was run for an event of this cluster, or of one tenant of it. */
	| {
			readonly type: 'commandFailed';
			readonly cluster: ClusterId;
			readonly tenant?: string;
			/** The job of a restore that was discovered. */
			readonly jobId?: number;
			readonly failure: CommandFailure;
	  }
	/** The size of the terminal, in cells. */
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'ticked'}
	/** The notice has been shown long enough. */
	| {readonly type: 'noticeEnded'}
	| {readonly type: 'commanded'; readonly command: Command};

/** A fact with its time. Only facts change the state. */
export type Fact = Moment & FactBody;

/** Shifts a fact's monotonic time, such as to the clock of the process that replays it. */
export function rebaseFact(fact: Fact, offsetMs: number): Fact {
	return {...fact, monotonicMs: fact.monotonicMs + offsetMs};
}
