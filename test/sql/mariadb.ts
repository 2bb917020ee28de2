import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {findProgram} from '../helpers/find-program.js';
import {findFreePort} from '../helpers/free-port.js';

type MariaDb = {readonly port: number; readonly stop: () => Promise<void>};

/**
 * A MariaDB of its own on a free port, with nothing in it but what the statements put there, one a line. Undefined where
 * none is installed.
 */
export async function runMariaDb(statements: readonly string[]): Promise<MariaDb | undefined> {
	const install = await findProgram('mariadb-install-db');
	const server = await findProgram('mariadbd');
	if (install === undefined || server === undefined) {
		return undefined;
	}

	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'restop-mariadb-'));
	const script = path.join(folder, 'begin.sql');
	await fs.writeFile(script, statements.map((statement) => `${statement};\n`).join(''));
	const data = path.join(folder, 'data');
	// Root may run a server only if it says so.
	const common = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
	const installing = spawn(install, [...common, '--skip-test-db', '--auth-root-authentication-method=normal'], {
		stdio: 'ignore',
	});
	const [exitCode] = (await once(installing, 'exit')) as readonly unknown[];
	if (exitCode !== 0) {
		throw new Error(`${install} ends with ${String(exitCode)}`);
	}

	const port = await findFreePort();
	const kill = await start(server, [
		...common,
		`--port=${port}`,
		'--bind-address=127.0.0.1',
		`--socket=${path.join(folder, 'socket')}`,
		`--pid-file=${path.join(folder, 'pid')}`,
		`--init-file=${script}`,
	]);
	return {
		port,
		async stop() {
			await kill();
			await fs.rm(folder, {recursive: true, force: true});
		},
	};
}

/** Gives what ends the program, once it is ready. */
async function start(program: string, options: readonly string[]): Promise<() => Promise<void>> {
	const child = spawn(program, options, {stdio: ['ignore', 'ignore', 'pipe']});
	const exit = once(child, 'exit');
	const said: string[] = [];
	const {promise, resolve, reject} = Promise.withResolvers<undefined>();
	const lines = createInterface(child.stderr);
	lines.on('line', (line) => {
		said.push(line);
		if (line.includes('ready for connections')) {
			resolve(undefined);
		}
	});
	lines.on('close', () => {
		reject(new Error(`mariadbd does not start:\n${said.join('\n')}`));
	});
	await promise;
	return async () => {
		child.kill('SIGKILL');
		await exit;
	};
}
