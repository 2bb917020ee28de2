import type {FinishedRestore} from '../../domain/progress/prior-duration.js';
import type {
	DataFigures,
	ListedReading,
	LogFigures,
	ProgressRow,
	RestoreReading,
} from '../../domain/restore-reading.js';
import type {RestoreTask} from '../../domain/restore-task.js';
import type {StatusChange} from '../../domain/restore/status-change.js';
import {anyObject, integer, number, objectOf, oneOf, optional, text} from './decoders.js';

const data = objectOf<DataFigures>({
	percent: optional(number),
	finishedBytes: optional(number),
	totalBytes: optional(number),
	finishedTablets: optional(number),
	totalTablets: optional(number),
});

const log = objectOf<LogFigures>({
	percent: optional(number),
	recoverScn: optional(integer),
	restoreScn: optional(integer),
});

const progress = {jobId: number, restoreTenantId: number, status: text, data, log};

export const progressRow = objectOf<ProgressRow>({
	...progress,
	tenantName: optional(text),
	startedAt: optional(number),
});

export const statusChange = objectOf<StatusChange>({
	jobId: number,
	tenantName: optional(text),
	status: text,
	at: number,
});

export const restoreReading = objectOf<RestoreReading>({
	...progress,
	startedAt: optional(number),
	finishedAt: optional(number),
	sourceCluster: text,
	sourceTenant: text,
	comment: text,
	overview: optional(anyObject),
});

const tableRestore = objectOf<Exclude<ListedReading['tableRestore'], undefined>>({
	tenant: optional(text),
	jobId: optional(number),
});

export const listedReading = objectOf<ListedReading>({
	tenant: text,
	reading: restoreReading,
	tableRestore: optional(tableRestore),
});

export const endedRestore = objectOf<FinishedRestore>({
	jobId: number,
	sourceCluster: text,
	sourceTenant: text,
	startedAt: number,
	finishedAt: number,
	outcome: oneOf<FinishedRestore['outcome']>({succeeded: true, failed: true}),
});

export const restoreTask = objectOf<RestoreTask>({
	id: text,
	name: text,
	tenant: text,
	kind: oneOf<RestoreTask['kind']>({restore: true, cancel: true}),
	state: text,
	operator: text,
	stage: number,
	maxStage: number,
	startedAt: optional(number),
	endedAt: optional(number),
});
