import assert from 'node:assert/strict';
import test from 'node:test';
import {problemOf} from '../../../source/agent/agent-error.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {isObject} from '../../../source/text/exact-json.js';
import {decodeOverview} from '../../../source/agent/answers/restore-overview.js';
import {
	agentVersions,
	listRecordings,
	readRecording,
	readVendorSample,
	type AgentVersion,
} from '../../helpers/recordings.js';

/** How the recorded answers of each agent read where an overview was asked for: a problem's reason, the status of an overview, or another route's data. */
const meanings: Readonly<Record<AgentVersion, Readonly<Record<string, string>>>> = {
	'4.2.4.0': {
		'no overview': '01-info 01-ob-info 01-secret 01-status 01-time 04-dag-ob-unfinish 04-tenants-overview',
		// Everything that the agent has against a request is one bare refusal.
		unauthorized: `01-ob-info-no-auth 03-agent-header-only 03-empty-password 03-expired-ts 03-no-header 03-other-key-1024
			03-other-key-512 03-stale-header-on-open-endpoint-secret 03-ts-garbage 03-ts-number
			03-undecryptable-base64-garbage 03-undecryptable-not-base64 03-undecryptable-not-json 03-uri-mismatch
			03-uri-mismatch-and-wrong-password 03-wrong-password 05-session-header 08-get-plain-body-braces
			08-query-on-wire-not-in-uri`,
		'running WAIT_TENANT_RESTORE_FINISH': '02-overview-running 03-both-headers 03-lowercase-json-names 08-query-in-uri',
		'ended FAIL': '02-overview-fail-history',
		'ended SUCCESS': '02-overview-success-history',
		noRestoreApi: `02-overview-name-with-slash-encoded 04-dags-ob 04-restore-tasks 04-restore-tasks-no-auth 05-login 08-post-overview
			08-unknown-path-api 08-unknown-path-api-no-auth 08-unknown-path-root 08-wrong-prefix`,
		neverRestored: '02-overview-never-restored 02-overview-special-chars 02-overview-unicode',
		systemTenant: '02-overview-sys',
		tenantAbsent: '02-overview-tenant-absent 10-lang-zh-notexist',
		databaseDown: '07-probe-query-timeout-4012',
		databaseError: '07-view-query-timeout-4012',
		emptyAnswer: '08-head-overview',
		redirected: '08-trailing-slash',
	},
	'4.2.6.0': {
		'no overview': '01-info 01-ob-info 01-secret 01-status 01-time 04-dag-ob-unfinish 04-tenants-overview',
		headerRefused: `01-ob-info-no-auth 03-no-header 03-other-key-1024 03-other-key-512
			03-stale-header-on-open-endpoint-secret 03-ts-number 03-undecryptable-base64-garbage
			03-undecryptable-not-base64 03-undecryptable-not-json 03-uri-mismatch 03-uri-mismatch-and-wrong-password
			08-query-on-wire-not-in-uri`,
		'running WAIT_TENANT_RESTORE_FINISH': '02-overview-running 03-lowercase-json-names 08-query-in-uri',
		'ended FAIL': '02-overview-fail-history',
		'ended SUCCESS': '02-overview-success-history',
		noRestoreApi: `02-overview-name-with-slash-encoded 04-dags-ob 04-restore-tasks 04-restore-tasks-no-auth 05-login 08-post-overview
			08-unknown-path-api 08-unknown-path-api-no-auth 08-unknown-path-root 08-wrong-prefix`,
		neverRestored: '02-overview-never-restored 02-overview-special-chars 02-overview-unicode',
		systemTenant: '02-overview-sys',
		tenantAbsent: '02-overview-tenant-absent 10-lang-zh-notexist',
		rootPasswordExpected: '03-agent-header-only 03-both-headers',
		wrongPassword: '03-empty-password 03-wrong-password 05-session-header',
		clockSkew: '03-expired-ts',
		unauthorized: '03-ts-garbage 08-get-plain-body-braces',
		databaseDown: '07-probe-query-timeout-4012',
		databaseError: '07-view-query-timeout-4012',
		emptyAnswer: '08-head-overview',
		redirected: '08-trailing-slash',
	},
	'4.5.0.0': {
		'no overview': `01-git-info 01-info 01-ob-agents 01-ob-info 01-secret 01-status 01-status-post 01-status-timeout-param
			01-time 03-expired-but-decryptable-header-on-open-endpoint 03-wrong-uri-header-on-open-endpoint
			04-dag-ob-unfinish-after 04-dag-ob-unfinish-during-cancel-details-false 04-dag-ob-unfinish-none 04-dags-ob-after
			04-dags-ob-details-false 15-dag-3-unfinish-during-restore 15-dag-5-dags-ob
			04-restore-tasks-after-drop 04-restore-tasks-all 04-restore-tasks-no-match 04-restore-tasks-page0-size0
			04-restore-tasks-page1-size1 04-restore-tasks-page9-size1 04-restore-tasks-sort 04-restore-tasks-start-time
			04-restore-tasks-status-lower-list 04-restore-tasks-status-running 04-restore-tasks-status-spaces
			04-restore-tasks-status-success 04-tenants-overview 04-tenants-overview-mode-mysql 05-login-ok
			05-login-with-empty-json-body-encrypted 05-logout-ok 05-logout-other-id 07-dbdown-observer-alive-info
			07-dbdown-observer-alive-ob-info 07-dbdown-observer-alive-status 07-portclosed-observer-gone-status
			12-info-after-agent-password 13-single-info 13-single-login 13-single-ob-info 13-single-status`,
		'running WAIT_TENANT_RESTORE_FINISH': `02-overview-HYPOTHETICAL-sysrow-filled 02-overview-HYPOTHETICAL-sysrow-recover100-restore0
			02-overview-name-uppercase 02-overview-oss-uris 02-overview-percent-encoded
			02-overview-running-old-ob-missing-columns 02-overview-running-progress-100 02-overview-running-progress-33
			02-overview-running-start 02-overview-running-with-old-history 02-overview-trailing-space
			02-overview-unicode 02-overview-unicode-lowercase-hex 03-chunk-53-bytes 03-lowercase-json-names 03-replay-1
			03-replay-2 03-trace-id-header 03-ts-equal-now 03-ts-far-future 03-ts-millis 03-unknown-extra-fields
			05-session-after-wrong-password-elsewhere 05-session-empty-string-auth-ok 05-session-in-agent-header
			05-session-overview 05-session-still-valid-after-other-logout 05-session-with-auth-wrong 07-after-resume
			07-history-view-denied-running-job 07-other-views-broken 07-recovered-overview
			07-restart-dbdown-recovered-overview 07-view-slow-5s 08-empty-query-mark 08-get-content-length-0
			08-get-content-type-json 08-get-encrypted-body-braces 08-gzip-accept 08-http10 08-query-in-uri 10-lang-zh-ok
			12-overview-agent-header-after-agent-password 12-overview-ob-header-after-agent-password
			15-dag-3-overview-during-restore 15-dag-3b-overview-at-50`,
		'running ': '02-overview-running-all-other-columns-NULL',
		'ended FAIL': '02-overview-fail-history 02-overview-fail-rt1',
		'ended SUCCESS': `02-overview-history-tie-sysrow-first 02-overview-success-history 02-overview-success-rt1
			15-dag-5-overview`,
		tenantAbsent: `02-overview-dropped-rt1 02-overview-meta-tenant 02-overview-tenant-absent 10-lang-de-DE-notexist
			10-lang-en-US_en_q=0.9-notexist 10-lang-en-notexist 10-lang-fr-notexist 10-lang-star-notexist
			10-lang-zh-CN-notexist 10-lang-zh-CN_zh_q=0.9_en_q=0.8-notexist 10-lang-zh-notexist
			15-dag-0-overview-before-post 15-dag-2-overview-right-after-post`,
		neverRestored: `02-overview-never-restored 02-overview-never-rt1 02-overview-oracle-tenant
			02-overview-special-chars 02-overview-special-chars-plus-raw`,
		systemTenant: '02-overview-sys',
		unaddressableTenant: '02-overview-empty-name',
		unreadableRow: '02-overview-running-empty-string-scn',
		noRestoreApi: `02-overview-name-with-slash-encoded 04-tenants 05-login-get 08-dot-segments 08-double-slash
			08-options-overview 08-post-overview 08-put-overview 08-trailing-slash-post 08-unknown-path-api
			08-unknown-path-api-no-auth 10-lang-zh-unknown-route`,
		headerRefused: `02-overview-percent-encoded-uri-decoded 02-overview-unicode-curl-reencoded 03-empty-header-value
			03-no-header 03-other-key-1024 03-other-key-2048 03-other-key-512 03-stale-header-on-open-endpoint-secret
			03-stale-header-on-unknown-route 03-trace-id-on-decrypt-failure 03-ts-empty 03-ts-float-string 03-ts-garbage
			03-ts-number 03-undecryptable-base64-garbage 03-undecryptable-not-base64 03-undecryptable-not-json
			03-undecryptable-short 03-uri-mismatch 03-uri-mismatch-and-wrong-password 03-uri-missing 03-uri-with-host
			04-restore-tasks-no-auth 04-restore-tasks-uri-without-query 05-session-uri-mismatch
			08-get-plain-body-no-header 08-query-in-uri-not-on-wire 08-query-on-wire-not-in-uri 10-lang-zh-decrypt
			10-lang-zh-no-header 10-lang-zh-uri 13-single-overview-no-header`,
		wrongPassword: `03-absent-tenant-wrong-password 03-auth-absent 03-empty-password 03-password-with-quote 03-wrong-password
			03-wrong-password-repeat 05-login-wrong-password 05-session-camelcase-name
			05-session-wrong-password-elsewhere 07-dbdown-observer-alive-wrong-password`,
		wrongAgentPassword: `12-overview-agent-header-root-password 12-overview-agent-header-wrong-password
			12-overview-both-headers-agent-wrong`,
		rootPasswordExpected: '03-agent-header-empty-password 03-agent-header-only 03-both-headers',
		clockSkew: '03-expired-ts 03-expired-ts-wrong-password 05-session-expired-ts 05-session-ts-bad 10-lang-zh-expired',
		notInCluster:
			'13-single-overview-any-password 13-single-overview-empty-password 13-single-tasks 13-single-tenants-overview',
		databaseDown: `07-dbdown-observer-alive-absent-tenant 07-dbdown-observer-alive-overview 07-dbdown-observer-alive-overview-2
			07-dbdown-observer-alive-tasks 07-dbdown-observer-alive-tenants-overview
			07-portclosed-observer-alive-overview 07-portclosed-observer-alive-overview-2
			07-portclosed-observer-gone-absent-tenant 07-portclosed-observer-gone-overview
			07-portclosed-observer-gone-overview-2 07-portclosed-observer-gone-tasks
			07-portclosed-observer-gone-tenants-overview 07-probe-query-timeout-4012
			07-restart-dbdown-observer-gone-overview 07-restart-dbdown-overview 07-restart-dbdown-tasks
			07-restart-dbdown-tenants-overview`,
		databaseError: `07-history-view-denied-finished-job 07-tasks-query-timeout-4012 07-view-missing-history
			07-view-missing-progress 07-view-query-timeout-4012 07-view-query-timeout-4012-zh 10-lang-en-mysql-error
			10-lang-none-mysql-error`,
		rejected: `01-obcluster-info-panic-ob-without-startup_mode 04-dag-show-details-bad 04-restore-tasks-page-negative 04-restore-tasks-page-text
			04-restore-tasks-start-time-bad 04-restore-tasks-start-time-raw-plus 04-tenants-overview-mode-lower
			05-login-no-keys 05-login-plain-body 05-logout-no-body 08-get-encrypted-body-without-keys
			08-get-plain-body-braces 08-get-plain-body-braces-with-keys`,
		webPage: '08-api-v2 08-root 08-unknown-path-root 08-uppercase-path',
		notAnAgent: '08-double-slash-lead 08-wrong-prefix',
		redirected: '08-delete-trailing-slash 08-trailing-slash 08-trailing-slash-no-auth',
		emptyAnswer: '08-head-overview',
		unauthorized: '05-session-after-logout 05-session-invalid 05-session-invalid-but-auth-ok',
	},
};

