import type {Moment} from '../domain/moment.js';
import type {FinishedRestore} from '../domain/progress/prior-duration.js';
import type {Problem} from '../domain/problem.js';
import type {ProgressRow, RestoreReading} from '../domain/restore-reading.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {Command} from './command.js';

/** What happened, and to which of the watched clusters (named by its address) and tenants (by the name asked for). */
export type FactBody =
	| {
			readonly type: 'sampled';
			readonly cluster: string;
			readonly tenant: string;
			readonly report: RestoreReading;
			/** The agent's clock in this answer, ms since 1970. */
			readonly agentTime: number | undefined;
	  }
	| {readonly type: 'pollFailed'; readonly cluster: string; readonly tenant: string; readonly problem: Problem}
	| {readonly type: 'versionRead'; readonly cluster: string; readonly agentVersion: string}
	| {readonly type: 'nameRead'; readonly cluster: string; readonly name: string}
	| {readonly type: 'finishedRead'; readonly cluster: string; readonly finished: readonly FinishedRestore[]}
	/** Figures of every restore that runs in the cluster, read over SQL. */
	| {readonly type: 'figuresRead'; readonly cluster: string; readonly rows: readonly ProgressRow[]}
	| {readonly type: 'sqlFailed'; readonly cluster: string; readonly problem: SqlProblem}
	| {
			readonly type: 'roundEnded';
			readonly cluster: string;
			/** How long until the agent is asked again, in milliseconds. */
			readonly pauseMs: number;
	  }
	| {readonly type: 'ticked'}
	| {readonly type: 'commanded'; readonly command: Command};

/** The only thing that changes the state: past tense, plain data, with the time on it. */
export type Fact = Moment & FactBody;
