import type {Fault} from '../world/fault.js';
import {pathOf, type AgentRequest} from './agent-request.js';
import type {Answer} from './answer.js';
import {authenticate} from './authenticate.js';
import type {OpenedRequest, UnopenedRequest} from './open-request.js';
import {answerFault} from './route-faults.js';
import type {Context, Route} from './route.js';
import {answerUnknownPath, findRoute} from './router.js';
import type {AgentSelf} from './traits.js';

type Exchange = {
	readonly context: Context;
	readonly self: AgentSelf;
	readonly fault: Fault | undefined;
	readonly opened: OpenedRequest | UnopenedRequest;
};

/**
 * Answers in the agent's order of steps: decrypt header and body, find the route, check the header, then what the route
 * needs. Undefined: the agent never answers.
 */
export function answerRequest(request: AgentRequest, exchange: Exchange): Answer | undefined {
	const {context, fault, opened, self} = exchange;
	if ('fault' in opened) {
		return opened.fault === 'panic' ? context.panic() : context.refuse(opened.fault, opened.detail);
	}

	if (fault?.type === 'panic') {
		return context.panic();
	}

	const found = findRoute(pathOf(request.uri), request.method, self.generation);
	if (found === undefined) {
		return answerUnknownPath(request.uri, context);
	}

	const {route, parts} = found;
	const refusal = authenticate({route, request, fault}, exchange);
	return refusal === undefined
		? answerRoute(route, {...context, parts}, fault)
		: context.refuse(refusal, context.header?.ts);
}

function answerRoute(route: Route, context: Context, fault: Fault | undefined): Answer | undefined {
	const hasQuery = route.hasQuery === true || route.cluster !== undefined;
	if (fault?.type === 'dbHung' && hasQuery) {
		return undefined;
	}

	return answerFault(route, context, fault) ?? route.answer(context);
}
