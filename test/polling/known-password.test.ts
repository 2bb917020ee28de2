import assert from 'node:assert/strict';
import test from 'node:test';
import {createKnownPassword} from '../../source/polling/known-password.js';

function createRig() {
	const used: string[] = [];
	let next: string | undefined;
	const known = createKnownPassword(
		async () => {
			const given = next;
			next = undefined;
			return given;
		},
		(password) => {
			used.push(password);
		},
	);
	return {
		known,
		used,
		change(password: string) {
			next = password;
		},
	};
}

test('another password is used once, and each watch reports it once', async () => {
	const {known, used, change} = createRig();
	const [one, other] = [known.createWatch(), known.createWatch()];
	assert.deepEqual([await one(), await other()], [false, false]);
	change('second');
	assert.deepEqual([await one(), await other()], [true, true]);
	assert.deepEqual([await one(), await other()], [false, false]);
	assert.deepEqual(used, ['second']);
});

test('renewing it does not hide the change from a watch', async () => {
	const {known, change} = createRig();
	const watch = known.createWatch();
	change('second');
	await known.renew();
	assert.equal(await watch(), true);
});
