import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import {follow, now} from './follow.js';

const minute = 60_000;
const story = storyOf([scenarioLibrary.quickSuccess(now - minute)]);
const argv = ['rt2', '-o', 'json', '--wait'];

/** The outcome of the only document. */
function outcomeOf(stdout: string): string | undefined {
	const document = JSON.parse(stdout) as {
		readonly clusters: ReadonlyArray<{readonly restores: ReadonlyArray<{readonly outcome: string}>}>;
	};
	return document.clusters[0]?.restores[0]?.outcome;
}

test('with --wait the one document is that of the end', async (t) => {
	let looks = 0;
	const agentNow = () => (looks++ < 50 ? now : now + 10 * minute);
	const {program} = await follow(t, {story, argv, now: agentNow});
	const {exitCode, stdout, stderr} = await program.result();
	assert.deepEqual([exitCode, outcomeOf(stdout), stderr], [0, 'succeeded', '']);
	assert.ok(looks > 50);
});

test('with --wait a signal ends it with the document of now', async (t) => {
	const {program, server} = await follow(t, {story, argv});
	while (server.requests.filter(({path}) => path.includes('overview')).length < 2) {
		// eslint-disable-next-line no-await-in-loop -- until the agent has been asked again
		await nextTurn();
	}

	assert.equal(program.stdout(), '');
	program.signal(143);
	const {exitCode, stdout} = await program.result();
	assert.deepEqual([exitCode, outcomeOf(stdout)], [143, 'running']);
});

test('--once goes before --wait', async (t) => {
	const {program} = await follow(t, {story, argv: [...argv, '--once']});
	const {exitCode, stdout} = await program.result();
	assert.deepEqual([exitCode, outcomeOf(stdout)], [0, 'running']);
});
