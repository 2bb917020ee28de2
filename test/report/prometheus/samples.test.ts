import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {Fact} from '../../../source/monitor/fact.js';
import {addDuration, type PollDurations} from '../../../source/report/prometheus/poll-durations.js';
import {formatSamples} from '../../../source/report/prometheus/format-samples.js';
import {selectSamples} from '../../../source/report/prometheus/samples.js';
import {anyFact, factTypes} from '../../helpers/any-fact.js';
import {address, createState, factAt, startedAt} from '../../helpers/facts.js';
import {foldMany, mixed} from '../../helpers/mixed-states.js';

const limits = {sinceMs: 24 * 3_600_000, mostRestores: 2000};

test('the restores, the clusters, their rounds and what is left out are sampled', () => {
	const round = factAt(1, {type: 'roundEnded', cluster: address, tookMs: 30, pauseMs: 2000});
	const samples = selectSamples(mixed, addDuration(new Map(), round), limits);
	const tenants = samples.filter(({name}) => name === 'restop_restore_info').map(({labels}) => labels['tenant']);
	assert.deepEqual(new Set(tenants), new Set(['audit', 'rt2', 'rt3', 'rt9']));
	assert.deepEqual(samples.find(({name}) => name === 'restop_agent_up')?.labels, {cluster: address, agent: address});
	assert.equal(samples.find(({suffix}) => suffix === '_count')?.value, 1);
	assert.deepEqual(samples.at(-1), {name: 'restop_restores_left_out', labels: {}, value: 0});
});

test('a sample of every metric that is there has the same labels as no other one', () => {
	const many = selectSamples(foldMany(50), new Map(), limits);
	assert.equal(new Set(many.map((sample) => JSON.stringify([sample.name, sample.labels]))).size, many.length);
});

const names = ['rt2', 'красный\u{202E}', 'rt\u{1B}', String.raw`rt\x1b`, 'x'.repeat(300), `${'x'.repeat(299)}y`];

/** Any facts, nearly all about what is watched. */
const facts = fc.array(
	fc
		.tuple(
			fc.constantFrom(...factTypes.filter((type) => type !== 'clusterRemoved')).chain((type) => anyFact(type)),
			fc.constantFrom(address, 'db2:2886'),
			fc.constantFrom(...names),
		)
		.map(([fact, cluster, tenant]): Fact => {
			const subject = {...('key' in fact ? {key: {cluster, tenant}} : {}), ...('cluster' in fact ? {cluster} : {})};
			return Object.assign(fact, subject);
		}),
	{maxLength: 30},
);

/** A line of a scrape: a comment, or a name, labels in quotes, and a number. */
const line =
	/^(?:# (?:HELP|TYPE) restop_\S+ .+|restop_[_a-z]+(?:\{(?:[_a-z]+="(?:[^"\\]|\\["\\n])*",?)+\})? [\d+\-.Ee]+)$/v;

test('whatever happened: every line can be read, and no two are about the same series', async () => {
	await fc.assert(
		fc.asyncProperty(facts, async (happened) => {
			const watched = [address, 'db2:2886'].map((cluster) => ({address: cluster, tenants: names, hasSql: true}));
			let state = createState(watched, {at: startedAt, monotonicMs: 0}, 2000);
			let durations: PollDurations = new Map();
			for (const fact of happened) {
				state = reduce(state, fact);
				durations = addDuration(durations, fact);
			}

			const text = await formatSamples(selectSamples(state, durations, limits), 'text');
			const lines = text.split('\n').filter((each) => each !== '');
			for (const each of lines) {
				assert.match(each, line);
				assert.ok(each.isWellFormed());
			}

			const series = lines.filter((each) => !each.startsWith('#')).map((each) => each.slice(0, each.lastIndexOf(' ')));
			assert.equal(new Set(series).size, series.length);
		}),
		{numRuns: 200},
	);
});
