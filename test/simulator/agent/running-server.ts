import {Buffer} from 'node:buffer';
import type {TestContext} from 'node:test';
import {createAgentServer, type AgentServerOptions} from '../../../source/simulator/agent/agent-server.js';
import {createRestore, scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import type {Scenario} from '../../../source/simulator/world/scenario.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {shareKeys} from '../../helpers/shared-keys.js';

const startedAt = Date.parse('2026-11-23T22:35:00+08:00');
const hour = 3_600_000;

const never = ['shop', 't-a~b+c#d', 'a/b'];

/** The cluster of the recordings: rt1 is being restored, done1 has been, fail1 has failed, others never were. */
export const recordedWorld = worldOf(
	[{tenant: '恢复 租户', restores: [createRestore({jobId: 5, startedAt: startedAt - 1000, restoringMs: 9 * hour})]}],
	never,
);

/** In the recordings of older agents that tenant has not been restored. */
export const legacyWorld = worldOf([], [...never, '恢复 租户']);

/** Rt1 is cancelled through obshell, as it was recorded. */
export const cancelledWorld = createWorld(
	storyOf([
		{
			tenant: 'rt1',
			restores: [
				createRestore({
					startedAt: Date.parse('2026-11-23T22:48:02+08:00'),
					creatingMs: 500,
					restoringMs: 1000,
					ending: {type: 'cancelled', comment: ''},
				}),
			],
		},
	]),
);

/** Rt9 is restored through obshell, as it was recorded. */
export const startedWorld = createWorld(
	storyOf([
		{
			tenant: 'rt9',
			restores: [
				createRestore({
					startedAt: Date.parse('2026-11-23T22:59:12+08:00'),
					absentMs: 200,
					creatingMs: 500,
					restoringMs: 2000,
					closingMs: 500,
					isByAgent: true,
				}),
			],
		},
	]),
);

function worldOf(others: readonly Scenario[], neverRestored: readonly string[]) {
	const comment = 'STORAGE : OB_CHECKSUM_ERROR(-4103) on "127.0.0.1:2882" with traceid Y0-0000000000000001-0-0';
	return createWorld(
		storyOf([
			{tenant: 'rt1', restores: [createRestore({jobId: 3, startedAt, restoringMs: 9 * hour})]},
			{tenant: 'done1', restores: [createRestore({jobId: 6, startedAt: startedAt - 2 * hour})]},
			{
				tenant: 'fail1',
				restores: [createRestore({jobId: 4, startedAt: startedAt - hour, ending: {type: 'failure', comment}})],
			},
			...others,
			...neverRestored.map((tenant) => ({...scenarioLibrary.neverRestored(startedAt), tenant})),
		]),
	);
}

/** Bytes that are the same in every run and differ from call to call. */
export function createBytes(): (count: number) => Buffer {
	let calls = 0;
	return (count) => {
		calls++;
		return Buffer.alloc(count, calls);
	};
}

/** An agent on a free port, closed when the test ends, whose clock the test sets. */
export async function runServer(
	t: Pick<TestContext, 'after'>,
	options: Partial<AgentServerOptions> & {readonly at?: number} = {},
) {
	const {at = Date.parse('2026-11-23T22:44:00+08:00'), ...others} = options;
	let now = at;
	const server = createAgentServer({
		world: recordedWorld,
		now: () => now,
		randomBytes: createBytes(),
		createKey: shareKeys(),
		...others,
	});
	const {port} = await server.listen({host: '127.0.0.1', port: 0});
	t.after(server.close);
	return {
		server,
		port,
		setNow(next: number) {
			now = next;
		},
	};
}
