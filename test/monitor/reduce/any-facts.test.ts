import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {decodeOverview} from '../../../source/agent/answers/restore-overview.js';
import type {FactBody} from '../../../source/monitor/fact.js';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import {selectRestores} from '../../../source/monitor/select/restores.js';
import {eventLimit, type State} from '../../../source/monitor/state.js';
import {formatErrors} from '../../../source/report/error-lines.js';
import {formatJson} from '../../../source/report/json.js';
import {createPlainCursor, formatNews, formatStates} from '../../../source/report/plain.js';
import {widthOf} from '../../../source/ui/line/width.js';
import {drawScreen} from '../../../source/ui/screen-lines.js';
import {english} from '../../../source/locale/en.js';
import {anyCommand} from '../../helpers/any-fact.js';
import {address, createState, failedWith, problem, restoreRead, startedAt} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';

const tenants = ['rt2', 'красный\u{202E}', '租户'];
const statuses = ['CREATE_TENANT', 'WAIT_TENANT_RESTORE_FINISH', 'RESTORING', 'SUCCESS', 'FAIL', '', '\u{1B}[31m'];
const counts = fc.oneof(fc.constantFrom(0, 1, 99, 2 ** 53 - 1), fc.bigInt(0n, 2n ** 63n - 1n), fc.nat(1000));
const times = fc.constantFrom('', '2026-11-23T09:50:00Z', '2026-11-23T10:10:00Z', '9999-12-31T23:59:59Z', 'soon');

/** Rows as an agent may send them, read as the program reads them. */
const rows = fc
	.record({
		job_id: fc.nat(2),
		restore_tenant_id: fc.constantFrom(1002, 1004),
		status: fc.constantFrom(...statuses),
		start_timestamp: times,
		finish_timestamp: fc.oneof({weight: 4, arbitrary: fc.constant('')}, times),
		backup_cluster_name: fc.string({unit: 'binary', maxLength: 8}),
		backup_tenant_name: fc.string({unit: 'binary', maxLength: 8}),
		comment: fc.string({unit: 'binary', maxLength: 40}),
		restore_progress: fc.constantFrom('', '0.00', '33.84', '-5', '250.5'),
		recover_progress: fc.constantFrom('', '0.00', '99.99', '100.00', '999999999'),
		total_bytes: counts,
		finish_bytes: counts,
		tablet_count: counts,
		finish_tablet_count: counts,
		recover_scn: counts,
		// Readings of one job have the same one, where they have it.
		restore_scn: fc.oneof({weight: 4, arbitrary: fc.constantFrom(0, 7n)}, counts),
	})
	.map((row) => decodeOverview(row, {at: startedAt, offsetMinutes: 0}));

const tenant = fc.constantFrom(...tenants);
const reasons = fc.constantFrom('refused', 'timeout', 'tenantAbsent', 'neverRestored', 'unreadableRow', 'rejected');
const problems = fc
	.tuple(reasons, fc.string({unit: 'binary', maxLength: 20}))
	.map(([reason]) => problem(reason as 'refused'));

const bodies: fc.Arbitrary<FactBody> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.record({
				tenant,
				reading: rows,
				second: fc.option(fc.integer({min: -startedAt / 1000, max: startedAt / 1000}), {nil: undefined}),
			})
			.map(({tenant: name, reading, second}) => restoreRead(reading, name, second)),
	},
	fc.record({tenant, why: problems}).map(({tenant: name, why}) => failedWith(why, name)),
	fc.record({
		type: fc.constant('progressRead' as const),
		cluster: fc.constant(address),
		rows: fc.array(rows, {maxLength: 3}),
		tookMs: fc.nat(),
	}),
	fc.constant({
		type: 'sqlFailed' as const,
		cluster: address,
		problem: {reason: 'failed' as const, said: String.raw`no\x1b`},
	}),
	fc.record({type: fc.constant('nameRead' as const), cluster: fc.constant(address), name: fc.string({unit: 'binary'})}),
	fc.record({
		type: fc.constant('roundEnded' as const),
		cluster: fc.constant(address),
		tookMs: fc.nat(),
		pauseMs: fc.nat(),
	}),
	fc.constant({type: 'ticked' as const}),
	fc.constantFrom<FactBody>(
		{type: 'commanded', command: {type: 'moveSelection', by: 5}},
		{type: 'commanded', command: {type: 'scrollEvents', by: -3, shown: 8}},
		{type: 'commanded', command: {type: 'toggleHelp'}},
		{type: 'commanded', command: {type: 'quit'}},
	),
	anyCommand.map((command): FactBody => ({type: 'commanded', command})),
);
const steps = fc.array(fc.tuple(fc.constantFrom(0, 1, 2000, 60_000, 86_400_000), bodies), {
	maxLength: 60,
	size: 'max',
});

