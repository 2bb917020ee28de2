import assert from 'node:assert/strict';
import test from 'node:test';
import type {ClusterTarget} from '../../source/domain/cluster.js';
import {createPasswords} from '../../source/run/passwords.js';
import {problem} from '../helpers/facts.js';

type Given = Pick<ClusterTarget, 'credential' | 'rootPassword'>;

const rootGiven: Given = {credential: {kind: 'root', password: 'old'}, rootPassword: 'old'};
const agentGiven: Given = {credential: {kind: 'agent', password: 'old'}, rootPassword: 'of root'};

/** The passwords of a cluster whose file holds each of `next` in turn. */
function open(given: Given, next: readonly string[] = []) {
	const used: string[] = [];
	const rest = [...next];
	const passwords = createPasswords(given, {
		client: {
			usePassword(password) {
				used.push(password);
			},
		},
		readOtherPassword: async () => rest.shift(),
	});
	return {...passwords, used};
}

test('a refused password is explained by what is odd about the present one', async () => {
	const {explain, readRootPassword} = open({credential: {kind: 'root', password: ''}, rootPassword: ''}, ['new\n']);
	const refused = problem('wrongPassword');
	assert.deepEqual(explain(refused).detail, {type: 'passwordFlaw', flaw: 'empty'});
	await readRootPassword();
	assert.deepEqual(explain(refused).detail, {type: 'passwordFlaw', flaw: 'lineEnd'});
	assert.deepEqual(explain(problem('timeout')), problem('timeout'));
});

test('nothing is explained where no password is used', () => {
	const {explain} = open({credential: {kind: 'none'}, rootPassword: undefined});
	assert.deepEqual(explain(problem('unauthorized')), problem('unauthorized'));
});

test('without a change SQL logs in with the password that was given', async () => {
	const {readRootPassword, used} = open(rootGiven);
	assert.equal(await readRootPassword(), 'old');
	assert.deepEqual(used, []);
});

test('a changed password of root@sys is that of the agent and of SQL', async () => {
	const {readRootPassword, used} = open(rootGiven, ['new']);
	assert.equal(await readRootPassword(), 'new');
	assert.deepEqual(used, ['new']);
});

test('a changed password of the agent is not that of SQL', async () => {
	const {readRootPassword, used} = open(agentGiven, ['new']);
	assert.equal(await readRootPassword(), 'of root');
	assert.deepEqual(used, ['new']);
});

test('a changed password of root@sys is not that of another user of SQL', async () => {
	const {readRootPassword, used} = open({...rootGiven, rootPassword: 'of restop'}, ['new']);
	assert.equal(await readRootPassword(), 'of restop');
	assert.deepEqual(used, ['new']);
});

test('a password that was not given stays unknown', async () => {
	const {readRootPassword} = open({credential: {kind: 'agent', password: 'old'}, rootPassword: undefined});
	assert.equal(await readRootPassword(), undefined);
});

test('each watch notices a change once, whoever has read it first', async () => {
	const {createWatch, readRootPassword} = open(rootGiven, ['new']);
	const [agentWatch, sqlWatch] = [createWatch(), createWatch()];
	await readRootPassword();
	assert.deepEqual([await agentWatch(), await sqlWatch()], [true, true]);
	assert.deepEqual([await agentWatch(), await sqlWatch()], [false, false]);
});

test('without a file a password never changes', async () => {
	const {createWatch, readRootPassword} = createPasswords(rootGiven, {
		client: {
			usePassword() {
				assert.fail('there is no other password');
			},
		},
		readOtherPassword: undefined,
	});
	assert.equal(await createWatch()(), false);
	assert.equal(await readRootPassword(), 'old');
});
