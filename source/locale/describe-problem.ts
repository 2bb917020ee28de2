import type {Problem, ProblemReason} from '../domain/problem.js';
import type {SqlProblem, SqlReason} from '../domain/sql-problem.js';
import {describeDetail, describeSqlDetail} from './describe-detail.js';
import type {Advice} from './sentence.js';
import type {Asked} from './words.js';

type Phrase = (asked: Asked) => Advice;

const passwordSources = 'give the right one with --password-file FILE or in RESTOP_PASSWORD';
const agentPasswordSources = 'give it with --agent-password-file FILE or in RESTOP_AGENT_PASSWORD';
const checkAgent = 'check --agent HOST:PORT; an obshell agent listens on port 2886';

const phrases: Readonly<Record<ProblemReason, Phrase>> = {
	refused: ({address}) => ({
		message: `${address} refuses connections`,
		hint: 'is the obshell agent running there? check --agent HOST:PORT',
	}),
	reset: ({address}) => ({
		message: `${address} closed the connection`,
		hint: 'the agent may be restarting; restop keeps trying while it watches',
	}),
	unknownHost: ({address}) => ({message: `${address}: no such host`, hint: 'check the name in --agent HOST:PORT'}),
	noRoute: ({address}) => ({message: `${address}: no route to host`, hint: 'check the network to that host'}),
	tls: ({address}) => ({
		message: `${address}: the TLS connection failed`,
		hint: 'if the agent does not serve TLS, leave https:// out of --agent',
	}),
	tlsUntrusted: ({address}) => ({
		message: `${address}: nobody we trust vouches for its certificate`,
		hint: 'name the authority that signed it with --ca FILE',
	}),
	tlsExpired: ({address}) => ({
		message: `${address}: its certificate is not valid today`,
		hint: 'renew it on the agent, and check the clock of this host',
	}),
	tlsWrongName: ({address}) => ({
		message: `${address}: its certificate is for another host`,
		hint: 'name the agent as its certificate does in --agent HOST:PORT',
	}),
	tlsCertificateWanted: ({address}) => ({
		message: `${address} does not accept our certificate, or that there is none`,
		hint: 'give one that this agent trusts with --cert FILE --key FILE',
	}),
	plainExpected: ({address}) => ({
		message: `${address} does not serve TLS`,
		hint: 'leave https:// out of --agent',
	}),
	noSocket: ({address}) => ({
		message: `no agent listens on ${address}`,
		hint: 'check --socket; an agent that runs has run/obshell.sock in its folder',
	}),
	socketDenied: ({address}) => ({
		message: `${address} may not be opened by this user`,
		hint: 'run restop as root or as the user of the observer',
	}),
	tlsExpected: ({address}) => ({
		message: `${address} expects TLS`,
		hint: `write --agent https://${address}`,
	}),
	unreachable: ({address}) => ({message: `${address} cannot be reached`, hint: checkAgent}),
	timeout: ({address}) => ({
		message: `${address} did not answer in time`,
		hint: 'is that host alive, and the agent on it? to wait longer: --timeout SECONDS',
	}),
	databaseHung: ({address}) => ({
		message: `${address} answers, but its database does not`,
		hint: 'restop asks less often until it answers; to wait longer: --timeout SECONDS',
	}),
	wrongPassword: ({address}) => ({
		message: `${address}: the root@sys password is wrong`,
		hint: `${passwordSources}; if OceanBase is down, the agent calls a right password wrong`,
	}),
	passwordUnchecked: ({address}) => ({
		message: `${address} calls the root@sys password wrong, but OceanBase is down: it may be right`,
		hint: 'check the observer beside that agent; restop tries again when it is back',
	}),
	wrongAgentPassword: ({address}) => ({
		message: `${address}: the agent password is wrong`,
		hint: agentPasswordSources,
	}),
	agentPasswordExpected: ({address}) => ({
		message: `${address} asks for its agent password, not for that of root@sys`,
		hint: agentPasswordSources,
	}),
	rootPasswordExpected: ({address}) => ({
		message: `${address} has no agent password, it asks for that of root@sys`,
		hint: 'leave the agent password out; use --password-file FILE or RESTOP_PASSWORD',
	}),
	headerRefused: ({address}) => ({
		message: `${address} cannot read the sealed request header`,
		hint: 'a proxy in between may change requests; ask the agent directly',
	}),
	clockSkew: ({address}) => ({
		message: `${address} says that the request has expired`,
		hint: 'the clocks of the agents of this cluster differ; check their time service',
	}),
	userDenied: ({address}) => ({
		message: `the agent on ${address} does not answer this user`,
		hint: 'run restop as root or as the user of the observer',
	}),
	unauthorized: ({address}) => ({
		message: `${address}: unauthorized, most likely a wrong password`,
		hint: passwordSources,
	}),
	notInCluster: ({address}) => ({
		message: `${address} is not an agent of a running cluster`,
		hint: 'name an agent whose identity is CLUSTER AGENT with --agent HOST:PORT',
	}),
	databaseDown: ({address}) => ({
		message: `${address} has no usable connection to OceanBase`,
		hint: 'check the observer beside that agent, or ask another agent of the cluster',
	}),
	databaseError: ({address}) => ({
		message: `${address}: OceanBase answered with an error`,
		hint: 'if it stays, look into the log of that agent',
	}),
	noRestoreApi: ({address}) => ({
		message: `${address} knows no restore overview`,
		hint: 'obshell has it from 4.2.4.0 on; check --agent, or upgrade the agent',
	}),
	rejected: ({address}) => ({message: `${address} rejected the request`, hint: 'look into the log of that agent'}),
	notAnAgent: ({address}) => ({message: `${address} is not an obshell agent`, hint: checkAgent}),
	emptyAnswer: ({address}) => ({
		message: `${address} sent an empty answer`,
		hint: 'a proxy in between may swallow it; ask the agent directly',
	}),
	redirected: ({address}) => ({
		message: `${address} redirects elsewhere, which restop does not follow`,
		hint: 'the password would leak; name the agent itself with --agent HOST:PORT',
	}),
	tooLarge: ({address}) => ({message: `${address} sent more than 16 MiB`, hint: checkAgent}),
	unreadableAnswer: ({address}) => ({
		message: `${address} sent an answer that restop cannot read`,
		hint: 'a proxy in between, or a newer agent; ask the agent directly',
	}),
	tenantAbsent: ({tenant = '', isGone = false}) =>
		isGone
			? {
					message: `tenant ${tenant} is gone`,
					hint: 'its restore was cancelled, or somebody dropped it',
				}
			: {
					message: `there is no tenant ${tenant}`,
					hint: 'check the name; a restore just begun creates it within a minute',
				},
	neverRestored: ({tenant = ''}) => ({
		message: `no restore of tenant ${tenant} is known`,
		hint: 'name the tenant that is restored to, not the one that was backed up',
	}),
	systemTenant: () => ({message: 'tenant sys cannot be restored', hint: 'name the tenant that is restored to'}),
	unaddressableTenant: ({tenant = ''}) => ({
		message: `the agent cannot be asked about a tenant named ${tenant === '' ? '""' : tenant}`,
		hint: 'its address would hold an empty part, a slash, or half a character',
	}),
	unreadableRow: ({tenant = ''}) => ({
		message: `the agent cannot read the restore row of tenant ${tenant}`,
		hint: 'this may last as long as the present phase; restop keeps asking',
	}),
};

