import assert from 'node:assert/strict';
import test from 'node:test';
import {createSessionKeeper} from '../../../source/agent/auth/session-keeper.js';

const never = new AbortController().signal;

/** A keeper whose sessions are called one, two, three. */
function createRig(names: ReadonlyArray<string | undefined> = ['one', 'two', 'three']) {
	let opened = 0;
	const keeper = createSessionKeeper(async () => {
		opened += 1;
		return names[opened - 1];
	});
	return {keeper, opened: () => opened, find: async () => keeper.find(never)};
}

test('a session is opened when it is first needed, once for all who ask', async () => {
	const {find, opened} = createRig();
	assert.equal(opened(), 0);
	assert.deepEqual(await Promise.all([find(), find(), find()]), ['one', 'one', 'one']);
	assert.equal(await find(), 'one');
	assert.equal(opened(), 1);
});

test('a lost session is opened again; the loss of an older one is none', async () => {
	const {keeper, find} = createRig();
	await find();
	keeper.lose('one');
	assert.equal(await find(), 'two');
	keeper.lose('one');
	assert.equal(await find(), 'two');
});

test('where there are none nobody looks again, until something speaks for it', async () => {
	const {keeper, find, opened} = createRig([undefined, 'two']);
	assert.equal(await find(), undefined);
	assert.equal(await find(), undefined);
	assert.equal(opened(), 1);
	keeper.reconsider();
	assert.equal(await find(), 'two');
	keeper.reconsider();
	assert.equal(await find(), 'two');
	keeper.doWithout();
	assert.equal(await find(), undefined);
});

test('a session that cannot be opened fails everybody who waits for it, and is tried again', async () => {
	let isBroken = true;
	const keeper = createSessionKeeper(async () => {
		if (isBroken) {
			throw new Error('refused');
		}

		return 'one';
	});
	const outcomes = await Promise.allSettled([keeper.find(never), keeper.find(never)]);
	assert.deepEqual(
		outcomes.map(({status}) => status),
		['rejected', 'rejected'],
	);
	isBroken = false;
	assert.equal(await keeper.find(never), 'one');
});

test('a session is given away once', async () => {
	const {keeper, find} = createRig();
	assert.equal(keeper.take(), undefined);
	await find();
	assert.equal(keeper.take(), 'one');
	assert.equal(keeper.take(), undefined);
	keeper.doWithout();
	assert.equal(keeper.take(), undefined);
});
