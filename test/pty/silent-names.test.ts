import assert from 'node:assert/strict';
import {execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import test, {type TestContext} from 'node:test';

const script = new URL('silent-names.sh', import.meta.url).pathname;
const program = new URL('../../source/cli.ts', import.meta.url).pathname;
const command = (...args: readonly string[]) => ['--net', '--mount', 'sh', script, process.execPath, ...args];

/** Skips the test where there can be no host whose name server is silent. */
function isPossible(t: TestContext): boolean {
	try {
		execFileSync('unshare', command('--eval', '0'), {stdio: 'ignore', timeout: 20_000});
		return true;
	} catch {
		t.skip('needs Linux, root and `ip` for a network and mounts of its own');
		return false;
	}
}

type Ended = {readonly code: number | null; readonly output: string; readonly tookMs: number};

/** Runs the program with an agent by name. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
	const node = ['--import=tsx', program, 'rt2', '-a', 'silent.example.com', '--no-sql', ...args];
	const child = execFile('unshare', command(...node), {env: {...process.env, RESTOP_PASSWORD: 'x', ...env}});
	const texts: string[] = [];
	const keep = (text: string) => {
		texts.push(text);
	};

	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);

	const beganMs = performance.now();
	const [code] = (await once(child, 'close')) as [number | null];
	return {code, output: texts.join(''), tookMs: performance.now() - beganMs};
}

test('with a silent name server --timeout holds, and the name service gets the blame', async (t) => {
	if (!isPossible(t)) {
		return;
	}

	const {code, output, tookMs} = await run(['--once', '--timeout', '1']);
	assert.equal(code, 3);
	assert.match(output, /silent\.example\.com:2886: the name service does not answer; check the name servers/v);
	// A lookup alone would take twenty seconds; to start from the sources takes some.
	assert.ok(tookMs < 10_000, `${tookMs} ms`);
});

test('with a silent name server a signal ends the program within a second', async (t) => {
	if (!isPossible(t)) {
		return;
	}

	const {output} = await run(['--output', 'plain', '--timeout', '20'], {TERMINATE_AFTER: '4'});
	const [, code, tookMs] = /exit (\d+) after (\d+) ms/v.exec(output) ?? [];
	assert.equal(code, '143', output);
	assert.ok(Number(tookMs) < 2000, `${tookMs} ms`);
});
