import assert from 'node:assert/strict';
import process from 'node:process';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {type AgentError} from '../../../source/agent/agent-error.js';
import {decodeAgents} from '../../../source/agent/answers/known-agents.js';
import {decodeRestoreList} from '../../../source/agent/answers/restore-list.js';
import {decodeTasks} from '../../../source/agent/answers/task-list.js';
import {decodeTenants} from '../../../source/agent/answers/tenant-list.js';
import {decodeOverview} from '../../../source/agent/answers/restore-overview.js';
import {giveWay} from '../../../source/system/give-way.js';
import {decodeFinished} from '../../../source/agent/answers/restore-tasks.js';
import {decodeProgressRow} from '../../../source/sql/progress-row.js';
import {SqlError} from '../../../source/sql/sql-error.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function heap(): Promise<number> {
	await nextTurn();
	collect();
	collect();
	return process.memoryUsage().heapUsed;
}

/** A megabyte that no other one shares. */
function largeText(seed: number): string {
	return JSON.parse(`"${seed} ${String(seed % 10).repeat(1_000_000)}"`) as string;
}

const rounds = 50;

/** What is kept of as many large texts, in bytes a text. */
async function keptBytes(keep: (text: string) => unknown): Promise<number> {
	const kept = [await keep(largeText(0))];
	const before = await heap();
	for (let seed = 1; seed <= rounds; seed++) {
		// eslint-disable-next-line no-await-in-loop -- what is kept comes one by one
		kept.push(await keep(largeText(seed)));
	}

	const bytes = ((await heap()) - before) / rounds;
	assert.equal(kept.length, rounds + 1);
	return bytes;
}

const times = {start_timestamp: '2026-11-23T09:50:00Z', finish_timestamp: '2026-11-23T10:00:00Z'};

function refusal(text: string): AgentError {
	const body = {successful: false, status: 500, traceId: text, error: {errCode: text, message: text}};
	try {
		openEnvelope({status: 500, contentType: 'application/json', body: JSON.stringify(body)});
	} catch (error) {
		return error as AgentError;
	}

	throw new Error('it was no refusal');
}

const kinds: Readonly<Record<string, (text: string) => unknown>> = {
	'an overview': (text) =>
		decodeOverview(
			{
				job_id: 1,
				status: text,
				comment: text,
				backup_cluster_name: text,
				backup_tenant_name: text,
				[text]: [text, {a: text}],
				...times,
			},
			undefined,
		),
	'an ended restore': async (text) =>
		decodeFinished(
			{
				data: {contents: [{job_id: 1, status: 'SUCCESS', backup_tenant_name: text, ...times}]},
				time: undefined,
			},
			giveWay,
		),
	'a listed restore': async (text) =>
		decodeRestoreList(
			{
				data: {contents: [{job_id: 1, status: text, comment: text, restore_tenant_name: text, ...times}]},
				time: undefined,
			},
			giveWay,
		),
	async 'a long list of restores'(text) {
		const rows = [{job_id: 1, status: 'SUCCESS', restore_tenant_name: 'rt2', backup_tenant_name: 'shop', ...times}];
		const body = JSON.stringify({successful: true, data: {contents: rows, page: text}}).padEnd(1_100_000);
		return decodeRestoreList(openEnvelope({status: 200, contentType: 'application/json', body}), giveWay);
	},
	'a tenant': async (text) =>
		decodeTenants({data: {contents: [{tenant_name: text, status: text}]}, time: undefined}, giveWay),
	'a task': async (text) =>
		decodeTasks(
			{data: {contents: [{name: `Cancel restore ${text}`, id: text, state: text, operator: text}]}, time: undefined},
			giveWay,
		),
	'an agent': (text) => decodeAgents({agent_info: [{ip: '10.0.0.1', port: 2886, identity: text}]}),
	'a refusal': (text) => refusal(text).problem,
	'a secret that is long': (text) => refusal(`before it stands much password=${text}`).problem,
	'an error of SQL': (text) => new SqlError({reason: 'failed', said: text}).problem,
	'a row of figures': (text) => decodeProgressRow({TENANT_ID: '1002', JOB_ID: '1', STATUS: text}),
};

for (const [kind, keep] of Object.entries(kinds)) {
	test(`of a megabyte in ${kind} little is kept`, async () => {
		const bytes = await keptBytes(keep);
		assert.ok(bytes < 200_000, `${bytes} bytes for each megabyte`);
	});
}

test('a megabyte that is kept would be seen', async () => {
	const bytes = await keptBytes((text) => text.slice(0, 100));
	assert.ok(bytes > 500_000, `${bytes} bytes for each megabyte`);
});
