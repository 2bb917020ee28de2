import assert from 'node:assert/strict';
import test from 'node:test';
import {exitCodeOf} from '../../source/report/exit-code.js';
import {failedWith, fold, problem, readAt, reading, startedAt, type Step} from '../helpers/facts.js';

const ended = {finishedAt: startedAt};
const absent = problem('tenantAbsent');
const refusing = (why: Parameters<typeof failedWith>[0]) => (tenant: string) => [[2, failedWith(why, tenant)] as const];
const afterReading = (row: ReturnType<typeof reading>) => (tenant: string) => [readAt(0, row, tenant)];

const afterDrop = (row: ReturnType<typeof reading>) => (tenant: string) => [
	readAt(0, row, tenant),
	[2, failedWith(absent, tenant)] as const,
	[4, failedWith(absent, tenant)] as const,
];

/** The steps that lead to each state of a tenant. */
const fates: Readonly<Record<string, (tenant: string) => readonly Step[]>> = {
	running: afterReading(reading()),
	'of an unknown status': afterReading(reading({status: 'NEW_WORD'})),
	succeeded: afterReading(reading({...ended, status: 'SUCCESS'})),
	failed: afterReading(reading({...ended, status: 'FAIL'})),
	failing: afterReading(reading({status: 'RESTORE_FAIL'})),
	'failed, then dropped': afterDrop(reading({...ended, status: 'FAIL'})),
	'succeeded, then dropped': afterDrop(reading({...ended, status: 'SUCCESS'})),
	'succeeded, then created anew': (tenant) => [
		...afterDrop(reading({...ended, status: 'SUCCESS'}))(tenant),
		[6, failedWith(problem('neverRestored'), tenant)],
	],
	dropped: (tenant) => [readAt(0, reading(), tenant), [2, failedWith(absent, tenant)], [4, failedWith(absent, tenant)]],
	waiting: refusing(absent),
	'never restored': refusing(problem('neverRestored')),
	refused: refusing(problem('systemTenant', {code: 'rejected'})),
	unread: () => [],
	'ended unknown': afterReading(reading({...ended, status: 'NEW_WORD'})),
};

const codes: ReadonlyArray<readonly [code: 0 | 1 | 3, ...fates: readonly string[]]> = [
	[0],
	[0, 'succeeded'],
	[0, 'running'],
	[0, 'of an unknown status'],
	[1, 'failed'],
	[1, 'dropped'],
	[1, 'failing'],
	[1, 'failed, then dropped'],
	[0, 'succeeded, then dropped'],
	[0, 'succeeded, then created anew'],
	[3, 'waiting'],
	[3, 'never restored'],
	[3, 'refused'],
	[3, 'unread'],
	[3, 'ended unknown'],
	[0, 'succeeded', 'running'],
	[1, 'succeeded', 'failed'],
	[1, 'failed', 'unread'],
	[1, 'unread', 'failed'],
	[1, 'waiting', 'running', 'dropped'],
	[3, 'succeeded', 'waiting'],
	[3, 'running', 'never restored', 'succeeded'],
	[3, 'running', 'unread'],
];

for (const [code, ...names] of codes) {
	test(`the exit code is ${code} where ${names.length === 0 ? 'nothing is watched' : names.join(' and ')}`, () => {
		const tenants = names.map((_, index) => `t${index}`);
		const steps = names.flatMap((name, index) => fates[name]?.(`t${index}`) ?? assert.fail(name));
		assert.equal(exitCodeOf(fold(steps, tenants)), code);
	});
}

const silence: Step = [9, failedWith(problem('refused'))];

test('an outage keeps the exit code of the last readings', () => {
	for (const [code, fate] of [
		[0, 'running'],
		[0, 'succeeded'],
		[1, 'failed'],
		[3, 'unread'],
	] as const) {
		assert.equal(exitCodeOf(fold([...(fates[fate]?.('rt2') ?? []), silence])), code, fate);
	}
});
