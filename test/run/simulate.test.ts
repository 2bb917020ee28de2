import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {runProgram, startProgram} from '../helpers/program.js';

const announced = /^simulated cluster on 127\.0\.0\.1:(?<port>\d+), tenants (?<tenants>.+); Ctrl-C stops it\n$/v;

type Env = Readonly<Record<string, string>>;

/** A simulated cluster on a free port of this machine, and what it says of itself. */
async function simulate(t: TestContext, env: Env) {
	const program = startProgram(['simulate', '--listen', '127.0.0.1:0'], env);
	t.after(async () => {
		program.signal(143);
		await program.result();
	});
	await program.waitFor(announced);
	const {port = '', tenants = ''} = announced.exec(program.stdout())?.groups ?? {};
	return {program, address: `127.0.0.1:${port}`, tenants: tenants.split(' ')};
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

test('an address that is taken is one line on standard error and exit code 2', async (t) => {
	const env = {RESTOP_PASSWORD: 'secret'};
	const {address} = await simulate(t, env);
	assert.deepEqual(await runProgram(['simulate', '--listen', address], env), {
		exitCode: 2,
		stdout: '',
		stderr: `restop: --listen: cannot listen on ${address}: address already in use\n`,
	});
});
