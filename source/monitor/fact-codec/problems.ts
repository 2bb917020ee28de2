import type {CommandFailure} from '../../domain/command-failure.js';
import type {PasswordFlaw} from '../../domain/password-flaw.js';
import type {Problem} from '../../domain/problem.js';
import type {ProblemDetail, TrustStore} from '../../domain/problem-detail.js';
import type {SqlDetail, SqlProblem} from '../../domain/sql-problem.js';
import {number, objectOf, oneOf, optional, text, variantOf} from './decoders.js';

const detail = variantOf<ProblemDetail, object>(
	{},
	{
		httpStatus: {status: number},
		notJson: {status: number, contentType: text},
		noEnvelope: {status: number},
		tooLarge: {largestBytes: number, bytes: optional(number)},
		trustStore: {store: oneOf<TrustStore>({system: true, bundled: true, caFile: true})},
		noPublicKey: {},
		unreadablePublicKey: {},
		noAgentTime: {},
		unopenedBody: {},
		noOverview: {},
		noRestoreList: {},
		noTenantList: {},
		noTaskList: {},
		nestedTooDeep: {},
		passwordFlaw: {
			flaw: oneOf<PasswordFlaw>({
				empty: true,
				byteOrderMark: true,
				notUtf8: true,
				lineEnd: true,
				blankAtEnd: true,
				blankAtBegin: true,
				controlCharacter: true,
			}),
		},
	},
);

const sqlDetail = variantOf<SqlDetail, object>(
	{},
	{
		missingColumn: {column: text},
		noColumns: {},
		passwordDemanded: {},
		tooLarge: {},
		severalResults: {},
		otherColumns: {},
	},
);

export const problem = objectOf<Problem>({
	code: oneOf<Problem['code']>({
		unreachable: true,
		timeout: true,
		unauthorized: true,
		notFound: true,
		rejected: true,
		malformed: true,
	}),
	reason: oneOf<Problem['reason']>({
		refused: true,
		reset: true,
		connectionLost: true,
		unknownHost: true,
		nameServiceSilent: true,
		noRoute: true,
		tls: true,
		tlsUntrusted: true,
		tlsExpired: true,
		tlsWrongName: true,
		tlsCertificateWanted: true,
		plainExpected: true,
		noSocket: true,
		socketDenied: true,
		tlsExpected: true,
		unreachable: true,
		timeout: true,
		databaseHung: true,
		wrongPassword: true,
		passwordUnchecked: true,
		wrongAgentPassword: true,
		agentPasswordExpected: true,
		rootPasswordExpected: true,
		headerRefused: true,
		clockSkew: true,
		userDenied: true,
		unauthorized: true,
		notInCluster: true,
		databaseDown: true,
		databaseError: true,
		noRestoreApi: true,
		rejected: true,
		gatewayError: true,
		proxyLogin: true,
		webPage: true,
		notAnAgent: true,
		emptyAnswer: true,
		redirected: true,
		tooLarge: true,
		unreadableAnswer: true,
		tenantAbsent: true,
		neverRestored: true,
		systemTenant: true,
		unaddressableTenant: true,
		unreadableRow: true,
	}),
	said: text,
	detail: optional(detail),
	traceId: optional(text),
});

export const sqlProblem = objectOf<SqlProblem>({
	reason: oneOf<SqlProblem['reason']>({
		noPassword: true,
		accessDenied: true,
		noAddress: true,
		unreachable: true,
		timeout: true,
		noView: true,
		otherCluster: true,
		failed: true,
	}),
	said: text,
	detail: optional(sqlDetail),
});

export const commandFailure = variantOf<CommandFailure, object>(
	{},
	{
		exited: {code: number},
		killed: {signal: text},
		timedOut: {limitMs: number},
		notStarted: {cause: text},
		leftOut: {count: number},
	},
);
