import assert from 'node:assert/strict';
import {mkdtemp, readFile, readdir, rm, stat, symlink, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {foldersFor, saveNote} from '../../source/system/save-note.js';

const name = 'restop-rt2-4-20261123-100000.md';

async function createFolder(t: TestContext): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'restop-test-'));
	t.after(async () => rm(folder, {recursive: true}));
	return folder;
}

test('a note is a new file that only its owner can read', async (t) => {
	const folder = await createFolder(t);
	const saved = await saveNote('# 恢复\n', {name, folders: [() => folder]});
	assert.deepEqual(saved, {type: 'saved', path: path.join(folder, name)});
	assert.equal(await readFile(path.join(folder, name), 'utf8'), '# 恢复\n');
	const {mode} = await stat(path.join(folder, name));
	assert.equal(mode.toString(8).slice(-3), '600');
});

test('a file of that name stays, and so does a link, even one that leads nowhere', async (t) => {
	const folder = await createFolder(t);
	const victim = path.join(folder, 'victim');
	await writeFile(path.join(folder, name), 'mine');
	await symlink(victim, path.join(folder, 'restop-rt2-4-20261123-100000-2.md'));
	const saved = await saveNote('note', {name, folders: [() => folder]});
	assert.deepEqual(saved, {type: 'saved', path: path.join(folder, 'restop-rt2-4-20261123-100000-3.md')});
	assert.equal(await readFile(path.join(folder, name), 'utf8'), 'mine');
	const files = await readdir(folder);
	assert.equal(files.includes('victim'), false);
});

test('where the first directory cannot be written to, or is not there any more, the next one is taken', async (t) => {
	const folder = await createFolder(t);
	const file = path.join(folder, 'file');
	await writeFile(file, '');
	const gone = () => {
		throw Object.assign(new Error('uv_cwd'), {code: 'ENOENT'});
	};

	const folders = [
		gone,
		() => path.join(folder, 'absent'),
		() => file,
		() => undefined,
		() => 'relative',
		() => folder,
	];
	assert.deepEqual(await saveNote('note', {name, folders}), {type: 'saved', path: path.join(folder, name)});
});

test('where none can be written to, it says why the first one could not', async (t) => {
	const folder = await createFolder(t);
	const file = path.join(folder, 'file');
	await writeFile(file, '');
	const folders = [() => file, () => path.join(folder, 'absent')];
	assert.deepEqual(await saveNote('note', {name, folders}), {type: 'failed', code: 'ENOTDIR'});
	assert.deepEqual(await saveNote('note', {name, folders: []}), {type: 'failed', code: 'ENOENT'});
});

test('it gives up where every name is taken', async (t) => {
	const folder = await createFolder(t);
	const {ext, name: stem} = path.parse(name);
	await Promise.all(
		[name, ...Array.from({length: 8}, (_, index) => `${stem}-${index + 2}${ext}`)].map(async (file) =>
			writeFile(path.join(folder, file), ''),
		),
	);
	assert.deepEqual(await saveNote('note', {name, folders: [() => folder]}), {type: 'failed', code: 'EEXIST'});
});

test('the working directory comes first, then HOME, then the one for temporary files', () => {
	const folders = foldersFor({HOME: '/home/admin'}).map((find) => find());
	assert.deepEqual(folders, [path.resolve('.'), '/home/admin', os.tmpdir()]);
	assert.equal(foldersFor({})[1]?.(), undefined);
});

test('a file that could not be written is removed again', async (t) => {
	const folder = await createFolder(t);
	// No text: the file is there when the write fails.
	const unwritable = 1n as unknown as string;
	const saved = await saveNote(unwritable, {name, folders: [() => folder]});
	assert.equal(saved.type, 'failed');
	assert.deepEqual(await readdir(folder), []);
});
