import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import {connect} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {startRelay} from './relay.js';

export type RunningEngine = {
	/** Of 127.0.0.1; root has no password. */
	readonly port: number;
	readonly stop: () => Promise<void>;
};

/**
 * The engine binds every address and wants one beside the loopback: it gets a network of its own, which ends with it. The
 * engine itself ends with this process, however that ends.
 */
const script = `
set -e
ip link set lo up
ip link add eth0 type veth peer name eth1
ip addr add 127.1.0.1/32 dev eth0
ip link set eth0 up
ip link set eth1 up
exec setpriv --pdeathsig KILL "$@"
`;

const limits = ['memory_budget=1G', 'datafile_size=64M', 'datafile_maxsize=1G', 'log_disk_size=2G'];

/** Starts the server with an empty database. Throws what it printed if it ends, or does not listen in half a minute. */
export async function startEngine(program: string): Promise<RunningEngine> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'restop-engine-'));
	const options = [
		'--nodaemon',
		'--port',
		'2881',
		'--base-dir',
		folder,
		...limits.flatMap((limit) => ['--parameter', limit]),
	];
	const child = spawn('unshare', ['--net', 'sh', '-c', script, 'sh', program, ...options], {
		cwd: folder,
		env: {...process.env, TELEMETRY_ENABLED: 'false'},
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const end = endOf(child);
	try {
		const socketPath = path.join(folder, 'run', 'sql.sock');
		await Promise.race([waitForServer(socketPath, end.isOver), end.error]);
		const relay = await startRelay(socketPath);
		return {
			port: relay.port,
			async stop() {
				relay.close();
				await end.kill();
				await fs.rm(folder, {recursive: true, force: true});
			},
		};
	} catch (error) {
		await end.kill();
		await fs.rm(folder, {recursive: true, force: true});
		throw error;
	}
}

type End = {
	/** Rejects with what the program printed when it ends. */
	readonly error: Promise<never>;
	readonly isOver: () => boolean;
	readonly kill: () => Promise<void>;
};

function endOf(child: ChildProcess): End {
	let printed = '';
	let isOver = false;
	child.stderr?.on('data', (chunk: unknown) => {
		printed = `${printed}${String(chunk)}`.slice(-2000);
	});
	const {promise: error, reject} = Promise.withResolvers<never>();
	// After the start nobody waits for it.
	error.catch(() => undefined);
	const {promise: exit, resolve} = Promise.withResolvers<undefined>();
	const ended = (why: string) => {
		isOver = true;
		reject(new Error(`${why}: ${printed.trim().split('\n').slice(-3).join(' / ')}`));
		resolve(undefined);
	};

	child.on('error', ({message}) => {
		ended(message);
	});
	child.on('close', (code, signal) => {
		ended(`the engine ended with ${code ?? signal}`);
	});
	return {
		error,
		isOver: () => isOver,
		async kill() {
			child.kill('SIGKILL');
			await exit;
		},
	};
}

/** A server speaks first in MySQL's protocol: it is ready when it does. */
async function waitForServer(socketPath: string, isOver: () => boolean): Promise<void> {
	const deadline = Date.now() + 30_000;
	while (Date.now() < deadline && !isOver()) {
		const socket = connect(socketPath);
		try {
			// eslint-disable-next-line no-await-in-loop -- until it answers
			await once(socket, 'data', {signal: AbortSignal.timeout(2000)});
			return;
		} catch {
			// eslint-disable-next-line no-await-in-loop -- as above
			await sleep(100);
		} finally {
			socket.destroy();
		}
	}

	throw new Error('the engine does not listen after 30 s');
}
