import type {TestContext} from 'node:test';
import type {AgentServerOptions} from '../../source/simulator/agent/agent-server.js';
import type {Story} from '../../source/simulator/world/scenario.js';
import {createWorld} from '../../source/simulator/world/world.js';
import {startProgram} from '../helpers/program.js';
import {runServer} from '../simulator/agent/running-server.js';

/** The start of the stories: Monday 2026-11-23, 10:00 UTC. */
export const now = Date.UTC(2026, 10, 23, 10);

type Following = Partial<AgentServerOptions> & {
	readonly story: Story;
	readonly argv: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
};

/** The program on a simulated agent whose world time the test sets, polling ten times a second. */
export async function follow(t: TestContext, {story, argv, env = {}, ...options}: Following) {
	const running = await runServer(t, {world: createWorld(story), at: now, rootPassword: 'secret', ...options});
	const agent = ['--agent', `127.0.0.1:${running.port}`, '-n', '0.1', '--utc', '--no-sql'];
	return {...running, program: startProgram([...argv, ...agent], {...env, RESTOP_PASSWORD: 'secret'})};
}