/** Our sentence says all that the agent's would. */
const saysItAll: ReadonlySet<ProblemReason> = new Set([
	'wrongPassword',
	'passwordUnchecked',
	'wrongAgentPassword',
	'agentPasswordExpected',
	'rootPasswordExpected',
	'clockSkew',
	'noRestoreApi',
	'tenantAbsent',
	'neverRestored',
	'systemTenant',
]);

/** What is wrong and what to do; the agent's own text, or what was wrong with its answer, follows in brackets. */
export function describeProblem(problem: Problem, asked: Asked): Advice {
	const {message, hint} = phrases[problem.reason](asked);
	const more = problem.said === '' && problem.detail !== undefined ? describeDetail(problem.detail) : problem.said;
	return {message: more === '' || saysItAll.has(problem.reason) ? message : `${message} (${more})`, hint};
}

/** The cause alone, for a line that already names the agent: "connection refused". */
const causes: Readonly<Partial<Record<ProblemReason, string>>> = {
	refused: 'connection refused',
	reset: 'connection closed',
	unknownHost: 'no such host',
	noRoute: 'no route to host',
	tls: 'TLS failed',
	tlsUntrusted: 'certificate not trusted',
	tlsExpired: 'certificate not valid today',
	tlsWrongName: 'certificate of another host',
	tlsCertificateWanted: 'our certificate is not accepted',
	plainExpected: 'it does not serve TLS',
	noSocket: 'no agent on the socket',
	socketDenied: 'the socket may not be opened',
	userDenied: 'not answered to this user',
	tlsExpected: 'it expects TLS',
	timeout: 'timed out',
	databaseHung: 'its database does not answer',
	passwordUnchecked: 'OceanBase is down, the password may be right',
	wrongPassword: 'wrong root@sys password',
	wrongAgentPassword: 'wrong agent password',
	agentPasswordExpected: 'agent password needed',
	rootPasswordExpected: 'root@sys password needed',
	unauthorized: 'unauthorized',
	clockSkew: 'request expired',
	notInCluster: 'not in a cluster',
	databaseDown: 'no connection to OceanBase',
	databaseError: 'error from OceanBase',
	noRestoreApi: 'too old for restores',
	notAnAgent: 'not an obshell agent',
	emptyAnswer: 'empty answer',
	redirected: 'redirected',
	tooLarge: 'answer too large',
	unreadableAnswer: 'unreadable answer',
};

export function causeOf(problem: Problem): string {
	return causes[problem.reason] ?? problem.said;
}

const sqlCauses: Readonly<Record<SqlReason, string>> = {
	noPassword: 'no root@sys password',
	accessDenied: 'access denied',
	noAddress: 'the agent does not say where OceanBase listens',
	unreachable: 'unreachable',
	timeout: 'timed out',
	noView: 'restore progress view not available',
	failed: 'no reason given',
};

/** Why there is no SQL, in a few words: "access denied". */
export function sqlCauseOf({reason, said, detail}: SqlProblem): string {
	const more = detail === undefined ? said : describeSqlDetail(detail);
	if (reason === 'failed' && more !== '') {
		return more;
	}

	return detail === undefined ? sqlCauses[reason] : `${sqlCauses[reason]} (${more})`;
}
