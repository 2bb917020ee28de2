import assert from 'node:assert/strict';
import type {WriteStream} from 'node:tty';
import test from 'node:test';
import {english} from '../../source/locale/en.js';
import {createFleet} from '../../source/run/fleet.js';
import {showOnce} from '../../source/run/once.js';
import type {OutputContext} from '../../source/run/output-context.js';
import {createAgentRig} from '../helpers/agent-group.js';

const [good, slow, hung, gone] = ['10.0.0.1:2886', '10.0.0.2:2886', '10.0.0.3:2886', '10.0.0.4:2886'];

/** Four clusters, of which one alone answers at once. */
async function startClusters(rig: ReturnType<typeof createAgentRig>) {
	const agents = {
		good: await rig.startAgent(good),
		// What these two leave unanswered does not time out.
		slow: await rig.startAgent(slow, undefined, {onUnanswered: () => undefined}),
		hung: await rig.startAgent(hung, undefined, {onUnanswered: () => undefined}),
		gone: await rig.startAgent(gone),
	};
	agents.slow.server.setFault({type: 'dbHung'});
	agents.hung.server.setFault({type: 'hang'});
	await agents.gone.stop();
	return agents;
}

test('clusters that hang, refuse or are slow never delay another one', async (t) => {
	const rig = createAgentRig(t);
	const agents = await startClusters(rig);
	const began: number[] = [];
	rig.monitor.store.subscribe((fact) => {
		if (fact.type === 'roundBegan' && fact.cluster === good) {
			began.push(fact.monotonicMs);
		}
	});
	const clusters = Object.values(agents).map(({address}) => rig.watch([address]));
	for (const cluster of clusters) {
		void cluster.run();
	}

	// The clusters that hang and that are slow never pause.
	await rig.settle(2);
	for (let round = 1; round <= 30; round++) {
		// eslint-disable-next-line no-await-in-loop -- one round after another
		await rig.clock.advance(2000);
		// eslint-disable-next-line no-await-in-loop -- as above
		await rig.until(() => agents.good.polls() > round && rig.cluster(good).nextPollMs !== undefined);
	}

	assert.deepEqual(
		began,
		Array.from({length: 31}, (_, round) => round * 2000),
	);
	assert.equal(rig.cluster(gone).trouble?.problem.reason, 'refused');
	assert.deepEqual([rig.cluster(hung).answeredAt, rig.cluster(slow).answeredAt], [undefined, undefined]);
	assert.equal(rig.cluster(good).trouble, undefined);
	agents.slow.server.setFault(undefined);
	await rig.until(() => rig.cluster(slow).answeredAt !== undefined);
	assert.equal(rig.cluster(hung).answeredAt, undefined);
	await Promise.all(clusters.map(async ({stop}) => stop()));
});

/** Output that is kept, for one of the program's ways to show a fleet. */
function createContext(controller: AbortController) {
	const written: string[] = [];
	const stream = {
		write(text: string) {
			written.push(text);
			return true;
		},
	} as unknown as WriteStream;
	const style = {words: english, zone: 'utc'} as const;
	// What else a process has is not used by --once.
	const io = {stdout: stream, stderr: {write: () => true}} as unknown as OutputContext['io'];
	const context = {
		io,
		style,
		lineStyle: style,
		controller,
		isWait: false,
		hasColor: false,
		themeName: undefined,
		badge: '',
		isNotify: false,
		isInputTaken: false,
	};
	return {context, written};
}

test('--once reads all clusters at the same time, each from an agent that answers', async (t) => {
	const rig = createAgentRig(t);
	const [dead, second] = [await rig.startAgent(gone), await rig.startAgent('10.0.0.5:2886')];
	const silent = await rig.startAgent(hung);
	const fine = await rig.startAgent(good);
	await dead.stop();
	silent.server.setFault({type: 'hang'});
	const fleet = createFleet(rig.monitor, async () => [
		rig.watch([dead.address, second.address]),
		rig.watch([silent.address]),
		rig.watch([fine.address]),
	]);
	const {context, written} = createContext(rig.controller);
	const exitCode = await showOnce(fleet, context, {output: 'json', hasOverview: false, timeoutMs: 10_000});
	const {clusters} = JSON.parse(written.join('')) as {
		clusters: ReadonlyArray<{
			agent: string;
			error: {code: string} | null;
			restores: ReadonlyArray<{tenant: string; outcome: string}>;
		}>;
	};
	assert.deepEqual(
		clusters.map(({agent, error, restores}) => [agent, error?.code, restores.map(({outcome}) => outcome)]),
		[
			['10.0.0.5:2886', undefined, ['running']],
			[hung, 'timeout', ['unknown']],
			[good, undefined, ['running']],
		],
	);
	assert.equal(exitCode, 3);
	await fleet.stop();
});
