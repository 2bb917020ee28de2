import type {FinishedRestore} from '../../domain/progress/prior-duration.js';
import {outcomeOf} from '../../domain/phase.js';
import {type ExactJson, isList, isObject, type ExactObject} from '../../text/exact-json.js';
import {AgentError} from '../agent-error.js';
import {parseAgentTime, type AgentTime} from '../agent-time.js';
import {integer, text, word} from '../../text/wire-value.js';

/** The agent sends its whole history, newest first, whatever page is asked for; old restores are of little use. */
const mostRows = 2000;

/** OceanBase restores single tables by way of an auxiliary tenant of this name, which holds only part of the data. */
const tableHelper = 'AUX_RECOVER$';

/**
 * Decodes the finished restores in the `data` of `GET /api/v1/restore/tasks` (ob/param/restore.go), in the agent's order;
 * rows that are still running or cannot be read are left out. Throws an AgentError for anything but such a list.
 */
export function decodeFinished(data: ExactJson | undefined, time: AgentTime | undefined): readonly FinishedRestore[] {
	const zone = time?.offsetMinutes ?? 0;
	return rowsOf(data).flatMap((row) => (isObject(row) ? (decodeRow(row, zone) ?? []) : []));
}

function rowsOf(data: ExactJson | undefined): readonly ExactJson[] {
	const rows = isObject(data) ? data['contents'] : undefined;
	if (isList(rows)) {
		return rows.slice(0, mostRows);
	}

	// Go writes a nil slice as null.
	if (rows === null) {
		return [];
	}

	throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'noRestoreList'}});
}

function decodeRow(row: ExactObject, zone: number): FinishedRestore | undefined {
	const jobId = integer(row['job_id']);
	const span = spanOf(row, zone);
	const outcome = outcomeOf(text(row['status']), true);
	const isHelper = text(row['restore_tenant_name']).startsWith(tableHelper);
	if (jobId === undefined || span === undefined || isHelper || (outcome !== 'succeeded' && outcome !== 'failed')) {
		return undefined;
	}

	return {
		jobId,
		sourceCluster: word(row['backup_cluster_name']),
		sourceTenant: word(row['backup_tenant_name']),
		...span,
		outcome,
	};
}

/** Start and end; undefined without an end, and for an end before the start. */
function spanOf(row: ExactObject, zone: number): Pick<FinishedRestore, 'startedAt' | 'finishedAt'> | undefined {
	const startedAt = parseAgentTime(text(row['start_timestamp']), zone)?.at;
	const finishedAt = parseAgentTime(text(row['finish_timestamp']), zone)?.at;
	return startedAt === undefined || finishedAt === undefined || finishedAt < startedAt
		? undefined
		: {startedAt, finishedAt};
}
