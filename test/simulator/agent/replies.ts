import assert from 'node:assert/strict';
import {ask, askSealed, type Reply} from './ask.js';
import {type runServer} from './running-server.js';

export const at = Date.parse('2026-11-23T22:44:00+08:00');
export const atSeconds = Math.floor(at / 1000);
export const rootPassword = 'secret word';
export const overviewPath = '/api/v1/tenant/rt1/restore/overview';
export const tasksPath = '/api/v1/restore/tasks';
export const tenantsPath = '/api/v1/tenants/overview';

type Envelope = {
	readonly successful: boolean;
	readonly timestamp: string;
	readonly status: number;
	readonly traceId: string;
	readonly data?: unknown;
	readonly error?: {readonly code?: number; readonly errCode?: string; readonly message: string};
};

export function open({text}: Reply): Envelope {
	// The tests of the shape are those against the recordings.
	return JSON.parse(text) as Envelope;
}

/** Status and error code: what a client decides by. */
export function refusalOf(reply: Reply): readonly [status: number, errorCode: string | undefined] {
	return [reply.status, open(reply).error?.errCode];
}

export const granted = [200, undefined];

export async function askAsRoot(port: number, target = overviewPath): Promise<Reply> {
	return askSealed(port, target, {fields: {Auth: rootPassword}});
}

/** Asks something else until the server has read a request to this path. */
export async function untilSeen({port, server}: Awaited<ReturnType<typeof runServer>>, path: string): Promise<void> {
	for (let tries = 0; tries < 1000; tries++) {
		if (server.requests.some((seen) => seen.path === path)) {
			return;
		}

		// Each look is a round trip, which gives the other request its time.
		// eslint-disable-next-line no-await-in-loop
		await ask(port, '/api/v1/time');
	}

	assert.fail(`no request to ${path}`);
}
