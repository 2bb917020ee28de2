import {outcomeOf} from '../../domain/phase.js';
import type {FinishedRestore} from '../../domain/progress/prior-duration.js';
import {isAuxiliaryTenant} from '../../domain/auxiliary-tenant.js';
import type {ExactObject} from '../../text/exact-json.js';
import {text} from '../../text/wire-value.js';
import {parseAgentTime, type AgentTime} from '../agent-time.js';
import type {Answer} from './envelope.js';
import {readList, type GiveWay} from './read-list.js';
import {mostRestores} from './restore-list.js';
import {decodeRow} from './restore-overview.js';

/**
 * Decodes the finished restores in the answer to `GET /api/v1/restore/tasks`, in the agent's order; rows that are still
 * running or cannot be read are left out. Throws an AgentError for an answer that is no such list.
 */
export async function decodeFinished(answer: Answer, giveWay: GiveWay): Promise<readonly FinishedRestore[]> {
	const {items} = await readList(answer, {
		decode: (row) => decodeEnded(row, answer.time),
		most: mostRestores,
		detail: {type: 'noRestoreList'},
		giveWay,
	});
	return items;
}

function decodeEnded(row: ExactObject, time: AgentTime | undefined): readonly FinishedRestore[] {
	const {jobId, sourceCluster, sourceTenant, status, startedAt} = decodeRow(row, time);
	// An end that cannot be read does not say how long the restore took.
	const finishedAt = parseAgentTime(text(row['finish_timestamp']), time?.offsetMinutes ?? 0)?.at;
	const outcome = outcomeOf(status, true);
	const hasSpan = startedAt !== undefined && finishedAt !== undefined && finishedAt >= startedAt;
	return hasSpan &&
		!isAuxiliaryTenant(text(row['restore_tenant_name'])) &&
		(outcome === 'succeeded' || outcome === 'failed')
		? [{jobId, sourceCluster, sourceTenant, startedAt, finishedAt, outcome}]
		: [];
}
