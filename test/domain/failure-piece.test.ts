import assert from 'node:assert/strict';
import test from 'node:test';
import {isNaming, parsePiece} from '../../source/domain/failure-piece.js';

const whole = (text: string) => parsePiece({text, isEnded: true});
const open = (text: string) => parsePiece({text, isEnded: false});
const codeOf = ({error, code}: ReturnType<typeof whole>) => [error, code];

test('a bare number has its documented name, and a bare name its number', () => {
	assert.deepEqual(codeOf(whole('result: -4184')), ['OB_SERVER_OUTOF_DISK_SPACE', -4184]);
	assert.deepEqual(codeOf(whole('it was OB_TIMEOUT')), ['OB_TIMEOUT', -4012]);
	assert.deepEqual(codeOf(whole('ret=-1')), [undefined, -1]);
});

test('a name and a number that stand together belong together, whatever is documented', () => {
	assert.deepEqual(codeOf(whole('OB_TIMEOUT(-4018)')), ['OB_TIMEOUT', -4018]);
	assert.deepEqual(codeOf(whole('OB_NEW, result: -9999')), ['OB_NEW', -9999]);
});

test('a name or a number in a message is not that of the piece', () => {
	assert.deepEqual(codeOf(whole('result: -4103(after OB_TIMEOUT (-4012))')), ['OB_CHECKSUM_ERROR', -4103]);
	assert.equal(whole('result: -4103(after OB_TIMEOUT (-4012))').message, 'after OB_TIMEOUT (-4012)');
});

test('a message counts only if its brackets close and hold something', () => {
	assert.equal(open('result: -4103(Data check').message, undefined);
	assert.equal(whole('result: -4103()').message, undefined);
});

test('a number is not a result because its key ends like one', () => {
	assert.deepEqual(codeOf(whole('interpret: -4103')), [undefined, undefined]);
});

test('the origin stands for the module only where none is named, or none can follow', () => {
	assert.equal(whole('(server)ls_id: 1').module, 'server');
	assert.equal(open('(SERVER)ls_id: 1, addr').module, undefined);
	assert.equal(open('(ROOTSERVICE)addr: 1.1.1.1:1, ').module, 'ROOTSERVICE');
	assert.equal(whole('(SERVER)ls_id: 1, module: RESTORE_CLOG').module, 'RESTORE_CLOG');
});

test('a log stream id beyond the exact integers is unknown', () => {
	assert.equal(whole('ls_id: 18446744073709551').logStream, undefined);
	assert.equal(whole('ls_id: 0').logStream, 0);
});

test('a trace id at the end counts if nothing can follow it', () => {
	const known = new Set(['Y1-0000000000000001-0-0', 'YB42-0006A1B2C3D4E5F6-fe80-00000000000000ab']);
	const cut = ['Y1-0000000000000001-0-1', 'Y1-0000000000000001-0-', 'Y1-0000000000000001-0', 'YB42'];
	for (const id of [...known, ...cut]) {
		assert.equal(open(`trace_id: ${id}`).traceId, known.has(id) ? id : undefined);
		assert.equal(open(`trace_id: ${id},`).traceId, id);
	}
});

test('a piece has at least one known part, or none', () => {
	assert.equal(isNaming(whole('it went wrong')), false);
	assert.equal(isNaming(whole('ls_id: 0')), true);
});
