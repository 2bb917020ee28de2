import {isObject, type ExactJson, type ExactObject} from '../../text/exact-json.js';
import {withKnownCounts} from '../../domain/known-counts.js';
import type {DataFigures, LogFigures, RestoreReading} from '../../domain/restore-reading.js';
import {AgentError} from '../agent-error.js';
import {parseAgentTime, type AgentTime} from '../agent-time.js';
import {integer, known, lines, percent, scn, text, unlessZero, word, type WireValue} from '../../text/wire-value.js';
import {keepData} from './kept-data.js';

/**
 * Decodes the `data` of `GET /api/v1/tenant/{name}/restore/overview`, and keeps it. Throws an AgentError for anything else.
 */
export function decodeOverview(data: ExactJson | undefined, time: AgentTime | undefined): RestoreReading {
	const reading = decodeRow(data, time);
	return {...reading, ...(isObject(data) ? {overview: keepData(data)} : {})};
}

/**
 * Decodes a row of the agent's restore views (ob/param/restore.go RestoreOverview): 31 documented fields, of which
 * `backup_dest` is never sent, and two URIs from 4.3.2 on. Throws an AgentError for anything else.
 */
export function decodeRow(data: ExactJson | undefined, time: AgentTime | undefined): RestoreReading {
	if (!isObject(data) || typeof data['status'] !== 'string' || integer(data['job_id']) === undefined) {
		throw new AgentError({reason: 'unreadableAnswer', detail: {type: 'noOverview'}});
	}

	const zone = time?.offsetMinutes ?? 0;
	const startedAt = parseAgentTime(text(data['start_timestamp']), zone)?.at;
	const finish = text(data['finish_timestamp']);
	const isEnded = finish !== '';
	return {
		jobId: integer(data['job_id']) ?? 0,
		restoreTenantId: integer(data['restore_tenant_id']) ?? 0,
		status: word(data['status']),
		...known({startedAt}),
		// Even an unreadable time says that the restore has ended: no later than this answer was sent.
		...(isEnded ? {finishedAt: parseAgentTime(finish, zone)?.at ?? time?.at ?? startedAt ?? 0} : {}),
		sourceCluster: word(data['backup_cluster_name']),
		sourceTenant: word(data['backup_tenant_name']),
		data: dataFigures(data, isEnded),
		log: logFigures(data),
		comment: lines(data['comment']),
	};
}

function dataFigures(data: ExactObject, isEnded: boolean): DataFigures {
	const figures = known({
		percent: agentPercent(data['restore_progress']),
		finishedBytes: integer(data['finish_bytes']),
		totalBytes: integer(data['total_bytes']),
		finishedTablets: integer(data['finish_tablet_count']),
		totalTablets: integer(data['tablet_count']),
	});
	return withKnownCounts(figures, isEnded);
}

function logFigures(data: ExactObject): LogFigures {
	return known({
		percent: agentPercent(data['recover_progress']),
		recoverScn: scn(data['recover_scn']),
		restoreScn: scn(data['restore_scn']),
	});
}

/** An agent sends text: '' for NULL, and "0.00" for 0. A proxy may turn it into a number, of which 0 may be either. */
function agentPercent(value: WireValue): number | undefined {
	return typeof value === 'number' ? unlessZero(percent(value)) : percent(value);
}
