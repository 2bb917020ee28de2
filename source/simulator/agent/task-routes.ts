import type {TaskMoment, TaskStep} from '../world/restore-tasks.js';
import {toNanoseconds} from '../world/view-time.js';
import {succeed, type Answer} from './answer.js';
import {isLegacy} from './generation.js';
import type {Context, Route} from './route.js';
import type {WireValue} from './wire-json.js';
import {formatViewTime} from './wire-time.js';

/** The tasks of obshell, which it calls DAGs: ob/agent/api/task_handler.go. Of all tasks only those about restores exist. */
export const taskRoutes: readonly Route[] = [
	{
		methods: ['GET'],
		path: /^\/api\/v1\/task\/dag\/ob\/unfinish$/v,
		hasQuery: true,
		// A task that has failed stays until somebody passes it or rolls it back.
		answer: (context) => answerTasks(context, ({state}) => state !== 'SUCCEED'),
	},
	{
		methods: ['GET'],
		path: /^\/api\/v1\/task\/dags\/ob$/v,
		isNew: true,
		hasQuery: true,
		answer: (context) => answerTasks(context, () => true),
	},
];

function answerTasks(context: Context, isListed: (task: TaskMoment) => boolean): Answer {
	const {deadDatabase, identity, panic, query, refuse, stamp, world, worldNow} = context;
	const details = query.get('show_details');
	if (details !== null && !booleans.has(details)) {
		// Unlike a panic in the middleware it comes after the type of the content was set.
		return {...panic(), headers: {'content-type': 'application/json'}};
	}

	if (identity !== 'CLUSTER AGENT') {
		return refuse('noAnswer');
	}

	if (deadDatabase !== undefined) {
		return refuse('databaseDown');
	}

	const hasNodes = details === null || booleans.get(details) === true;
	const tasks = world.tasksAt(worldNow).filter((task) => isListed(task));
	return succeed({contents: tasks.map((task) => taskRow(task, hasNodes, context))}, stamp);
}

/** What Go takes for a boolean (strconv.ParseBool); gin takes nothing for false. */
const booleans: ReadonlyMap<string, boolean> = new Map([
	...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, true] as const),
	...['', '0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, false] as const),
]);

/** Ids of the cluster's tasks begin with 1. */
const clusterPrefix = '1';

const names = {restore: 'Restore backup_', cancel: 'Cancel restore '} as const;

function taskRow(task: TaskMoment, hasNodes: boolean, context: Context): WireValue {
	const {generation, world} = context;
	const {id, kind, tenant, steps, stage, state, operator, createdAt, startedAt, endedAt = createdAt} = task;
	const format = (ms: number) => formatViewTime(toNanoseconds(ms), world.story.offsetMinutes);
	const isOld = isLegacy(generation);
	return {
		id: `${clusterPrefix}${id}`,
		dag_id: id,
		name: `${names[kind]}${tenant}`,
		stage,
		max_stage: steps.length,
		maintenance_type: isOld ? undefined : 3,
		maintenance_key: isOld ? undefined : tenant,
		state,
		operator,
		start_time: format(startedAt),
		// Until it has ended this is the time of its creation, which lies before its start.
		end_time: format(endedAt),
		additional_data: hasNodes ? (kind === 'restore' ? {restore_job_id: 0} : {}) : null,
		nodes: hasNodes ? steps.map((step, index) => nodeRow(step, {id: id * 10 + index, task, context})) : null,
	};
}

type NodeContext = {readonly id: number; readonly task: TaskMoment; readonly context: Context};

/** A node and its only sub-task, which has the same name and times. */
function nodeRow(step: TaskStep, {id, task, context: {address, world}}: NodeContext): WireValue {
	const {name, state} = step;
	const isPending = state === 'PENDING';
	const format = (ms: number) =>
		formatViewTime(toNanoseconds(isPending ? task.createdAt : ms), world.story.offsetMinutes);
	const common = {
		name,
		state,
		operator: 'RUN',
		start_time: format(step.startedAt),
		end_time: format(step.endedAt),
		additional_data: null,
	};
	const ids = {id: `${clusterPrefix}${id}`};
	const ends = {execute_times: isPending ? 0 : 1, execute_agent: {...address}, task_logs: isPending ? null : [name]};
	return {...ids, node_id: id, ...common, sub_tasks: [{...ids, task_id: id, ...common, ...ends}]};
}
