import assert from 'node:assert/strict';
import test from 'node:test';
import type {SqlReason} from '../../source/domain/sql-problem.js';
import {explainSql, isRefusal, type Step} from '../../source/sql/error-codes.js';
import {SqlError, sqlProblemOf} from '../../source/sql/sql-error.js';

function driverError(facts: Readonly<Record<string, unknown>>, message = 'as it was said'): Error {
	return Object.assign(new Error(message), facts);
}

const cases: ReadonlyArray<readonly [step: Step, facts: Readonly<Record<string, unknown>>, expected: SqlReason]> = [
	['login', {errno: 1045, code: 'ER_ACCESS_DENIED_ERROR'}, 'accessDenied'],
	['login', {errno: 1698, code: 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR'}, 'accessDenied'],
	['login', {errno: 1227, code: 'ER_SPECIFIC_ACCESS_DENIED_ERROR'}, 'accessDenied'],
	['login', {errno: 1130, code: 'ER_HOST_NOT_PRIVILEGED'}, 'accessDenied'],
	['login', {errno: 3118, code: 'ER_ACCOUNT_HAS_BEEN_LOCKED'}, 'accessDenied'],
	['login', {errno: 8001}, 'failed'],
	['login', {errno: 5150}, 'failed'],
	['login', {errno: 5160}, 'failed'],
	['login', {errno: 4666}, 'otherCluster'],
	['login', {errno: 1053, code: 'ER_SERVER_SHUTDOWN'}, 'unreachable'],
	['login', {errno: 1226, code: 'ER_USER_LIMIT_REACHED'}, 'failed'],
	['login', {errno: 1040, code: 'ER_CON_COUNT_ERROR'}, 'failed'],
	['login', {errno: -111, code: 'ECONNREFUSED', syscall: 'connect'}, 'unreachable'],
	['login', {errno: -3008, code: 'ENOTFOUND'}, 'unreachable'],
	['login', {code: 'EHOSTUNREACH'}, 'unreachable'],
	['login', {code: 'PROTOCOL_CONNECTION_LOST', fatal: true}, 'unreachable'],
	['login', {code: 'ETIMEDOUT', errorno: 'ETIMEDOUT'}, 'timeout'],
	['login', {code: 'AUTH_SWITCH_PLUGIN_ERROR'}, 'failed'],
	['query', {errno: 1146, code: 'ER_NO_SUCH_TABLE'}, 'noView'],
	['query', {errno: 1142, code: 'ER_TABLEACCESS_DENIED_ERROR'}, 'noView'],
	['query', {errno: 1049, code: 'ER_BAD_DB_ERROR'}, 'noView'],
	['query', {errno: 1044, code: 'ER_DBACCESS_DENIED_ERROR'}, 'noView'],
	['query', {errno: 1227}, 'noView'],
	['query', {errno: 1143, code: 'ER_COLUMNACCESS_DENIED_ERROR'}, 'noView'],
	['query', {errno: 1356, code: 'ER_VIEW_INVALID'}, 'noView'],
	['query', {errno: 1054, code: 'ER_BAD_FIELD_ERROR'}, 'failed'],
	['query', {errno: 1317, code: 'ER_QUERY_INTERRUPTED'}, 'failed'],
	['query', {errno: 1053, code: 'ER_SERVER_SHUTDOWN'}, 'unreachable'],
	['query', {errno: 1045, code: 'ER_ACCESS_DENIED_ERROR'}, 'noView'],
	['query', {errno: 1820, code: 'ER_MUST_CHANGE_PASSWORD'}, 'accessDenied'],
	['query', {errno: 4012}, 'timeout'],
	['query', {errno: 1064, code: 'ER_PARSE_ERROR'}, 'failed'],
	['query', {code: 'PROTOCOL_SEQUENCE_TIMEOUT'}, 'timeout'],
	['query', {code: 'ECONNRESET', errno: -104}, 'unreachable'],
	['query', {code: 'EPIPE'}, 'unreachable'],
];

for (const [step, facts, expected] of cases) {
	test(`at the ${step}, ${JSON.stringify(facts)} is ${expected}`, () => {
		assert.deepEqual(explainSql(driverError(facts), step, 'secret').problem, {
			reason: expected,
			said: 'as it was said',
		});
	});
}

test('of a host with several addresses the error of the first one counts', () => {
	const errors = [driverError({code: 'ECONNREFUSED'}, 'connect ECONNREFUSED ::1:1'), driverError({code: 'ETIMEDOUT'})];
	const {problem} = explainSql(new AggregateError(errors, 'all failed'), 'login', '');
	assert.deepEqual(problem, {reason: 'unreachable', said: 'connect ECONNREFUSED ::1:1'});
});

test('a failure has the text of the driver, else its code', () => {
	assert.equal(explainSql(driverError({code: 'ESTRANGE'}, ''), 'query', '').problem.said, 'ESTRANGE');
	assert.equal(explainSql(driverError({}, ''), 'query', '').problem.said, '');
	assert.equal(explainSql('text', 'query', '').problem.said, 'text');
});

test('what is a SqlError already stays as it is', () => {
	const error = new SqlError({reason: 'failed', detail: {type: 'passwordDemanded'}});
	assert.equal(explainSql(error, 'login', 'secret'), error);
	assert.deepEqual(error.problem, {reason: 'failed', said: '', detail: {type: 'passwordDemanded'}});
});

test('the password is masked wherever it stands, and nothing where it is empty', () => {
	const {problem, message} = explainSql(driverError({errno: 1064}, 'near x$&x and x$&x'), 'query', 'x$&x');
	assert.equal(problem.said, 'near *** and ***');
	assert.doesNotMatch(message, /x\$&x/v);
	assert.equal(explainSql(driverError({errno: 1064}, 'near'), 'query', '').problem.said, 'near');
});

test("a server's text cannot steer the terminal or fill it", () => {
	const {problem} = explainSql(driverError({errno: 1064}, `\u{1B}]0;x\u{7}\n${'y'.repeat(10_000)}`), 'query', 'pw');
	assert.match(problem.said, /^\\x1b\]0;x\\x07\\ny+$/v);
	assert.ok(problem.said.length < 1100);
});

test('only what a server answers leaves the connection as it was', () => {
	assert.ok(isRefusal(driverError({errno: 1146})));
	assert.ok(!isRefusal(driverError({errno: 1053, fatal: true})));
	assert.ok(!isRefusal(driverError({errno: -104, code: 'ECONNRESET'})));
	assert.ok(!isRefusal(driverError({code: 'PROTOCOL_SEQUENCE_TIMEOUT'})));
	assert.ok(!isRefusal('text'));
});

test('only a SqlError is a problem of SQL', () => {
	assert.deepEqual(sqlProblemOf(new SqlError({reason: 'noAddress', said: ''})), {reason: 'noAddress', said: ''});
	assert.equal(sqlProblemOf(new TypeError('a bug')), undefined);
});
