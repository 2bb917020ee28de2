import assert from 'node:assert/strict';
import test from 'node:test';
import {drawFailureSection} from '../../../source/ui/detail/failure-section.js';
import {fold, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {drawOf} from '../../helpers/detail.js';

const failed = (comment: string): Step => readAt(0, reading({status: 'FAIL', finishedAt: startedAt, comment}));
const draw = (comment: string, columns = 120, charset?: 'ascii') =>
	drawOf(drawFailureSection, fold([failed(comment)]), {columns, ...(charset === undefined ? {} : {charset})}).slice(2);

const first =
	'(SERVER)ls_id: 1002, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4184(Server out of disk space), trace_id: YB42-01';
const second = '(ROOTSERVICE)addr: 10.10.10.1:2882, result: -4012(Timeout), trace_id: YB42-02';

test('a failure is taken apart, with the command for each server that it names, and its pieces', () => {
	assert.deepEqual(draw(`${first};${second};`, 140), [
		'   reason   OB_SERVER_OUTOF_DISK_SPACE (-4184)',
		'   module   RESTORE_DATA',
		'   stream   1002',
		'   server   10.10.10.3:2882',
		'   trace    YB42-01',
		'            1 more in the comment',
		'   next     on 10.10.10.3:2882, in the log directory of its observer',
		'            grep YB42-01 observer.log*',
		'            on 10.10.10.1:2882, in the log directory of its observer',
		'            grep YB42-02 rootservice.log*',
		`   comment  ${first};`,
		`            ${second};`,
	]);
});

test('without a trace id the root service’s log is the place to begin', () => {
	assert.deepEqual(draw('OB_TIMEOUT(-4012)').slice(0, 3), [
		'   reason   OB_TIMEOUT (-4012)',
		'   next     on the server with the root service, in the log directory of its observer',
		'            grep ob_restore_scheduler rootservice.log*',
	]);
});

test('where log is missing it says what to compare', () => {
	assert.ok(draw('OB_ENTRY_NOT_EXIST(-4018)').some((row) => row.includes('MIN_RESTORE_SCN')));
	assert.ok(draw('OB_TIMEOUT(-4012)').every((row) => !row.includes('MIN_RESTORE_SCN')));
});

test('without a comment there is no reason, but a place to begin', () => {
	assert.deepEqual(draw('').slice(0, 1), ['   reason   none given']);
	assert.ok(draw('').some((row) => row.includes('grep')));
});

test('a comment of several lines keeps them', () => {
	const rows = draw('first line\nsecond line\n\nthird');
	assert.deepEqual(rows.slice(-3), ['   comment  first line', '            second line', '            third']);
});

test('on a narrow terminal nothing of a command is lost', () => {
	const rows = draw(`${first.replace('YB42-01', 'YB420A0A0A03-000634F1C2A91B7E-0-0')};`, 30);
	assert.ok(
		rows
			.map((row) => row.trim())
			.join('')
			.includes('YB420A0A0A03-000634F1C2A91B7E-0-0observer.log*'),
	);
});

test('letters that cannot be shown are spelt', () => {
	const text = draw('нет журнала', 120, 'ascii').join('\n');
	assert.match(text, /^[\n\u{20}-\u{7E}]+$/v);
	assert.match(text, /\\u043d/v);
});

test('while the reason is awaited nothing else is said', () => {
	const state = fold([readAt(0, reading({status: 'RESTORE_FAIL'}))]);
	assert.deepEqual(drawOf(drawFailureSection, state).slice(2), ['   reason   failed, reason not known yet']);
});

test('a restore that has not failed has no such section', () => {
	assert.deepEqual(drawOf(drawFailureSection, fold([readAt(0, reading())])), []);
	const done = fold([readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))]);
	assert.deepEqual(drawOf(drawFailureSection, done), []);
});

test('a tenant that was dropped while its restore ran has none either: nobody knows of a failure', () => {
	const gone: Step[1] = {
		type: 'restoreRefused',
		key: {cluster: '10.10.10.1:2886', tenant: 'rt2'},
		problem: {code: 'notFound', reason: 'tenantAbsent', said: ''},
	};
	const state = fold([readAt(0, reading()), [2, gone], [4, gone]]);
	assert.deepEqual(drawOf(drawFailureSection, state), []);
});
