import type {Fault} from '../world/fault.js';
import type {AgentRequest} from './agent-request.js';
import {agentHeaderOf} from './open-request.js';
import type {RefusalName} from './refuse.js';
import type {Context, Route} from './route.js';
import {loginPath} from './session-routes.js';
import type {AgentSelf} from './traits.js';
import {verify, type Guard} from './verify.js';

/** A request for a route, and the fault that is injected while it is answered. */
type RoutedRequest = {
	readonly route: Route;
	readonly request: AgentRequest;
	readonly fault: Fault | undefined;
};

/** Why the agent denies access; undefined: the request passes. Over the unix socket only the peer's user counts. */
export function authenticate(
	{route, request, fault}: RoutedRequest,
	{context, self}: {readonly context: Context; readonly self: AgentSelf},
): RefusalName | undefined {
	if (request.isLocal) {
		return fault?.type === 'userDenied' ? 'userDenied' : undefined;
	}

	const attempt = {
		header: context.header,
		isAgentHeader: agentHeaderOf(request, self.generation) !== undefined,
		uri: request.uri,
		isLogin: request.uri === loginPath,
		now: context.agentNow,
	};
	return route.isOpen === true ? undefined : verify(attempt, createGuard(self, context, fault));
}

function createGuard(self: AgentSelf, {sessions}: Context, fault: Fault | undefined): Guard {
	const {generation, identity, rootPassword, agentPassword} = self;
	const isStale = fault?.type === 'dbDown' && fault.isPasswordStale === true;
	return {
		generation,
		identity,
		rootPassword: isStale ? `not ${rootPassword ?? ''}` : rootPassword,
		agentPassword,
		useSession: self.isForgetful ? () => 'invalid' : sessions.use,
	};
}
