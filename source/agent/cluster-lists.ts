import type {FinishedRestore} from '../domain/progress/prior-duration.js';
import type {RestoreTask} from '../domain/restore-task.js';
import {problemOf} from './agent-error.js';
import type {Answer} from './answers/envelope.js';
import {decodeRestoreList, type RestoreList} from './answers/restore-list.js';
import {decodeFinished} from './answers/restore-tasks.js';
import {decodeTasks} from './answers/task-list.js';
import {decodeTenants, type ListedTenant} from './answers/tenant-list.js';
import type {GiveWay} from './answers/read-list.js';
import {largestAnswer} from './http/request.js';

type ReadOptions<Value> = {
	readonly signal: AbortSignal;
	/** What is of use beside the overviews, and never requested instead of them. */
	readonly isAside: boolean;
	readonly largestBytes?: number;
	/** Called with an answer that comes after a timeout. */
	readonly onLate?: ((answer: Value) => void) | undefined;
};

/** Sends a request that needs the agent's database, after the one before it, and decodes the answer. */
export type ReadAnswer = <Value>(
	path: string,
	decode: (answer: Answer) => Value | Promise<Value>,
	options: ReadOptions<Value>,
) => Promise<Value>;

/** Which restores are listed; all of them where nothing is given. */
type RestoreFilter = {
	/** The status words of the sys tenant's rows, in both views. */
	readonly statuses?: readonly string[];
	/** Those that have begun at this time or later, ms since 1970; the agent has no filter of the end. */
	readonly startedAfter?: number;
};

type RestoreListAnswer = RestoreList & {
	/** The agent's clock in the answer, ms since 1970; undefined if the answer has no time. */
	readonly agentTime: number | undefined;
};

/**
 * What an agent lists of its whole cluster, each list in one request. The answers may have megabytes: a kilobyte for each
 * restore, whatever page is asked for.
 */
export type ClusterLists = {
	/**
	 * The restores of the cluster, each once, with the agent's rows kept; of an agent before 4.3.2, which has no such route,
	 * an AgentError with the reason noRestoreApi. `onLate` is called with an answer that comes after a timeout.
	 */
	readonly listRestores: (
		filter: RestoreFilter,
		signal: AbortSignal,
		onLate?: (answer: RestoreListAnswer) => void,
	) => Promise<RestoreListAnswer>;
	/** The successful restores, newest first; none of an agent before 4.3.2. Not to be requested every few seconds. */
	readonly readFinished: (signal: AbortSignal) => Promise<readonly FinishedRestore[]>;
	readonly listTenants: (signal: AbortSignal) => Promise<readonly ListedTenant[]>;
	/** What obshell has done about restores, newest first; of an agent before 4.3.0 only what it has not ended. */
	readonly readTasks: (signal: AbortSignal) => Promise<readonly RestoreTask[]>;
};

export function createClusterLists(read: ReadAnswer, giveWay: GiveWay): ClusterLists {
	const largestBytes = largestAnswer;
	const readTasks = async (path: string, signal: AbortSignal) =>
		read(path, async (answer) => decodeTasks(answer, giveWay), {signal, isAside: true, largestBytes});
	return {
		async listRestores(filter, signal, onLate) {
			const decode = async (answer: Answer) => ({
				...(await decodeRestoreList(answer, giveWay)),
				agentTime: answer.time?.at,
			});
			return read(restoresPath(filter), decode, {signal, isAside: false, largestBytes, onLate});
		},
		async readFinished(signal) {
			// Only successes: how long a failed restore took says nothing about the next.
			const path = restoresPath({statuses: ['SUCCESS']});
			const decode = async (answer: Answer) => decodeFinished(answer, giveWay);
			return unlessMissing(read(path, decode, {signal, isAside: true, largestBytes}), () => []);
		},
		async listTenants(signal) {
			const decode = async (answer: Answer) => decodeTenants(answer, giveWay);
			return read('/api/v1/tenants/overview', decode, {signal, isAside: false, largestBytes});
		},
		async readTasks(signal) {
			return unlessMissing(readTasks(allTasksPath, signal), async () => readTasks(openTasksPath, signal));
		},
	};
}

const allTasksPath = '/api/v1/task/dags/ob?show_details=false';
const openTasksPath = '/api/v1/task/dag/ob/unfinish?show_details=false';

/** The request target and also the `Uri` of the header, byte for byte. The agent trims nothing in a list of statuses. */
export function restoresPath({statuses = [], startedAfter}: RestoreFilter): string {
	const words = statuses.map((status) => encodeURIComponent(status)).join(',');
	const query = [
		...(words === '' ? [] : [`status=${words}`]),
		...(startedAfter === undefined ? [] : [`start_time=${encodeURIComponent(formatTime(startedAfter))}`]),
	];
	return ['/api/v1/restore/tasks', query.join('&')].filter((part) => part !== '').join('?');
}

const latestTime = Date.UTC(9999, 0, 1);

/** RFC 3339 in whole seconds; a time before 1970 is 1970, when there was no OceanBase. */
function formatTime(at: number): string {
	const known = Math.min(Math.max(Math.floor(at), 0), latestTime);
	return `${new Date(known).toISOString().slice(0, 19)}Z`;
}

/** The answer of a route, or what takes its place of an agent that has no such route. */
async function unlessMissing<Value>(answer: Promise<Value>, otherwise: () => Value | Promise<Value>): Promise<Value> {
	try {
		return await answer;
	} catch (error) {
		if (problemOf(error)?.reason === 'noRestoreApi') {
			return otherwise();
		}

		throw error;
	}
}
