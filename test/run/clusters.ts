import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {startSimulatedCluster} from '../../source/run/simulated-cluster.js';
import {createRestore, storyOf} from '../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../source/simulator/world/world.js';

const hour = 3_600_000;

/** A simulated cluster with a restore of each tenant; its port. */
export async function startCluster(t: TestContext, rootPassword: string, tenants: readonly string[], skewMs = 0) {
	const at = Date.now();
	const restores = tenants.map((tenant, index) => ({
		tenant,
		restores: [createRestore({jobId: index + 1, startedAt: at - hour, restoringMs: 10 * hour})],
	}));
	const {port, close} = await startSimulatedCluster(
		{host: '127.0.0.1', port: 0},
		{world: createWorld(storyOf(restores)), now: () => Date.now() + skewMs, rootPassword},
	);
	t.after(close);
	return `127.0.0.1:${port}`;
}

/** A folder with a config file that only its owner may read; the file's path. */
export function writeConfig(t: TestContext, text: string): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'restop-'));
	t.after(() => {
		fs.rmSync(folder, {recursive: true});
	});
	const file = path.join(folder, 'config.yaml');
	fs.writeFileSync(file, text, {mode: 0o600});
	return file;
}
