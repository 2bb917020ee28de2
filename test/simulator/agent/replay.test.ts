import assert from 'node:assert/strict';
import test from 'node:test';
import type {Fault} from '../../../source/simulator/world/fault.js';
import type {World} from '../../../source/simulator/world/world.js';
import type {Generation} from '../../../source/simulator/agent/generation.js';
import {createKeyPair} from '../../../source/simulator/agent/key-pair.js';
import {listRecordings, readRecording, type AgentVersion, type Recording} from '../../helpers/recordings.js';
import {ask, fetchKey, seal, type Reply} from './ask.js';
import {cancelledWorld, legacyWorld, recordedWorld, runServer, startedWorld} from './running-server.js';

const rootPassword = 'secret word';

/** Recordings that differ by something other than the request. */
const circumstances: ReadonlyArray<{
	readonly name: RegExp;
	readonly fault?: Fault;
	readonly self?: {readonly identity: string} | {readonly agentPassword: string} | {readonly world: World};
}> = [
	{name: /^07-dbdown-/v, fault: {type: 'dbDown', database: 'unusable'}},
	{name: /^07-portclosed-observer-gone-/v, fault: {type: 'dbDown', database: 'gone'}},
	{name: /^07-restart-/v, fault: {type: 'dbDown', database: 'neverHeld'}},
	{name: /^07-view-query-timeout|^07-tasks-query-timeout/v, fault: {type: 'mysqlError'}},
	{name: /^13-single-/v, self: {identity: 'SINGLE'}},
	{name: /^12-/v, self: {agentPassword: 'Agent#1'}},
	{name: /^04-dag-ob-unfinish-during/v, self: {world: cancelledWorld}},
	{name: /^15-dag-/v, self: {world: startedWorld}},
];

/** Recordings that depend on more than a story contains; most repeat another one. */
const notReplayed = new RegExp(
	[
		// Sessions that the recorded agent had given out; session-routes.test.ts has the same with its own.
		'05-(?:session-(?!invalid)|logout)',
		// Rows that another database, or somebody by hand, had written.
		'01-obcluster-info-panic|02-overview-(?:HYPOTHETICAL|history-tie|running-(?:all|empty|old))',
		'02-overview-(?:name-uppercase|oracle-tenant|oss-uris|trailing-space|unicode-curl-reencoded)',
		// The same tenant at other times: its stages are in scenario-library.test.ts.
		'02-overview-(?:dropped-rt1|fail-rt1|never-rt1|success-rt1|running-(?:progress-100|start|with-old-history))',
		'04-restore-tasks-after-drop|15-dag-.*overview',
		// A cancellation that could not drop the pools.
		'04-dag-ob-unfinish-after|04-dags-ob-after',
		// Single views denied, single statements slow, the languages of messages, what a socket alone shows.
		'07-(?:after-resume|history-view|other-views|portclosed-observer-alive-overview|recovered|restart-dbdown-(?:observer|recovered)|view-(?:missing|slow))',
		'07-(?:view-query-timeout-4012-zh|probe)|08-(?:http10|delete-trailing-slash)|10-lang-|12-overview-both-headers-agent',
	].join('|'),
	'v',
);

const generations: ReadonlyArray<readonly [version: AgentVersion, generation: Generation]> = [
	['4.5.0.0', '4.5.0'],
	['4.2.6.0', '4.2.6'],
	['4.2.4.0', '4.2.4'],
];

for (const [version, generation] of generations) {
	const names = listRecordings(version).filter((name) => !notReplayed.test(name));
	const world = generation === '4.5.0' ? recordedWorld : legacyWorld;
	for (const name of names) {
		test(`${version} ${name}: the simulator answers as the agent did`, async (t) => {
			const recording = readRecording(version, name);
			const {fault, self} = circumstances.find((entry) => entry.name.test(name)) ?? {};
			const {port, server} = await runServer(t, {
				// The agent's clock when it answered, so that the recorded Ts mean the same.
				at: Date.parse(recording.answer.date),
				generation,
				world,
				rootPassword,
				...self,
			});
			const headers = await sealedHeaders(recording, {name, port});
			server.setFault(fault);
			const reply = await ask(port, recording.target, {method: recording.method, headers, body: recording.body});
			assertSameAnswer(reply, recording);
		});
	}
}

