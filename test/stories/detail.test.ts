import test from 'node:test';
import {unevenPace} from '../../source/simulator/world/progress-curve.js';
import {
	createRestore,
	scenarioLibrary,
	storyOf,
	tenantNotExist,
} from '../../source/simulator/world/scenario-library.js';
import {running} from '../helpers/fleet-story.js';
import {storyBegins} from '../helpers/story.js';
import {assertGolden, pass, press, type Step, type Tale} from '../helpers/tale.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const enter = '\r';
const escape = '\u{1B}';
const pageDown = '\u{1B}[6~';

/** As many as the cell of a list takes: the last one has none. */
const backupPieces = Array.from(
	{length: 12},
	(_, index) => `file:///data/nfs/backup/archive/piece_d1001r1p${index + 1}`,
);

const several = [
	'(SERVER)ls_id: 1002, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4184(Server out of disk space), trace_id: YB420A0A0A03-000634F1C2A91B7E-0-0',
	'(SERVER)ls_id: 1003, addr: 10.10.10.2:2882, module: RESTORE_CLOG, result: -4012(Timeout), trace_id: YB420A0A0A02-000634F1C2A91C01-0-0',
	'(ROOTSERVICE)addr: 10.10.10.1:2882, result: -4012(Timeout), trace_id: YB420A0A0A01-000634F1C2A90001-0-0',
].join(';');

/** Half of its story over: the fault lies at the end of the restore. */
function failing(comment: string) {
	const pace = unevenPace({seed: 9, end: 0.242});
	return createRestore({
		startedAt: storyBegins - 10 * minute,
		jobId: 9,
		figures: 'reported',
		totalBytes: 33 * 1024 ** 3,
		restoringMs: 12 * minute,
		paces: {bytes: pace, tablets: pace, log: pace},
		ending: {type: 'failure', comment},
	});
}

const sizes = [
	{columns: 200, rows: 60},
	{columns: 120, rows: 36},
	{columns: 80, rows: 24},
	{columns: 60, rows: 20},
	{columns: 40, rows: 6},
] as const;
const usual = [sizes[1], sizes[2], sizes[4]] as const;

const loseAll: Step = [
	'the agent and SQL are lost, 3m',
	async (open) => {
		open.setAgentFault({type: 'reset'});
		open.setSqlFault({type: 'refuse'});
		await open.pass(3 * minute);
	},
];

const tales: readonly Tale[] = [
	{
		name: 'the detail of a running restore',
		story: storyOf([
			running('audit', 3, 2 * hour, 3 * hour, {isByAgent: true}),
			running('rt2', 4, 72 * minute, 2 * hour, {backupPieces}),
		]),
		sql: 'open',
		intervalMs: 10 * second,
		steps: [
			pass(2 * minute),
			press('Enter', enter),
			pass(30 * second),
			press('p', 'p'),
			press('n', 'n'),
			press('a page down', pageDown),
			loseAll,
			press('Esc', escape),
		],
		sizes,
	},
	{
		name: 'the detail of a failure',
		story: storyOf([{tenant: 'rt9', restores: [failing(several)]}]),
		steps: [pass(minute), press('Enter', enter), pass(3 * minute), press('a page down', pageDown)],
		sizes,
	},
	{
		name: 'the detail of a tenant that is waited for',
		story: storyOf([scenarioLibrary.notYet(storyBegins + 10 * second)]),
		steps: [pass(8 * second), press('Enter', enter), pass(minute), press('f', 'f')],
		sizes: usual,
	},
	{
		name: 'all fields of a restore',
		story: storyOf([running('rt2', 4, 72 * minute, 2 * hour, {backupPieces, isByAgent: true})]),
		intervalMs: 10 * second,
		steps: [
			pass(20 * second),
			press('Enter', enter),
			press('f', 'f'),
			press('a page down', pageDown),
			press('the end', 'G'),
			press('f again', 'f'),
		],
		sizes,
	},
	{
		name: 'the detail of a restore that SQL has found',
		story: storyOf([
			running('audit', 3, -20 * second, 3 * hour),
			{
				tenant: 'gone',
				restores: [
					createRestore({
						startedAt: storyBegins + 20 * second,
						jobId: 7,
						restoringMs: 30 * second,
						droppedAfterMs: 5 * second,
					}),
				],
			},
		]),
		globs: ['*'],
		sql: 'open',
		intervalMs: 10 * second,
		steps: [
			pass(2 * minute),
			press('Enter', enter),
			pass(10 * second),
			press('f', 'f'),
			press('n', 'n'),
			pass(10 * second),
		],
		sizes: usual,
	},
	{
		name: 'the detail of tasks of obshell',
		story: storyOf([
			{
				tenant: 'ended',
				restores: [createRestore({startedAt: storyBegins - 4 * minute, jobId: 5, isByAgent: true})],
			},
			{
				tenant: 'cancelled',
				restores: [
					createRestore({
						startedAt: storyBegins - 2 * minute,
						jobId: 6,
						isByAgent: true,
						restoringMs: 3 * minute,
						ending: {type: 'cancelled', comment: tenantNotExist},
					}),
				],
			},
			{
				tenant: 'sql_only',
				restores: [createRestore({startedAt: storyBegins - 4 * minute, jobId: 8})],
			},
			scenarioLibrary.neverRestored(storyBegins),
		]),
		steps: [
			pass(10 * second),
			press('Enter', enter),
			press('n', 'n'),
			press('n', 'n'),
			press('n', 'n'),
			press('Esc, g and Enter', escape),
			pass(3 * minute),
			press('g and Enter', `g${enter}`),
			pass(30 * second),
		],
		sizes: usual,
	},
	{
		name: 'a detail in ASCII',
		story: storyOf(
			['тест_größe', '恢复租户'].map((tenant, index) => ({
				tenant,
				restores: [createRestore({startedAt: storyBegins - minute, jobId: index + 1, figures: 'reported'})],
			})),
		),
		charset: 'ascii',
		steps: [pass(20 * second), press('Enter', enter), press('n', 'n'), press('f', 'f')],
		sizes: usual,
	},
];

for (const tale of tales) {
	for (const size of tale.sizes ?? sizes) {
		test(`${tale.name}, at ${size.columns}×${size.rows}`, async (t) => {
			await assertGolden(t, tale, size);
		});
	}
}
