import type {Buffer} from 'node:buffer';
import {toNanoseconds} from '../world/view-time.js';
import type {AgentRequest} from './agent-request.js';
import {refuseWith, type Stamp} from './answer.js';
import type {OpenedRequest, UnopenedRequest} from './open-request.js';
import {refuse} from './refuse.js';
import type {Context} from './route.js';
import type {AgentSelf} from './traits.js';
import {formatAgentTime} from './wire-time.js';

/** The agent's state at the time of a request. */
type AgentState = Pick<
	Context,
	| 'world'
	| 'views'
	| 'address'
	| 'agents'
	| 'sqlPort'
	| 'sessions'
	| 'worldNow'
	| 'agentNow'
	| 'startedAtMs'
	| 'publicKey'
	| 'deadDatabase'
> & {
	readonly self: AgentSelf;
	readonly opened: OpenedRequest | UnopenedRequest;
	readonly randomBytes: (count: number) => Buffer;
};

/** Everything a route needs to answer a request; `parts` is filled in when the route has been found. */
export function createContext(request: AgentRequest, state: AgentState): Context {
	const {self, opened, world, views, address, agents, sqlPort, sessions, worldNow, agentNow, startedAtMs} = state;
	const {generation, identity, version, agentPassword} = self;
	const stamp = createStamp(request, state);
	return {
		...('fault' in opened ? {header: undefined, body: ''} : opened),
		world,
		views,
		address,
		agents,
		sqlPort,
		sessions,
		worldNow,
		agentNow,
		startedAtMs,
		publicKey: state.publicKey,
		deadDatabase: state.deadDatabase,
		generation,
		identity,
		version,
		stamp,
		hasAgentPassword: agentPassword !== undefined,
		parts: [],
		query: new URLSearchParams(/\?.*/sv.exec(request.uri)?.[0] ?? ''),
		refuse: (name, detail) => refuseWith(refuse(name, generation, detail), stamp),
		panic: () =>
			refuseWith(
				{...refuse('panic', generation), isUntraced: true},
				{timestamp: timestampOf(startedAtMs, state), traceId: ''},
			),
	};
}

/** Requests for exactly /api/v1/status are not traced. */
function createStamp({traceId, uri}: AgentRequest, state: AgentState): Stamp {
	return {
		timestamp: timestampOf(state.agentNow, state),
		traceId: uri === '/api/v1/status' ? '' : (traceId ?? state.randomBytes(8).toString('hex')),
	};
}

function timestampOf(ms: number, {world}: AgentState): string {
	return formatAgentTime(toNanoseconds(ms), world.story.offsetMinutes);
}
