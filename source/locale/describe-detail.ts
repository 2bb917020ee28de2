import type {ProblemDetail} from '../domain/problem-detail.js';
import type {SqlDetail} from '../domain/sql-problem.js';

/** What was wrong with an agent's answer, to stand in brackets: "HTTP 502, text/html". */
export function describeDetail(detail: ProblemDetail): string {
	switch (detail.type) {
		case 'httpStatus': {
			return `HTTP ${detail.status}`;
		}

		case 'notJson': {
			return `HTTP ${detail.status}, ${detail.contentType === '' ? 'no content type' : detail.contentType}`;
		}

		case 'noEnvelope': {
			return `HTTP ${detail.status}, JSON of another kind`;
		}

		case 'noPublicKey': {
			return 'no public key in /api/v1/secret';
		}

		case 'unreadablePublicKey': {
			return 'unreadable public key';
		}

		case 'noAgentTime': {
			return 'no timestamp in its answers';
		}

		case 'unopenedBody': {
			return 'encrypted with another key';
		}

		case 'noOverview': {
			return 'not a restore overview';
		}

		case 'noRestoreList': {
			return 'not a list of restores';
		}

		case 'nestedTooDeep': {
			return 'nested too deep';
		}
	}
}

/** The same of SQL, to stand alone: "column JOB_ID missing". */
export function describeSqlDetail(detail: SqlDetail): string {
	switch (detail.type) {
		case 'missingColumn': {
			return `column ${detail.column} missing`;
		}

		case 'passwordDemanded': {
			return 'the server asks for the password itself, which restop does not send unencrypted';
		}
	}
}
