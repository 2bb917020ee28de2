import assert from 'node:assert/strict';
import test from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {createSharedWork} from '../../source/agent/shared-work.js';

function createRig() {
	const begun: Array<PromiseWithResolvers<string> & {readonly signal: AbortSignal}> = [];
	const shared = createSharedWork(async (signal) => {
		const work = Promise.withResolvers<string>();
		begun.push({...work, signal});
		signal.addEventListener('abort', () => {
			work.reject(signal.reason as Error);
		});
		return work.promise;
	});
	return {join: shared.join, begun};
}

const never = new AbortController().signal;

test('callers at the same time share the work, later ones begin it again', async () => {
	const {join, begun} = createRig();
	const both = Promise.all([join(never), join(never)]);
	begun[0]?.resolve('one');
	assert.deepEqual(await both, ['one', 'one']);
	const again = join(never);
	begun[1]?.resolve('two');
	assert.equal(await again, 'two');
	assert.equal(begun.length, 2);
});

test('the first caller may leave without an end of the work for the others', async () => {
	const {join, begun} = createRig();
	const first = new AbortController();
	const [leaving, staying] = [join(first.signal), join(never)];
	first.abort(new Error('left'));
	await assert.rejects(leaving, /left/v);
	begun[0]?.resolve('done');
	assert.equal(await staying, 'done');
	assert.ok(!begun[0]?.signal.aborted);
});

test('when the last caller has left the work is aborted, and the next one begins it again', async () => {
	const {join, begun} = createRig();
	const controller = new AbortController();
	const leaving = join(controller.signal);
	controller.abort(new Error('left'));
	await assert.rejects(leaving, /left/v);
	assert.ok(begun[0]?.signal.aborted);
	await nextTurn();
	const next = join(never);
	begun[1]?.resolve('done');
	assert.equal(await next, 'done');
});

test('an error of the work is that of every caller', async () => {
	const {join, begun} = createRig();
	const both = Promise.allSettled([join(never), join(never)]);
	begun[0]?.reject(new Error('failed'));
	const results = await both;
	assert.deepEqual(
		results.map(({status}) => status),
		['rejected', 'rejected'],
	);
});
