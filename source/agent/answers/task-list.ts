import type {RestoreTask} from '../../domain/restore-task.js';
import type {ExactJson, ExactObject} from '../../text/exact-json.js';
import {integer, known, text, word} from '../../text/wire-value.js';
import {parseAgentTime} from '../agent-time.js';
import type {Answer} from './envelope.js';
import {readList, type GiveWay} from './read-list.js';

/**
 * The names of obshell's tasks about a restore, a blank or an underscore before the tenant
 * (ob/agent/executor/ob/restore.go and cancel_restore.go).
 */
const names = [
	['restore', 'Restore backup_'],
	['cancel', 'Cancel restore '],
] as const;

/** The newest ones: agents keep every task that they ever had. */
const mostTasks = 1000;

/**
 * Decodes obshell's tasks about restores in the answer to `GET /api/v1/task/dags/ob` or `/task/dag/ob/unfinish`
 * (ob/agent/engine/task/task_dto.go), newest first. Throws an AgentError for an answer that is no list of tasks.
 */
export async function decodeTasks(answer: Answer, giveWay: GiveWay): Promise<readonly RestoreTask[]> {
	const zone = answer.time?.offsetMinutes ?? 0;
	const {items} = await readList(answer, {
		decode: (dag) => decodeTask(dag, zone),
		most: Infinity,
		detail: {type: 'noTaskList'},
		giveWay,
	});
	return items.toSorted((one, other) => beganAt(other) - beganAt(one)).slice(0, mostTasks);
}

function beganAt({startedAt = Infinity}: RestoreTask): number {
	return startedAt;
}

function decodeTask(dag: ExactObject, zone: number): readonly RestoreTask[] {
	const name = text(dag['name']);
	const [kind, prefix] = names.find(([, beginning]) => name.startsWith(beginning)) ?? [];
	const tenant = word(name.slice(prefix?.length));
	return kind === undefined || tenant === ''
		? []
		: [
				{
					id: word(dag['id']),
					name: word(name),
					tenant,
					kind,
					state: word(dag['state']),
					operator: word(dag['operator']),
					stage: integer(dag['stage']) ?? 0,
					maxStage: integer(dag['max_stage']) ?? 0,
					...spanOf(dag, zone),
				},
			];
}

const ended: ReadonlySet<ExactJson> = new Set(['SUCCEED', 'FAILED']);

/** A task that waits has the time of its creation or none, and one that runs an end before its start. */
function spanOf(dag: ExactObject, zone: number): Pick<RestoreTask, 'startedAt' | 'endedAt'> {
	const startedAt =
		dag['state'] === 'PENDING' || dag['state'] === 'READY' ? undefined : timeOf(dag['start_time'], zone);
	const endedAt = ended.has(dag['state']) ? timeOf(dag['end_time'], zone) : undefined;
	return known({startedAt, endedAt});
}

/** Undefined for 1970 and the year 1, which stand for no time. */
function timeOf(value: ExactJson, zone: number): number | undefined {
	const at = parseAgentTime(text(value), zone)?.at;
	return at !== undefined && at > 0 ? at : undefined;
}
