import {pathOf, type AgentRequest} from './agent-request.js';
import {badRequest, dashboard, nothing, redirectTo, textNotFound, type Answer} from './answer.js';
import {isLegacy, type Generation} from './generation.js';
import {infoRoutes} from './info-routes.js';
import {restoreRoutes} from './restore-routes.js';
import type {Context, Route} from './route.js';
import {sessionRoutes} from './session-routes.js';
import {taskRoutes} from './task-routes.js';

const routes: readonly Route[] = [...infoRoutes, ...restoreRoutes, ...taskRoutes, ...sessionRoutes];

/** A route, and the parts of the path that its pattern captures. */
type FoundRoute = {readonly route: Route; readonly parts: readonly string[]};

/** The router matches the decoded path, hence a tenant name with a slash has no route. */
export function findRoute(path: string | undefined, method: string, generation: Generation): FoundRoute | undefined {
	for (const route of routes) {
		const parts = route.path.exec(path ?? '');
		const isOffered = !(route.isNew === true && isLegacy(generation)) && route.methods.includes(method);
		if (parts !== null && isOffered) {
			return {route, parts: parts.slice(1)};
		}
	}

	return undefined;
}

/** The answers of Go's server and gin's router that come before any middleware; undefined: the request goes on. */
export function answerBeforeMiddleware({method, uri}: AgentRequest, generation: Generation): Answer | undefined {
	if (!uri.startsWith('/')) {
		return nothing;
	}

	const path = pathOf(uri);
	if (path === undefined) {
		return badRequest;
	}

	const shorter = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : undefined;
	return shorter !== undefined && findRoute(shorter, method, generation) !== undefined
		? redirectTo((uri.split('?', 1)[0] ?? '').slice(0, -1), method)
		: undefined;
}

/** NoRoute of ob/agent/api/agent_route.go; since 4.3.0 other paths show the dashboard's files. */
export function answerUnknownPath(uri: string, context: Context): Answer {
	if (isLegacy(context.generation) || /^\/(?:api|rpc)\/v1/v.test(uri)) {
		return context.refuse('noRoute');
	}

	return /\/(?:api|rpc)\/v1/v.test(uri) ? textNotFound : dashboard;
}
