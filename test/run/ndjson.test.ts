import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createRestore, logNotEnough, scenarioLibrary, storyOf} from '../../source/simulator/world/scenario-library.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import {follow, now} from './follow.js';

const minute = 60_000;

async function followNdjson(t: TestContext, {argv, ...options}: Parameters<typeof follow>[1]) {
	return follow(t, {...options, argv: [...argv, '-o', 'ndjson']});
}

type Document = {
	readonly schema: string;
	readonly clusters: ReadonlyArray<{
		readonly name: string | null;
		readonly agentVersion: string | null;
		readonly error: {readonly code: string} | null;
		readonly restores: ReadonlyArray<{
			readonly tenant: string;
			readonly outcome: string;
			readonly failure: {readonly code: number} | null;
		}>;
	}>;
};

/** Each physical line is a document. */
function readDocuments(stdout: string): readonly Document[] {
	assert.match(stdout, /[^\n]\n$/v);
	const documents = stdout
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Document);
	assert.ok(documents.every(({schema}) => schema === 'restop/1'));
	return documents;
}

function outcomesOf(document: Document | undefined): readonly string[] {
	return document?.clusters.flatMap(({restores}) => restores.map(({outcome}) => outcome)) ?? [];
}

function errorOf(document: Document | undefined): string | undefined {
	return document?.clusters[0]?.error?.code;
}

test('a restore is followed document by document, and a signal ends them', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now - minute)]);
	const {program, setNow} = await followNdjson(t, {story, argv: ['rt2']});
	await program.waitFor(/"outcome":"running"/v);
	setNow(now + 10 * minute);
	await program.waitFor(/"outcome":"succeeded"/v);
	program.signal(143);
	const {exitCode, stdout, stderr} = await program.result();
	assert.deepEqual([exitCode, stderr], [143, '']);
	const outcomes = new Set(readDocuments(stdout).flatMap((document) => outcomesOf(document)));
	assert.deepEqual([...outcomes].slice(-2), ['running', 'succeeded']);
});

test('an answer without news is not written', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now - minute)]);
	let looks = 0;
	// The restore ends after many an answer, whatever the pace of the machine.
	const agentNow = () => (looks++ < 100 ? now : now + 10 * minute);
	const {program, server} = await followNdjson(t, {story, argv: ['rt2', '--wait'], now: agentNow});
	const {exitCode, stdout} = await program.result();
	assert.equal(exitCode, 0);
	const answers = server.requests.filter(({path}) => path.includes('overview'));
	const documents = readDocuments(stdout);
	// The name, the version, the start, the end.
	assert.ok(documents.length <= 4, stdout);
	assert.ok(answers.length > 2 * documents.length, `${answers.length} answers`);
});

const endings: ReadonlyArray<
	readonly [title: string, story: Story, tenants: readonly string[], outcomes: readonly string[], exitCode: number]
> = [
	['a success', storyOf([scenarioLibrary.quickSuccess(now)]), ['rt2'], ['succeeded'], 0],
	[
		'a failure beside a success',
		storyOf([scenarioLibrary.quickSuccess(now), scenarioLibrary.failure(now)]),
		['rt2', 'rt9'],
		['succeeded', 'failed'],
		1,
	],
];

for (const [title, story, tenants, outcomes, expected] of endings) {
	test(`--wait ends with ${expected} at ${title}, and the last document has it`, async (t) => {
		const {program, setNow} = await followNdjson(t, {story, argv: [...tenants, '--wait']});
		setNow(now + minute);
		await program.waitFor(/"outcome":"running"/v);
		setNow(now + 60 * minute);
		const {exitCode, stdout, stderr} = await program.result();
		assert.equal(exitCode, expected, stderr);
		assert.deepEqual(outcomesOf(readDocuments(stdout).at(-1)), outcomes);
	});
}

test('--wait ends at an agent that refuses the password', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now)]);
	const {program} = await followNdjson(t, {story, argv: ['rt2', '--wait'], rootPassword: 'another'});
	const {exitCode, stdout, stderr} = await program.result();
	assert.equal(exitCode, 3);
	assert.equal(errorOf(readDocuments(stdout).at(-1)), 'unauthorized');
	assert.match(stderr, /^restop: [^\n]*wrong root@sys password[^\n]*\n$/v);
});

test('an agent that is lost is a document and a line on standard error, its return a document', async (t) => {
	const story = storyOf([scenarioLibrary.longWithFigures(now - minute)]);
	const {program, server} = await followNdjson(t, {story, argv: ['orders_dr']});
	await program.waitFor(/"outcome":"running"/v);
	server.setFault({type: 'reset'});
	await program.waitFor(/"error":\{"code":"unreachable"/v);
	server.setFault(undefined);
	await program.waitFor(/"code":"unreachable".*\n.*"error":null,"sql"/v);
	program.signal(130);
	const {exitCode, stdout, stderr} = await program.result();
	assert.equal(exitCode, 130);
	assert.match(stderr, /^restop: 127\.0\.0\.1:\d+ closed the connection[^\n]*\n$/v);
	const errors = readDocuments(stdout).map((document) => errorOf(document));
	assert.deepEqual(errors.slice(-2), ['unreachable', undefined]);
});

test('--once is one document on one line, with the name, the version and on request the overview', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now - 60 * minute)]);
	const {program} = await followNdjson(t, {story, argv: ['rt2', '--once', '--no-sql', '--overview']});
	const {exitCode, stdout, stderr} = await program.result();
	assert.deepEqual([exitCode, stderr], [0, '']);
	const documents = readDocuments(stdout);
	assert.equal(documents.length, 1);
	assert.deepEqual(outcomesOf(documents[0]), ['succeeded']);
	assert.equal(documents[0]?.clusters[0]?.name, 'ob-test');
	assert.match(stdout, /"restore_scn":\d{19},/v);
});

test('--once at an agent that refuses the password is a document, a line on standard error and exit 3', async (t) => {
	const story = storyOf([scenarioLibrary.quickSuccess(now)]);
	const {program} = await followNdjson(t, {story, argv: ['rt2', '-1'], rootPassword: 'another'});
	const {exitCode, stdout, stderr} = await program.result();
	const documents = readDocuments(stdout);
	assert.deepEqual([exitCode, documents.length, errorOf(documents[0])], [3, 1, 'unauthorized']);
	assert.match(stderr, /^restop: [^\n]+\n$/v);
});

test('--wait ends with the reason of a failure in the last document', async (t) => {
	const restore = createRestore({
		startedAt: now - minute,
		restoringMs: 2 * minute,
		closingMs: minute,
		ending: {type: 'failure', comment: logNotEnough},
	});
	const story = storyOf([{tenant: 'rt9', restores: [restore]}]);
	const {program, setNow} = await followNdjson(t, {story, argv: ['rt9', '--wait']});
	await program.waitFor(/"phase":"restoring"/v);
	setNow(now + 2 * minute);
	await program.waitFor(/"phase":"finishing","outcome":"failed"/v);
	setNow(now + 10 * minute);
	const {exitCode, stdout} = await program.result();
	assert.equal(exitCode, 1);
	const reasons = readDocuments(stdout).flatMap(({clusters}) =>
		clusters.flatMap(({restores}) => restores.map(({outcome, failure}) => [outcome, failure?.code])),
	);
	assert.ok(reasons.some(([outcome, code]) => outcome === 'failed' && code === undefined));
	assert.deepEqual(reasons.at(-1), ['failed', -4018]);
});
