import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {randomBytes} from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import {AgentError} from '../../../source/agent/agent-error.js';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {parseExact} from '../../../source/text/parse-exact.js';
import {decodeOverview} from '../../../source/agent/answers/restore-overview.js';
import {decodeAgents} from '../../../source/agent/answers/known-agents.js';
import {decodeRestoreList} from '../../../source/agent/answers/restore-list.js';
import {decodeFinished} from '../../../source/agent/answers/restore-tasks.js';
import {decodeTasks} from '../../../source/agent/answers/task-list.js';
import {decodeTenants} from '../../../source/agent/answers/tenant-list.js';
import {openBody, readPublicKey, sealBody, sealHeader} from '../../../source/agent/auth/seal.js';
import {parseFailure} from '../../../source/domain/failure.js';
import {parseOptions} from '../../../source/command-line/options.js';
import {parseSqlTarget} from '../../../source/command-line/sql-target.js';
import {findSqlAddress} from '../../../source/sql/sql-address.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import {openHeader} from '../../../source/simulator/agent/open-header.js';
import {UsageError} from '../../../source/command-line/usage-error.js';
import {giveWay} from '../../../source/system/give-way.js';
import {english} from '../../../source/locale/en.js';

function errorOf(act: () => unknown): unknown {
	try {
		act();
		return undefined;
	} catch (error) {
		return error;
	}
}

/** Runs it; an error of the type is an answer as well, any other one is a bug. */
function valueOrError(act: () => unknown, type: new (...facts: never[]) => Error): void {
	const error = errorOf(act);
	assert.ok(error === undefined || error instanceof type, String(error));
}

const anyText = fc.string({unit: 'binary', maxLength: 60});
const keys = [
	'status job_id restore_tenant_id comment start_timestamp finish_timestamp restore_progress total_bytes',
	'finish_bytes recover_scn contents obcluster_info topology svr_ip sql_port __proto__ constructor',
	'restore_tenant_name tenant_name name state operator stage start_time end_time agent_info ip port',
].flatMap((names) => names.split(' '));
const {json} = fc.letrec((tie) => ({
	json: fc.oneof(
		{maxDepth: 4},
		anyText,
		fc.constantFrom('SUCCESS', '1', '99.5', '2026-11-23T10:00:00Z', '2026-02-31 99:99:99', '127.0.0.1'),
		fc.double(),
		fc.bigInt({min: -(2n ** 70n), max: 2n ** 70n}),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('json'), {maxLength: 4}),
		fc.dictionary(fc.oneof(fc.constantFrom(...keys), anyText), tie('json'), {maxKeys: 20}),
	),
}));
const time = {at: 0, offsetMinutes: 480};

test('any data is an overview, or an AgentError', () => {
	fc.assert(
		fc.property(json, fc.dictionary(fc.constantFrom(...keys), json), (data, members) => {
			valueOrError(() => decodeOverview(data as string, time), AgentError);
			const row = {status: 'SUCCESS', job_id: 1, ...(members as Record<string, string>)};
			valueOrError(() => decodeOverview(row, undefined), AgentError);
		}),
		{numRuns: 500},
	);
});

const lists = {
	'ended restores': decodeFinished,
	restores: decodeRestoreList,
	tenants: decodeTenants,
	tasks: decodeTasks,
} as const;

for (const [what, decode] of Object.entries(lists)) {
	test(`any data is a list of ${what}, or an AgentError`, async () => {
		await fc.assert(
			fc.asyncProperty(json, anyText, async (data, text) => {
				const item = data as string;
				await decode({data: item, time}, giveWay).catch((error: unknown) => {
					assert.ok(error instanceof AgentError, String(error));
				});
				await decode({data: {contents: [item]}, time}, giveWay);
				await decode(
					{data: {contents: [{name: 'Cancel restore rt1', tenant_name: 'rt1', state: item}]}, time},
					giveWay,
				);
				await decode({data: {contents: []}, items: [text, JSON.stringify({name: text, job_id: text})], time}, giveWay);
			}),
			{numRuns: 200},
		);
	});
}

test('any data about the cluster has agents and servers, or none', () => {
	fc.assert(
		fc.property(json, (data) => {
			const item = data as string;
			findSqlAddress({obcluster_info: {topology: {zone1: [item]}}}, '10.0.0.1');
			decodeAgents(item);
			decodeAgents({agent_info: [item], obcluster_info: {topology: {zone1: [item]}}});
		}),
		{numRuns: 500},
	);
});

