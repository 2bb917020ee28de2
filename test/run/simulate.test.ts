import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {runProgram, startProgram} from '../helpers/program.js';

const announced =
	/^simulated cluster on 127\.0\.0\.1:(?<port>\d+), tenants (?<tenants>.+); Ctrl-C stops it\nwatch it with: (?<command>.+)\n$/v;

type Env = Readonly<Record<string, string>>;

/** A simulated cluster on a free port of this machine, and what it says of itself. */
async function simulate(t: TestContext, env: Env) {
	const program = startProgram(['simulate', '--listen', '127.0.0.1:0'], env);
	t.after(async () => {
		program.signal(143);
		await program.result();
	});
	await program.waitFor(announced);
	const {port = '', tenants = '', command = ''} = announced.exec(program.stdout())?.groups ?? {};
	return {program, address: `127.0.0.1:${port}`, tenants: tenants.split(' '), command};
}

const passwords = [
	['root@sys', {RESTOP_PASSWORD: 'secret'}],
	['the agent', {RESTOP_AGENT_PASSWORD: 'secret'}],
] as const;

for (const [whose, env] of passwords) {
	test(`a simulated cluster is watched with the password of ${whose}, until a signal stops it`, async (t) => {
		const {program, address, tenants} = await simulate(t, env);
		const {stdout} = await runProgram([...tenants, '--agent', address, '-o', 'json', '--no-sql'], env);
		const {clusters} = JSON.parse(stdout) as {
			clusters: ReadonlyArray<{error: unknown; restores: ReadonlyArray<{tenant: string}>}>;
		};
		assert.deepEqual(
			clusters.map(({error, restores}) => [error, restores.map(({tenant}) => tenant)]),
			[[null, tenants]],
		);
		program.signal(130);
		const {exitCode} = await program.result();
		assert.equal(exitCode, 130);
	});
}

/** Where the figures of each running restore come from, in one document. */
async function sourcesOf(args: readonly string[], env: Env) {
	const {stdout} = await runProgram([...args, '-o', 'json'], env);
	const {clusters} = JSON.parse(stdout) as {
		clusters: ReadonlyArray<{
			restores: ReadonlyArray<{tenant: string; outcome: string; source: string | null}>;
		}>;
	};
	const running = clusters.flatMap(({restores}) => restores).filter(({outcome}) => outcome === 'running');
	return Object.fromEntries(running.map(({tenant, source}) => [tenant, source]));
}

test('the command that a simulated cluster prints shows all of its restores', async (t) => {
	const env = {RESTOP_PASSWORD: 'secret'};
	const {command, tenants} = await simulate(t, env);
	const [name, ...argv] = command.split(' ');
	assert.equal(name, 'restop');
	const {stdout} = await runProgram([...argv, '-o', 'json', '--no-sql'], env);
	for (const tenant of tenants) {
		assert.ok(stdout.includes(`"tenant": "${tenant}"`), tenant);
	}
});

test('figures of running restores come over SQL only, and of one restore not at all', async (t) => {
	const env = {RESTOP_PASSWORD: 'secret'};
	const {address, tenants} = await simulate(t, env);
	const args = [...tenants, '--agent', address];
	assert.deepEqual(await sourcesOf([...args, '--no-sql'], env), {
		rt2: null,
		orders_dr: null,
		audit: null,
		rt3: null,
		rt9: null,
	});
	assert.deepEqual(await sourcesOf(args, env), {rt2: 'sql', orders_dr: 'sql', audit: null, rt3: 'sql', rt9: 'sql'});
});

test('an address that is taken is one line on standard error and exit code 2', async (t) => {
	const env = {RESTOP_PASSWORD: 'secret'};
	const {address} = await simulate(t, env);
	assert.deepEqual(await runProgram(['simulate', '--listen', address], env), {
		exitCode: 2,
		stdout: '',
		stderr: `restop: --listen: cannot listen on ${address}: address already in use\n`,
	});
});
