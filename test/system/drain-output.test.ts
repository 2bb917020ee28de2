import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import test from 'node:test';
import {drainOutput} from '../../source/system/drain-output.js';

test('all that was written before is waited for', async () => {
	let release: (() => void) | undefined;
	let isDrained = false;
	const output = new Writable({
		write(_chunk, _encoding, done) {
			release = done;
		},
	});
	output.write('a line');
	const drain = drainOutput(output).then(() => {
		isDrained = true;
	});
	await nextTurn();
	await nextTurn();
	assert.equal(isDrained, false);
	release?.();
	await nextTurn();
	release?.();
	await drain;
});

test('an output that fails ends the wait after its listeners have the error', async () => {
	const errors: string[] = [];
	const output = new Writable({
		write(_chunk, _encoding, done) {
			done(new Error('nobody reads'));
		},
	});
	output.on('error', ({message}) => {
		errors.push(message);
	});
	output.write('a line');
	await drainOutput(output);
	assert.deepEqual(errors, ['nobody reads']);
});
