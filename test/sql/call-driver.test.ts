import assert from 'node:assert/strict';
import {getEventListeners} from 'node:events';
import test from 'node:test';
import {callDriver, type Callback} from '../../source/sql/call-driver.js';

/** A driver that is called and answers when the test says so. */
function createRig() {
	const {signal, abort} = createController();
	let abandoned = 0;
	let answer: Callback<number> = () => assert.fail('not called yet');
	const result = callDriver<number>(
		(done) => {
			answer = done;
		},
		{
			signals: [new AbortController().signal, signal],
			abandon() {
				abandoned += 1;
			},
		},
	);
	return {
		result,
		signal,
		abort,
		answer(...facts: Parameters<typeof answer>) {
			answer(...facts);
		},
		abandoned: () => abandoned,
	};
}

function createController() {
	const controller = new AbortController();
	return {
		signal: controller.signal,
		abort(reason: Error) {
			controller.abort(reason);
		},
	};
}

test('what the driver answers is the result, and no listener stays at the signal', async () => {
	const {result, answer, signal, abandoned} = createRig();
	assert.equal(getEventListeners(signal, 'abort').length, 1);
	answer(null, 7);
	assert.equal(await result, 7);
	assert.equal(getEventListeners(signal, 'abort').length, 0);
	assert.equal(abandoned(), 0);
});

test('what the driver reports is thrown as it is', async () => {
	const {result, answer} = createRig();
	const error = new Error('lost');
	answer(error, 0);
	await assert.rejects(result, (thrown) => thrown === error);
});

test('an abort abandons the call and throws the reason, whatever the driver reports then', async () => {
	const {result, answer, abort, abandoned} = createRig();
	const reason = new Error('left');
	abort(reason);
	answer(new Error('destroyed'), 0);
	await assert.rejects(result, (thrown) => thrown === reason);
	assert.equal(abandoned(), 1);
});

test('a signal that is aborted already lets nothing be called', async () => {
	const reason = new Error('left');
	const started = () => assert.fail('called');
	await assert.rejects(
		callDriver(started, {signals: [AbortSignal.abort(reason)], abandon: () => assert.fail('nothing to abandon')}),
		(thrown) => thrown === reason,
	);
});

test('a driver that calls back twice counts once', async () => {
	const {result, answer} = createRig();
	answer(null, 7);
	answer(null, 8);
	answer(new Error('late'), 9);
	assert.equal(await result, 7);
});
