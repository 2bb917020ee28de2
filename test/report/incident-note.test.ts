import assert from 'node:assert/strict';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import fc from 'fast-check';
import {english} from '../../source/locale/en.js';
import type {FactBody} from '../../source/monitor/fact.js';
import {reduce} from '../../source/monitor/reduce/reduce.js';
import type {State} from '../../source/monitor/state.js';
import {formatNote} from '../../source/report/incident-note.js';
import {anyFact, factTypes} from '../helpers/any-fact.js';
import {
	address,
	createState,
	factAt,
	failedWith,
	fold,
	problem,
	readAt,
	reading,
	startedAt,
	type Step,
} from '../helpers/facts.js';

const style = {words: english, zone: 'utc', version: '0.1.0'} as const;
const key = {cluster: address, tenant: 'rt2'};

function noteOf(state: State): string {
	return formatNote(state, key, style) ?? '';
}

const gigabyte = 1024 ** 3;
const targetScn = BigInt(startedAt - 10_800_000) * 1_000_000n + 123_456n;

/** A restore that moves every ten seconds until `stillFrom`, read for so many seconds. */
function steps({
	seconds,
	stillFrom = Infinity,
}: {
	readonly seconds: number;
	readonly stillFrom?: number;
}): readonly Step[] {
	return Array.from({length: Math.floor(seconds / 10) + 1}, (_, index) => {
		const moved = Math.min(index * 10, stillFrom);
		return readAt(
			index * 10,
			reading({
				status: 'RESTORING',
				data: {
					finishedBytes: Math.floor((moved / 4) * gigabyte),
					totalBytes: 220 * gigabyte,
					finishedTablets: moved,
					totalTablets: 1767,
				},
				log: {
					percent: 33.8,
					recoverScn: targetScn - BigInt(7_200_000 - moved * 6000) * 1_000_000n,
					restoreScn: targetScn,
				},
			}),
		);
	});
}

/** With a name, a version and SQL, whose row has the figures. */
function foldKnown(): State {
	const known: readonly FactBody[] = [
		{type: 'nameRead', cluster: address, name: 'ob-test'},
		{type: 'versionRead', cluster: address, agentVersion: '4.5.0.0'},
	];
	let state = createState([{address, tenants: ['rt2'], hasSql: true}], {at: startedAt, monotonicMs: 0}, 2000);
	for (const body of known) {
		state = reduce(state, factAt(0, body));
	}

	for (const [second] of steps({seconds: 600})) {
		const row = reading({status: 'CREATE_TENANT', startedAt: startedAt - 5000, log: {restoreScn: targetScn}});
		const isCreating = second < 30;
		state = reduce(
			state,
			factAt(second, readAt(second, isCreating ? row : {...row, status: 'WAIT_TENANT_RESTORE_FINISH'})[1]),
		);
		const moved = Math.max(0, second - 30);
		const progress = {
			jobId: row.jobId,
			restoreTenantId: row.restoreTenantId,
			status: 'RESTORING',
			data: {
				finishedBytes: Math.floor((moved / 10) * gigabyte),
				totalBytes: 220 * gigabyte,
				finishedTablets: 2 * moved,
				totalTablets: 1767,
			},
			log: {
				percent: moved / 10,
				recoverScn: targetScn - BigInt(7_200_000 - moved * 6000) * 1_000_000n,
				restoreScn: targetScn,
			},
		};
		state = reduce(
			state,
			factAt(second, {
				type: 'progressRead',
				cluster: address,
				rows: isCreating ? [] : [progress],
				tookMs: 5,
				isVerified: true,
			}),
		);
	}

	return reduce(state, factAt(612, {type: 'ticked'}));
}

const comment =
	'(SERVER)ls_id: 1001, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4103(Data checksum error), trace_id: YB42-01;' +
	'(ROOTSERVICE)addr: 10.10.10.1:2882, result: -4184(Server out of disk space), trace_id: YB42-02;';
const hostileComment =
	'a ``` b\n# heading\u{1B}[2J\u{202E} | <img src=x> STORAGE : OB_TIMEOUT(-4012) on "10.0.0.3:2882" with traceid Y1`$(x)`;';

