import type {RefusalEntry} from './refusal.js';

const queryTimeout = 'Error 4012 (HY000): Timeout, query has reached the maximum query timeout';
const queryAdvice =
	'60000000(us), maybe you can adjust the session variable ob_query_timeout or query_timeout hint, and try again.';
const unscannable =
	'sql: Scan error on column index 3, name "restore_tenant_id": converting driver.Value type []uint8 ("x") to a int64: invalid syntax';

/** Refusals of a route or its query: ob/agent/errors/errorcode.go and recorded answers. */
export const routeRefusals = {
	noForwardHeader: {
		current: [500, 'Request.Forward.Header.NotExist', 'Forward header does not exist'],
		legacy: [500, 1002, 'Unexpected error: forward header not exist'],
	},
	noMaster: {
		current: [500, 'Request.Forward.MasterAgent.NotFound', 'Master agent not found'],
		legacy: [500, 1002, 'Unexpected error: master agent not found'],
	},
	notInCluster: {
		current: [
			400,
			'Agent.Identify.NotSupportOperation',
			"%s, instead of 'CLUSTER AGENT', does not support this operation",
		],
		legacy: [500, 1010, 'Known error: agent identity is %s.'],
	},
	systemTenant: {
		current: [400, 'OB.Tenant.SysOperationNotAllowed', 'System tenant is not allowed to perform this operation'],
		legacy: [400, 1001, 'Illegal argument: tenant sys is system tenant, cannot backup'],
	},
	emptyName: {
		current: [400, 'OB.Tenant.Name.Empty', 'Tenant name is empty'],
		legacy: [400, 1001, 'Illegal argument: tenant name is empty'],
	},
	tenantAbsent: {
		current: [400, 'OB.Tenant.NotExist', "Tenant '%s' does not exist."],
		legacy: [400, 1001, 'Illegal argument: tenant %s not found'],
	},
	neverRestored: {
		current: [404, 'Common.NotFound', 'Element not found: restore task'],
		legacy: [404, 2300, 'Task not found: restore task not found'],
		data: 'null',
	},
	/** Built once at start-up by gin's recovery, including its timestamp. */
	panic: {
		current: [500, 'Common.Unexpected', 'Unexpected error: Internal Server Error'],
		legacy: [500, 1002, 'Unexpected error: Internal Server Error'],
	},
	noRoute: {
		current: [404, 'Common.NotFound', 'Element not found: 404 not found'],
		legacy: [400, 1000, 'Bad request: 404 not found'],
	},
	databaseDown: {
		current: [500, 'Agent.OceanBase.Useless', 'The current database is useless'],
		legacy: [500, 1002, 'Unexpected error: oceanbase db is useless'],
	},
	observerGone: {
		current: [500, 'OB.Server.Process.NotExist', 'Observer process does not exist'],
		legacy: [500, 1002, 'Unexpected error: observer process not exist'],
	},
	databaseNotHeld: {
		current: [500, 'Agent.OceanBase.NotHold', 'Agent is not holding OceanBase'],
		legacy: [500, 1002, 'Unexpected error: agent is not holding oceanbase'],
	},
	databaseError: {
		current: [400, 'MySQL.Error', `${queryTimeout}: ${queryAdvice}`],
		legacy: [500, 1002, `Unexpected error: ${queryTimeout}`],
	},
	scanError: {
		current: [500, 'Common.Unexpected', unscannable],
		legacy: [500, 1002, `Unexpected error: ${unscannable}`],
	},
	badParameter: {
		current: [400, 'Common.BindJsonFailed', 'Bind JSON failed: %s'],
		legacy: [400, 1000, 'Bad request: %s'],
	},
	/** A handler that leaves without an answer. */
	noAnswer: {
		current: [500, 'Common.Unexpected', 'Unexpected error: ocsagent cannot build response body'],
		legacy: [500, 1002, 'Unexpected error: ocsagent cannot build response body'],
	},
	unknownMode: {
		current: [400, 'OB.Tenant.Mode.NotSupported', "Tenant mode '%s' is not supported."],
		legacy: [400, 1001, "Illegal argument: tenant mode '%s' is not supported"],
		data: 'nullContents',
	},
} as const satisfies Readonly<Record<string, RefusalEntry>>;
