import type {ProblemDetail} from '../domain/problem-detail.js';
import type {SqlDetail} from '../domain/sql-problem.js';
import {formatBytes} from './numbers.js';
import type {Strings} from './strings.js';

/** What was wrong with an agent's answer, to stand in brackets: "HTTP 502, text/html". */
export function describeDetail(detail: ProblemDetail, {details}: Strings): string {
	switch (detail.type) {
		case 'httpStatus':
		case 'noEnvelope': {
			return details[detail.type](detail.status);
		}

		case 'notJson': {
			const {status, contentType} = detail;
			return details.notJson(status, contentType === '' ? details.noContentType : contentType);
		}

		case 'tooLarge': {
			const {largestBytes, bytes} = detail;
			return details.tooLarge(formatBytes(largestBytes), bytes === undefined ? undefined : formatBytes(bytes));
		}

		case 'trustStore': {
			return details.trustStores[detail.store];
		}

		case 'passwordFlaw': {
			return details.passwordFlaw[detail.flaw];
		}

		case 'noPublicKey':
		case 'unreadablePublicKey':
		case 'noAgentTime':
		case 'unopenedBody':
		case 'noOverview':
		case 'noRestoreList':
		case 'noTenantList':
		case 'noTaskList':
		case 'nestedTooDeep': {
			return details[detail.type];
		}
	}
}

/** The same of SQL, to stand alone: "column JOB_ID missing". */
export function describeSqlDetail(detail: SqlDetail, {sql}: Strings): string {
	switch (detail.type) {
		case 'missingColumn': {
			return sql.missingColumn(detail.column);
		}

		case 'noColumns':
		case 'passwordDemanded':
		case 'tooLarge':
		case 'severalResults':
		case 'otherColumns': {
			return sql[detail.type];
		}
	}
}
