import assert from 'node:assert/strict';
import test from 'node:test';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawFailure} from '../../../source/ui/restore/failure-lines.js';
import {fold, readAt, reading, startedAt, type Step} from '../../helpers/facts.js';
import {frameOf, textsOf} from '../../helpers/frame.js';

function linesOf(steps: readonly Step[], columns: number, tenants?: readonly string[]) {
	const frame = frameOf(fold(steps, tenants), {columns});
	const [restore] = frame.restores;
	assert.ok(restore);
	return drawFailure(frame, restore);
}

/** The lines about a failure with this comment. */
function draw(comment: string, columns = 80): readonly string[] {
	const lines = linesOf([readAt(0, reading({status: 'FAIL', finishedAt: startedAt, comment}))], columns);
	assert.ok(lines.every(({line}) => widthOfLine(line) < columns));
	return textsOf(lines.map(({line}) => line));
}

test('a restore that has not failed has no reason', () => {
	assert.deepEqual(linesOf([readAt(0, reading())], 80), []);
	assert.deepEqual(linesOf([readAt(0, reading({status: 'SUCCESS', finishedAt: startedAt}))], 80), []);
});

test('a failed log stream is named with its server, its trace, and where to look', () => {
	const piece =
		'(SERVER)ls_id: 1001, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4103(Data checksum error), trace_id: YB42-01;';
	assert.deepEqual(draw(piece), [
		'   reason   OB_CHECKSUM_ERROR (-4103): Data checksum error',
		'   where    log stream 1001, RESTORE_DATA, 10.10.10.3:2882',
		'   trace    YB42-01',
		'   next     grep YB42-01 observer.log* (on 10.10.10.3:2882)',
	]);
});

test('other pieces follow as they are, wrapped', () => {
	const warning = 'physical restore run concurrently with backup data clean, please check backup and archive jobs';
	const lines = draw(`${warning};(ROOTSERVICE)addr: [fe80::1]:2882, result: -4012(Timeout), trace_id: Y1-2;(SERVER)ls`);
	assert.deepEqual(lines, [
		'   reason   OB_TIMEOUT (-4012)',
		'   where    ROOTSERVICE, [fe80::1]:2882, and 1 more',
		'   trace    Y1-2',
		'   next     grep Y1-2 rootservice.log* (on [fe80::1]:2882)',
		'   comment  physical restore run concurrently with backup data clean, please',
		'            check backup and archive jobs; (SERVER)ls',
	]);
});

test('missing log comes with what to compare', () => {
	const lines = draw(
		'STORAGE : OB_ENTRY_NOT_EXIST(-4018) on "10.0.0.3:2882" with traceid Y1-0000000000000001-0-0',
		120,
	);
	assert.deepEqual(lines, [
		'   reason   OB_ENTRY_NOT_EXIST (-4018)',
		'   where    STORAGE, 10.0.0.3:2882',
		'   trace    Y1-0000000000000001-0-0',
		'   next     grep Y1-0000000000000001-0-0 observer.log* (on 10.0.0.3:2882)',
		'            check that the target is between MIN_RESTORE_SCN in CDB_OB_BACKUP_SET_FILES and CHECKPOINT_SCN in',
		'            CDB_OB_ARCHIVELOG, which may have gaps',
	]);
});

test('a comment that names nothing is the reason itself', () => {
	assert.deepEqual(draw('it went\nwrong'), [
		'   reason   it went wrong',
		'   next     grep ob_restore_scheduler rootservice.log* (at the root service)',
	]);
});

test('a trace without a server is to be looked for where it failed', () => {
	assert.deepEqual(draw('failed, trace_id: Y1, see the log').slice(1), [
		'   trace    Y1',
		'   next     grep Y1 observer.log* (on the server that failed)',
	]);
});

test('without a comment it says that there is none', () => {
	assert.equal(draw('')[0], '   reason   none given');
});

test('until the history has the reason it says that it is not known yet', () => {
	const failing = readAt(0, reading({status: 'RESTORE_FAIL'}));
	const texts = (steps: readonly Step[], tenants: readonly string[]) =>
		textsOf(linesOf(steps, 80, tenants).map(({line}) => line));
	assert.deepEqual(texts([failing], ['rt2', 'rt3']), ['            failed, reason not known yet']);
	assert.deepEqual(texts([failing], ['rt2']), []);
	assert.equal(texts([failing, [60, {type: 'ticked'}]], ['rt2'])[0], '   reason   none given');
});

test('a command that leaves no room for its place stands alone', () => {
	const comment = 'STORAGE : OB_TIMEOUT(-4012) on "10.10.10.3:2882" with traceid YB420A0A0A03-000634F1C2A91B7E-0-0';
	const command = 'grep YB420A0A0A03-000634F1C2A91B7E-0-0 observer.log*';
	assert.equal(draw(comment, 80).at(-1), `   next     ${command}`);
	assert.equal(draw(comment, 90).at(-1), `   next     ${command} (on 10.10.10.3:2882)`);
});

test('on a narrow screen no line is too wide', () => {
	assert.ok(draw('STORAGE : OB_TIMEOUT(-4012) on "10.0.0.3:2882" with traceid Y1-0000000000000001-0-0', 40).length > 3);
});