async function sealedHeaders(recording: Recording, {name, port}: {readonly name: string; readonly port: number}) {
	const key = await fetchKey(port);
	const sealWith = otherKey(name) ?? key;
	const plain = recording.rootJson?.replace('<root password>', () => rootPassword);
	const agentPlain = recording.agentJson?.replace('<root password>', () => rootPassword);
	const raw = rawHeader(name, {key, recording});
	return {
		...(plain === undefined ? {} : {'X-OCS-Header': seal(plain, sealWith)}),
		...(agentPlain === undefined ? {} : {'X-OCS-Agent-Header': seal(agentPlain, sealWith)}),
		...(raw === undefined ? {} : {'X-OCS-Header': raw}),
		...(name.includes('both-headers') ? {'X-OCS-Agent-Header': seal(plain ?? '', key)} : {}),
		...(recording.traceId === undefined ? {} : {'X-OBSHELL-Trace-ID': recording.traceId}),
	};
}

function otherKey(name: string): string | undefined {
	const [, bits] = /other-key-(512|1024|2048)/v.exec(name) ?? [];
	return bits === undefined
		? undefined
		: createKeyPair(bits === '512' ? 512 : bits === '1024' ? 1024 : 2048).publicText;
}

/** Raw headers were cut in the recording: those that do not open for another reason are made again. */
function rawHeader(name: string, {key, recording}: {readonly key: string; readonly recording: Recording}) {
	const good = {Auth: rootPassword, Ts: '9999999999', Uri: recording.target};
	if (/03-(?:replay|chunk)/v.test(name)) {
		return seal(JSON.stringify(good), key, 53);
	}

	return name.includes('not-json') ? seal('hello', key) : recording.rawHeader;
}

function assertSameAnswer(reply: Reply, {answer, method}: Recording): void {
	assert.equal(reply.status, answer.status);
	assert.equal(reply.headers['content-type'] ?? '', answer.contentType);
	assert.equal(reply.headers.date, answer.date);
	assert.equal(reply.headers.location, answer.location);
	if (!answer.contentType.startsWith('application/json') || method === 'HEAD') {
		assert.equal(reply.text.replace('simulated', 'stub').trim(), answer.body.trim());
		return;
	}

	assert.deepEqual(essence(reply.text), essence(answer.body));
}

type Members = Readonly<Record<string, unknown>>;

/** What must be the same of two envelopes: everything of a refusal, of an answer its shape. */
function essence(text: string): unknown {
	const envelope: unknown = JSON.parse(text);
	assert.ok(isMembers(envelope));
	return {
		keys: Object.keys(envelope),
		status: envelope['status'],
		isTraced: envelope['traceId'] !== '',
		zone: /(?:Z|[+\-]\d{2}:\d{2})$/v.test(String(envelope['timestamp'])),
		error: withoutPort(envelope['error']),
		data: shape(envelope['data']),
	};
}

function withoutPort(error: unknown): unknown {
	return JSON.parse(JSON.stringify(error ?? null).replace(/127\.0\.0\.1:\d+/v, '127.0.0.1:0'));
}

/** Keys in their order, kinds of values, and of lists their first item. */
function shape(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.length === 0 ? [] : [shape(value[0])];
	}

	return isMembers(value)
		? Object.entries(value).map(([key, member]) => [
				key.startsWith('zone') && key !== 'zone' ? 'zone' : key,
				stableKeys.has(key) ? member : shape(member),
			])
		: value === null
			? null
			: typeof value;
}

/** Members whose very value is what the client reads. */
const stableKeys = new Set([
	'backup_cluster_version',
	'comment',
	'finish_bytes',
	'finish_bytes_display',
	'finish_ls_count',
	'identity',
	'isObproxyAgent',
	'obState',
	'recover_progress',
	'recover_scn',
	'recover_scn_display',
	'restore_progress',
	'security',
	'size',
	'number',
	'state',
	'status',
	'supportedAuth',
]);

function isMembers(value: unknown): value is Members {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