test('any text with any status is an answer, or an AgentError whose words are safe to draw', () => {
	const status = fc.integer({min: 100, max: 599});
	const body = fc.oneof(
		anyText,
		fc.json(),
		fc.json().map((data) => `{"successful":true,"data":${data}}`),
		anyText.map((said) => JSON.stringify({successful: false, error: {message: said, errCode: said}})),
	);
	fc.assert(
		fc.property(status, anyText, body, (code, contentType, text) => {
			const error = errorOf(() => openEnvelope({status: code, contentType, body: text}));
			assert.ok(error === undefined || error instanceof AgentError);
			const {said = '', detail} = error?.problem ?? {};
			const shown = [said.replaceAll('\n', ''), detail?.type === 'notJson' ? detail.contentType : ''];
			assert.doesNotMatch(shown.join(''), /[\p{Cc}\p{Cf}\p{Cs}]/v);
		}),
		{numRuns: 500},
	);
});

test('any text is JSON or a SyntaxError, and integers keep their digits', () => {
	fc.assert(
		fc.property(fc.bigInt({min: -(2n ** 300n), max: 2n ** 300n}), anyText, (integer, text) => {
			const read = parseExact(String(integer));
			assert.equal(String(read as bigint), String(integer));
			valueOrError(() => parseExact(text), SyntaxError);
		}),
	);
	assert.equal(parseExact('9'.repeat(1_000_000)), Infinity);
});

test('what is sealed for a key of any size is what the agent opens', () => {
	for (const bits of [512, 1024] as const) {
		const pair = createKeyPair(bits);
		const publicKey = readPublicKey(pair.publicText);
		fc.assert(
			fc.property(fc.string({unit: 'grapheme', maxLength: 200}), fc.webPath(), fc.nat(), (password, uri, expiresAt) => {
				const opened = openHeader(sealHeader({credentials: {password}, uri, expiresAt}, publicKey), pair);
				assert.deepEqual([opened.auth, opened.uri, opened.ts], [password, uri, String(expiresAt)]);
			}),
			{numRuns: 30},
		);
	}
});

test('what is no key is an AgentError, and so is what does not open', () => {
	const bodyKeys = {key: randomBytes(16).toString('latin1'), vector: randomBytes(16).toString('latin1')};
	const base64 = fc.uint8Array({maxLength: 80}).map((bytes) => Buffer.from(bytes).toString('base64'));
	fc.assert(
		fc.property(fc.oneof(anyText, base64), anyText, (text, body) => {
			valueOrError(() => readPublicKey(text), AgentError);
			valueOrError(() => openBody(text, bodyKeys), AgentError);
			assert.equal(openBody(sealBody(body.toWellFormed(), bodyKeys), bodyKeys), body.toWellFormed());
		}),
		{numRuns: 300},
	);
});

test('any comment is taken apart, also a megabyte that is made to hurt', () => {
	fc.assert(
		fc.property(anyText, (comment) => {
			assert.equal(parseFailure(comment).comment, comment);
		}),
	);
	for (const part of ['(-', 'OB_', '1.1.1.', 'trace_id=', 'result  ', '[1:', 'CLOG ']) {
		parseFailure(part.repeat(Math.ceil(1_000_000 / part.length)));
	}
});

test('any command line is options or a UsageError of one line', () => {
	const options =
		'-a --agent -n --interval --timeout -1 -w --once --once=maybe -o --output --sql --no-sql --speed --listen';
	const more =
		'--no-color --utc -h -v -- - --__proto__ --constructor=1 --no-no demo simulate replay json rt2 rt2@h:1 -1w';
	const words = fc.oneof(fc.constantFrom(...`${options} ${more}`.split(' ')), anyText);
	fc.assert(
		fc.property(fc.array(words, {maxLength: 6}), anyText, (argv, text) => {
			const error = errorOf(() => parseOptions(argv, english.usage));
			assert.ok(error === undefined || error instanceof UsageError, String(error));
			assert.doesNotMatch(error?.message ?? '', /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/v);
			parseSqlTarget(text);
		}),
		{numRuns: 2000},
	);
});
