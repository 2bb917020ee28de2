import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test, {type TestContext} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {english} from '../../source/locale/en.js';
import {createMonitor} from '../../source/run/monitor.js';
import {followNotes, type NoteOptions} from '../../source/run/notes.js';
import {mostClipboardBytes} from '../../source/system/clipboard.js';
import {address, reading, restoreRead, startedAt} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';

/** A monitor of one restore, whose notes go to lists. */
function open(t: Pick<TestContext, 'after'>, options: Partial<NoteOptions> = {}) {
	const clock = createManualClock(startedAt);
	const monitor = createMonitor({clock, intervalMs: 2000});
	monitor.dispatch({type: 'clusterAdded', cluster: address, agent: address, isInsecure: false, hasSql: false});
	monitor.dispatch({type: 'restoresListed', cluster: address, tenants: ['rt2']});
	monitor.dispatch(restoreRead(reading(), 'rt2', 0));
	const copied: string[] = [];
	const saved: Array<readonly [name: string, text: string]> = [];
	const controller = new AbortController();
	const unsubscribe = followNotes(monitor, {
		style: {words: english, zone: 'utc'},
		shown: () => ({state: monitor.store.getState(), key: {cluster: address, tenant: 'rt2'}}),
		terminal: {send: () => true},
		clock,
		signal: controller.signal,
		version: '0.1.0',
		async copy(text) {
			copied.push(text);
			return 'terminal';
		},
		async save(text, name) {
			saved.push([name, text]);
			return {type: 'saved', path: `/tmp/${name}`};
		},
		...options,
	});
	t.after(() => {
		controller.abort();
		unsubscribe();
	});
	const press = async (type: 'copyNote' | 'saveNote' | 'redraw') => {
		monitor.command({type});
		await nextTurn();
	};

	return {clock, monitor, controller, copied, saved, press, notice: () => monitor.store.getState().view.notice};
}

test('a note of the selected restore is copied, and the notice says how', async (t) => {
	const {press, copied, notice} = open(t);
	await press('copyNote');
	assert.equal(copied.length, 1);
	assert.match(copied[0] ?? '', /^# Restore of `rt2`: restoring\n/v);
	assert.deepEqual(notice(), {type: 'noteCopied', how: 'terminal', isShortened: false});
});

test('a note is saved under the name of its tenant, job and time', async (t) => {
	const {press, saved, notice} = open(t);
	await press('saveNote');
	assert.deepEqual(
		saved.map(([name]) => name),
		['restop-rt2-4-20261123-100000.md'],
	);
	assert.deepEqual(notice(), {type: 'noteSaved', path: '/tmp/restop-rt2-4-20261123-100000.md'});
});

test('the notice goes after five seconds', async (t) => {
	const {press, clock, notice} = open(t);
	await press('copyNote');
	await clock.advance(4999);
	assert.notEqual(notice(), undefined);
	await clock.advance(1);
	assert.equal(notice(), undefined);
});

test('the next key ends it at once, and its time does not end the next one', async (t) => {
	const {press, clock, notice} = open(t);
	await press('copyNote');
	await press('redraw');
	assert.equal(notice(), undefined);
	await clock.advance(3000);
	await press('saveNote');
	await clock.advance(4000);
	assert.equal(notice()?.type, 'noteSaved');
	await clock.advance(1000);
	assert.equal(notice(), undefined);
});

test('where no restore is shown there is nothing to copy or to save', async (t) => {
	const {monitor, press, copied, saved, notice} = open(t, {
		shown: () => ({state: monitor.store.getState(), key: undefined}),
	});
	await press('copyNote');
	assert.deepEqual(notice(), {type: 'noteFailed', action: 'copy', reason: 'noRestore'});
	await press('saveNote');
	assert.deepEqual(notice(), {type: 'noteFailed', action: 'save', reason: 'noRestore'});
	assert.deepEqual([copied, saved], [[], []]);
});

test('a restore that is not watched any more has no note', async (t) => {
	const {monitor, press, notice} = open(t);
	monitor.dispatch({type: 'clusterRemoved', cluster: address});
	await press('copyNote');
	assert.deepEqual(notice(), {type: 'noteFailed', action: 'copy', reason: 'noRestore'});
});

const failures = [
	['EACCES', 'denied'],
	['EROFS', 'readOnly'],
	['ENOSPC', 'full'],
	['ENOENT', 'absent'],
	['EMFILE', 'failed'],
] as const;

for (const [code, reason] of failures) {
	test(`a directory that refuses with ${code} is a notice`, async (t) => {
		const {press, notice} = open(t, {save: async () => ({type: 'failed', code})});
		await press('saveNote');
		assert.deepEqual(notice(), {type: 'noteFailed', action: 'save', reason});
	});
}

test('what could not be sent is not said to be copied', async (t) => {
	const {press, notice} = open(t, {copy: async () => undefined});
	await press('copyNote');
	assert.deepEqual(notice(), {type: 'noteFailed', action: 'copy', reason: 'noTerminal'});
});

test('a key that is held down starts no second copy while the first is under way, and no second file in a second', async (t) => {
	const {promise, resolve} = Promise.withResolvers<'tmux'>();
	let copies = 0;
	const {press, saved, notice, clock} = open(t, {
		async copy() {
			copies++;
			return promise;
		},
	});
	await press('copyNote');
	await press('copyNote');
	await press('copyNote');
	assert.equal(copies, 1);
	resolve('tmux');
	await nextTurn();
	assert.equal(notice()?.type, 'noteCopied');
	await press('saveNote');
	await press('saveNote');
	assert.equal(saved.length, 1);
	await clock.advance(1000);
	await press('saveNote');
	assert.equal(saved.length, 2);
});

test('a note that is too long for a terminal is shortened, and the notice says so; the file has all of it', async (t) => {
	const {monitor, press, copied, saved, notice} = open(t);
	monitor.dispatch(
		restoreRead(reading({status: 'FAIL', finishedAt: startedAt, comment: 'x\n'.repeat(40_000)}), 'rt2', 0),
	);
	await press('copyNote');
	assert.deepEqual(notice(), {type: 'noteCopied', how: 'terminal', isShortened: true});
	assert.ok(Buffer.byteLength(copied[0] ?? '') <= mostClipboardBytes);
	assert.match(copied[0] ?? '', /\n```\n\n\*Shortened: [^\n]+\*\n$/v);
	await press('saveNote');
	assert.ok((saved[0]?.[1].length ?? 0) > mostClipboardBytes);
});

test('in ASCII letters of other scripts are escaped', async (t) => {
	const {monitor, press, copied} = open(t, {style: {words: english, zone: 'utc', charset: 'ascii'}});
	monitor.dispatch(restoreRead(reading({sourceTenant: '租户', jobId: 5}), 'rt2', 0));
	await press('copyNote');
	assert.match(copied[0] ?? '', /`\\u79df\\u6237`/v);
	assert.match(copied[0] ?? '', /^[\n\u{20}-\u{7E}]+$/v);
});

test('nothing is said after the end of the program', async (t) => {
	const {promise, resolve} = Promise.withResolvers<'tmux'>();
	const {press, controller, notice} = open(t, {copy: async () => promise});
	await press('copyNote');
	controller.abort();
	resolve('tmux');
	await nextTurn();
	assert.equal(notice(), undefined);
});
