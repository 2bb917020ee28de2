import type {AgentAddress, ClusterTarget, SqlAddress} from '../domain/cluster.js';
import type {SqlProblem} from '../domain/sql-problem.js';
import type {Words} from '../locale/words.js';
import {problemUnlessAborted} from '../polling/problem-unless-aborted.js';
import {connect} from '../sql/connect.js';
import {readViews, type ViewReading} from '../sql/read-views.js';
import {findSqlAddress} from '../sql/sql-address.js';
import {SqlError, sqlProblemOf} from '../sql/sql-error.js';
import {uptime} from '../system/clock.js';
import {createHostNames} from '../system/host-names.js';
import type {ExactJson} from '../text/exact-json.js';
import type {Trial, TryOptions} from './try-cluster.js';

type TrySqlOptions = Pick<TryOptions, 'timeoutMs' | 'words' | 'signal'> & {
	/** The agent that has answered, and its description of the cluster; undefined if it refused to give one. */
	readonly agent: AgentAddress;
	readonly info: ExactJson | undefined;
};

/** The progress of restores depends on this view alone. */
const neededView = 'CDB_OB_RESTORE_PROGRESS';

/** Logs in to OceanBase as restop does, and looks which views there are; nothing where SQL is not used. */
export async function trySql(target: ClusterTarget, options: TrySqlOptions): Promise<readonly Trial[]> {
	const {words, signal} = options;
	if (target.sql === undefined) {
		return [];
	}

	const {check} = words.usage.config;
	try {
		const address = addressOf(target.sql, options);
		const views = await readViews(loginOf(target, address, options), signal);
		return [
			{lines: [check.sqlAnswers(formatAddress(address))], isGood: true},
			...views.map((view) => describeView(view, words)),
		];
	} catch (error) {
		const problem = problemUnlessAborted(error, {problemOf: sqlProblemOf, signal});
		return problem === undefined ? [] : [{lines: [describeProblem(problem, words)], isGood: false}];
	}
}

function addressOf(sql: Exclude<ClusterTarget['sql'], undefined>, {agent, info}: TrySqlOptions): SqlAddress {
	const host = new URL(agent.origin).hostname.replaceAll(/[\[\]]/gv, '');
	const address = sql === 'fromAgent' ? findSqlAddress(info, host) : sql;
	if (address === undefined) {
		throw new SqlError({reason: 'noAddress', said: ''});
	}

	return address;
}

function loginOf({sql, rootPassword: password}: ClusterTarget, {host, port}: SqlAddress, {timeoutMs}: TrySqlOptions) {
	if (password === undefined) {
		throw new SqlError({reason: 'noPassword', said: ''});
	}

	const user = sql === undefined || sql === 'fromAgent' ? 'root@sys' : sql.user;
	return {address: {host, port}, user, password, connect, timeoutMs, names: createHostNames(), uptime};
}

function describeView({view, columns, missing, problem}: ViewReading, words: Words): Trial {
	const {check} = words.usage.config;
	if (problem !== undefined) {
		return {lines: [check.noView(view, problem.said)], isGood: view !== neededView};
	}

	return {
		lines: [
			missing.length === 0 ? check.view(view, String(columns.size)) : check.missingColumns(view, words.list(missing)),
		],
		isGood: true,
	};
}

function describeProblem(problem: SqlProblem, words: Words): string {
	const {message, hint} = words.describeSqlProblem(problem);
	return words.clauses(message, hint);
}

function formatAddress({host, port}: SqlAddress): string {
	return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