const notes: ReadonlyArray<readonly [name: string, state: State]> = [
	['running', foldKnown()],
	['stalled', fold(steps({seconds: 600, stillFrom: 300}))],
	[
		'failed',
		fold([
			...steps({seconds: 300}),
			readAt(310, reading({status: 'FAIL', finishedAt: startedAt + 305_000, comment, log: {restoreScn: targetScn}})),
		]),
	],
	['failed-without-a-reason', fold([readAt(0, reading({status: 'RESTORE_FAIL'}))])],
	[
		'succeeded',
		fold([
			...steps({seconds: 300}),
			readAt(
				310,
				reading({
					status: 'SUCCESS',
					log: {restoreScn: targetScn},
					finishedAt: startedAt + 305_000,
					data: {finishedBytes: 0, totalBytes: 18_622_071, finishedTablets: 590, totalTablets: 590},
				}),
			),
		]),
	],
	['waiting', fold([[0, failedWith(problem('tenantAbsent'))]])],
	['first-answer', fold([])],
	[
		'lost-cluster',
		fold([
			...steps({seconds: 300}),
			[310, failedWith(problem('refused', {traceId: 'ad79f05108cb6aca'}))],
			[352, {type: 'ticked'}],
		]),
	],
	[
		'hostile',
		fold([
			readAt(
				0,
				reading({
					status: 'FAIL`\n# x',
					sourceTenant: '`shop``',
					sourceCluster: '<b>|x|</b>',
					finishedAt: startedAt,
					comment: hostileComment,
				}),
			),
			readAt(10, reading({status: 'FAIL', finishedAt: startedAt, comment: hostileComment, sourceTenant: '`shop``'})),
		]),
	],
];

for (const [name, state] of notes) {
	test(`the note of a restore, ${name}`, (t: TestContext) => {
		t.assert.fileSnapshot(noteOf(state), path.join(import.meta.dirname, 'golden', `note-${name}.md`), {
			serializers: [String],
		});
	});
}

test('a restore that is not watched has no note', () => {
	assert.equal(formatNote(fold([]), {cluster: address, tenant: 'rt3'}, style), undefined);
	assert.equal(formatNote(fold([]), {cluster: 'b:1', tenant: 'rt2'}, style), undefined);
});

test('the last ten events are those of the restore alone', () => {
	const others = Array.from({length: 12}, (_, index): Step => [index, {type: 'commanded', command: {type: 'redraw'}}]);
	const changes = Array.from({length: 14}, (_, index) => readAt(20 + index, reading({status: `STEP_${index}`})));
	const note = noteOf(fold([...others, readAt(1, reading(), 'rt3'), ...changes], ['rt2', 'rt3']));
	const [, events = ''] = note.split('## Last events\n\n```text\n', 2);
	const [block = ''] = events.split('\n```', 1);
	const lines = block.split('\n');
	assert.equal(lines.length, 10);
	assert.match(lines.at(-1) ?? '', /STEP_13/v);
	assert.ok(lines.every((line) => /^2026-11-23 10:00:\d\d Z {2}/v.test(line)));
});

/** Whether every block that is opened is closed, and no line outside of blocks leaves inline code open. */
function assertBalanced(note: string): void {
	let fence = '';
	for (const line of note.split('\n')) {
		const [run = ''] = /^`{3,}/v.exec(line) ?? [];
		if (fence !== '') {
			fence = line === fence ? '' : fence;
		} else if (run === '' || line.slice(run.length).includes('`')) {
			assert.equal(withoutSpans(line).includes('`'), false, line);
		} else {
			fence = run;
		}
	}

	assert.equal(fence, '');
}

/** The line without its inline code: a run of backticks ends where the next one of the same length is. */
function withoutSpans(line: string): string {
	return line.replaceAll(/(?<!`)(?<run>`+)(?!`).+?(?<!`)\k<run>(?!`)/gv, '');
}

test('whatever servers say, no character of it controls a terminal or leaves its code', () => {
	const bodies = fc.oneof(...factTypes.map((type) => anyFact(type)));
	const hostile = fc.oneof(
		fc.string({unit: 'binary', maxLength: 40}),
		fc
			.array(
				fc.constantFrom('`', '```', '\n', '\r\n', '|', '#', '\u{1B}[2J', '*', '<b>', ' ', 'Y1', 'trace_id: ', ';'),
				{maxLength: 15},
			)
			.map((parts) => parts.join('')),
	);
	fc.assert(
		fc.property(
			fc.record({
				status: hostile,
				sourceTenant: hostile,
				sourceCluster: hostile,
				comment: hostile,
				said: hostile,
				trace: hostile,
				name: hostile,
				isFailed: fc.boolean(),
			}),
			fc.array(bodies, {maxLength: 3}),
			({said, trace, name, isFailed, status, ...texts}, facts) => {
				const row = reading({
					...texts,
					status: isFailed ? 'FAIL' : status,
					...(isFailed ? {finishedAt: startedAt} : {}),
				});
				let state = fold([
					readAt(0, row),
					[1, {type: 'nameRead', cluster: address, name}],
					[1, {type: 'versionRead', cluster: address, agentVersion: said}],
					[2, failedWith(problem('databaseError', {said, traceId: trace}))],
					[3, {type: 'sqlFailed', cluster: address, problem: {reason: 'failed', said}}],
				]);
				for (const fact of facts) {
					state = reduce(state, {...fact, at: startedAt + 4000, monotonicMs: 4000});
				}

				const note = formatNote(state, key, style);
				if (note === undefined) {
					return;
				}

				assert.doesNotMatch(note.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/v);
				assertBalanced(note);
			},
		),
	);
});
