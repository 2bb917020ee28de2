import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {findFlaw, readTrustedFile, TrustError} from '../../source/system/trusted-file.js';

type Status = Parameters<typeof findFlaw>[0];

const own: Status = {isFile: () => true, isDirectory: () => false, size: 10, uid: 1000, mode: 0o10_0600};
const pipe: Status = {...own, isFile: () => false};

const cases: ReadonlyArray<
	readonly [title: string, status: Status, user: number | undefined, flaw: string | undefined]
> = [
	['of its user', own, 1000, undefined],
	['that others read', {...own, mode: 0o10_0644}, 1000, undefined],
	['of root', {...own, uid: 0}, 1000, undefined],
	['of another user', {...own, uid: 1001}, 1000, 'foreign'],
	['of another user, for root', own, 0, 'foreign'],
	['where users have no numbers', own, undefined, undefined],
	['that the group writes', {...own, mode: 0o10_0620}, 1000, 'writable'],
	['that all write', {...own, mode: 0o10_0602}, 1000, 'writable'],
	['of root that all write', {...own, uid: 0, mode: 0o10_0666}, 1000, 'writable'],
	['of 300 KB', {...own, size: 300 * 1024}, 1000, 'tooLarge'],
	['that is a pipe', pipe, 1000, 'notRegular'],
	['that is a folder', {...pipe, isDirectory: () => true}, 1000, undefined],
];

for (const [title, status, user, flaw] of cases) {
	test(`a file ${title}: ${flaw ?? 'no flaw'}`, () => {
		assert.equal(findFlaw(status, user), flaw);
	});
}

test('a file is read with what others may do with it', (t) => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, 'file');
	fs.writeFileSync(file, 'x', {mode: 0o600});
	const {uid} = fs.statSync(file);
	assert.deepEqual(readTrustedFile(file, uid), {bytes: fs.readFileSync(file), isReadableByOthers: false});
	fs.chmodSync(file, 0o604);
	assert.equal(readTrustedFile(file, uid).isReadableByOthers, true);
	fs.chmodSync(file, 0o606);
	assert.throws(() => readTrustedFile(file, uid), TrustError);
	// Of a link, the file counts.
	const link = path.join(folder, 'link');
	fs.symlinkSync(file, link);
	assert.throws(() => readTrustedFile(link, uid), TrustError);
	assert.throws(() => readTrustedFile(folder, uid), {code: 'EISDIR'});
	assert.throws(() => readTrustedFile(path.join(folder, 'none'), uid), {code: 'ENOENT'});
});