function meaningOf(version: AgentVersion, name: string): string {
	try {
		const {data, time} = openEnvelope(readRecording(version, name).answer);
		assert.ok(time, 'every envelope has a time');
		return overviewMeaning(() => decodeOverview(data, time));
	} catch (error) {
		return problemOf(error)?.reason ?? String(error);
	}
}

function overviewMeaning(decode: () => ReturnType<typeof decodeOverview>): string {
	try {
		const {finishedAt, status} = decode();
		return `${finishedAt === undefined ? 'running' : 'ended'} ${status}`;
	} catch (error) {
		return problemOf(error)?.reason === 'unreadableAnswer' ? 'no overview' : String(error);
	}
}

for (const version of agentVersions) {
	const expected = Object.entries(meanings[version]).flatMap(([meaning, names]) =>
		names.split(/\s+/v).map((name) => ({meaning, name})),
	);

	test(`every recorded answer of ${version} has a meaning, and only one`, () => {
		assert.deepEqual(expected.map(({name}) => name).toSorted(), listRecordings(version));
	});

	for (const {meaning, name} of expected) {
		test(`${version} ${name} is ${meaning}`, () => {
			assert.equal(meaningOf(version, name), meaning);
		});
	}
}

test('the vendor sample is a finished restore whose zero counters are unknown', () => {
	const {data, time} = openEnvelope(readVendorSample());
	const {overview, ...reading} = decodeOverview(data, time);
	assert.deepEqual(reading, {
		jobId: 1,
		restoreTenantId: 1006,
		status: 'SUCCESS',
		startedAt: Date.parse('2024-10-14T07:25:18.092782Z') + 0.782,
		finishedAt: Date.parse('2024-10-14T07:28:34.519092Z') + 0.092,
		sourceCluster: 'ob-test',
		sourceTenant: 'tenant1',
		data: {totalBytes: 18_622_071, finishedTablets: 590, totalTablets: 590},
		log: {restoreScn: 1_728_890_608_464_651_300n},
		comment: '',
	});
	assert.deepEqual(overview, data);
});