function fold(story: ReadonlyArray<readonly [number, FactBody]>, look: (state: State, before: State) => void): State {
	let ms = 0;
	let state = createState([{address, tenants, hasSql: true}], {at: startedAt, monotonicMs: 0}, 2000);
	for (const [passedMs, body] of story) {
		ms += passedMs;
		const before = state;
		state = reduce(state, {at: startedAt + ms, monotonicMs: ms, ...body});
		look(state, before);
	}

	return state;
}

/** Characters that control a terminal, or that a reader would not see. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/v;
const style = {words: english, zone: 'utc'} as const;

test('after any facts, figures stay within their ranges', () => {
	fc.assert(
		fc.property(steps, (story) => {
			fold(story, (state) => {
				assert.ok(state.events.length <= eventLimit);
				for (const {data, log, rate, elapsedMs, phases, speeds} of selectRestores(state)) {
					for (const share of [data.share, log.share]) {
						assert.ok(share === undefined || (share.percent >= 0 && share.percent <= 100));
					}

					for (const known of [
						rate.eta?.ms,
						rate.eta?.lowMs,
						rate.bytesPerSecond,
						rate.leastMs,
						elapsedMs,
						log.lagMs,
					]) {
						assert.ok(known === undefined || known >= 0, String(known));
					}

					assert.ok(phases.length <= 50);
					assert.ok(speeds.length <= 60);
				}
			});
		}),
	);
});

test('after any facts, every output can be written, and contains no control characters', () => {
	fc.assert(
		fc.property(steps, (story) => {
			const state = fold(story, () => undefined);
			JSON.parse(formatJson(state, english));
			const {lines} = formatNews(state, createPlainCursor(state), style);
			for (const line of [...lines, ...formatStates(state, style), ...formatErrors(state, english)]) {
				assert.doesNotMatch(line, unsafe);
			}
		}),
	);
});

test('after any facts, the screen can be drawn, without controls and no wider than the terminal', () => {
	fc.assert(
		fc.property(steps, fc.integer({min: 1, max: 130}), (story, columns) => {
			const frame = frameOf(
				fold(story, () => undefined),
				{columns},
			);
			for (const line of textsOf(drawScreen(frame))) {
				assert.doesNotMatch(line, unsafe);
				assert.ok(widthOf(line) <= columns);
			}
		}),
		{numRuns: 40},
	);
});

test('a restore that has ended stays ended as long as it is the same job and the agent does not say otherwise', () => {
	fc.assert(
		fc.property(steps, (story) => {
			fold(story, (state, before) => {
				if (
					state.clusters[0]?.restores.some(({reading}, at) => reading !== before.clusters[0]?.restores[at]?.reading)
				) {
					return;
				}

				const after = state.clusters[0]?.restores ?? [];
				for (const [at, {job}] of (before.clusters[0]?.restores ?? []).entries()) {
					assert.ok(job?.finishedAt === undefined || after[at]?.job === job);
				}
			});
		}),
	);
});

test('a job that alternates between two phases does not fill the memory', () => {
	const report = (status: string) =>
		decodeOverview({job_id: 1, restore_tenant_id: 2, status}, {at: startedAt, offsetMinutes: 0});
	const story = Array.from({length: 3000}, (_, index): readonly [number, FactBody] => [
		1000,
		restoreRead(report(index % 2 === 0 ? 'CREATE_TENANT' : 'RESTORING')),
	]);
	const state = fold(story, () => undefined);
	assert.equal(state.clusters[0]?.restores[0]?.phases.length, 50);
	assert.equal(state.events.length, eventLimit);
});

test('a restore that hardly moves has an ETA beyond all dates, and every output can be written', () => {
	const read = (finished: bigint) =>
		decodeOverview(
			{
				job_id: 1,
				restore_tenant_id: 2,
				status: 'RESTORING',
				total_bytes: 2n ** 63n - 1n,
				finish_bytes: finished,
				recover_progress: '100.00',
			},
			{at: startedAt, offsetMinutes: 0},
		);
	const story = Array.from({length: 12}, (_, index): readonly [number, FactBody] => [
		60_000,
		restoreRead(read(BigInt(index))),
	]);
	const state = fold(story, () => undefined);
	const [view] = selectRestores(state);
	assert.ok((view?.rate.eta?.ms ?? 0) > 8.64e15);
	assert.match(formatJson(state, english), /"at": null/v);
	assert.equal(formatStates(state, style).length, 3);
});
