import assert from 'node:assert/strict';
import process from 'node:process';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {openEnvelope} from '../../../source/agent/answers/envelope.js';
import {type AgentError} from '../../../source/agent/agent-error.js';
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
	const kept = [keep(largeText(0))];
	const before = await heap();
	for (let seed = 1; seed <= rounds; seed++) {
		kept.push(keep(largeText(seed)));
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