test('a running answer of the agent holds no figures at all, except the target', () => {
	const {data, time} = openEnvelope(readRecording('4.5.0.0', '02-overview-running-progress-33').answer);
	const reading = decodeOverview(data, time);
	assert.deepEqual(reading.data, {});
	assert.deepEqual(reading.log, {restoreScn: 1_711_091_102_560_245_001n});
});

test('figures that an agent does give are all read', () => {
	const {data, time} = openEnvelope(readRecording('4.5.0.0', '02-overview-HYPOTHETICAL-sysrow-filled').answer);
	const reading = decodeOverview(data, time);
	assert.deepEqual(reading.data, {
		percent: 33.84,
		finishedBytes: 79_937_931_313,
		totalBytes: 236_223_201_280,
		finishedTablets: 597,
		totalTablets: 1767,
	});
	assert.deepEqual(reading.log, {
		percent: 42.3,
		recoverScn: 1_711_087_133_401_568_435n,
		restoreScn: 1_711_091_102_560_245_001n,
	});
});

test("nothing of the server's text can steer a terminal, except in the overview as it came", () => {
	const {data, time} = openEnvelope(readRecording('4.5.0.0', '02-overview-fail-history').answer);
	assert.ok(isObject(data));
	const reading = decodeOverview(
		{...data, status: 'A\u{1B}[2J', backup_tenant_name: '\u{202E}t', comment: 'a\r\nb\u{7}'},
		time,
	);
	assert.equal(reading.status, String.raw`A\x1b[2J`);
	assert.equal(reading.sourceTenant, String.raw`\u202et`);
	assert.equal(reading.comment, `a\nb${String.raw`\x07`}`);
	assert.equal(isObject(reading.overview) && reading.overview['status'], 'A\u{1B}[2J');
});

test('a failed restore brings its comment', () => {
	for (const version of agentVersions) {
		const {data, time} = openEnvelope(readRecording(version, '02-overview-fail-history').answer);
		assert.notEqual(decodeOverview(data, time).comment, '', version);
	}
});
