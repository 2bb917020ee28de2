import {succeed, type Answer} from './answer.js';
import {sealWithKeys} from './body.js';
import type {Context, Route} from './route.js';

export const loginPath = '/api/v1/login';

/** Sessions instead of a password in every request, since 4.4.0.0 (ob/agent/executor/session). */
export const sessionRoutes: readonly Route[] = [
	{methods: ['POST'], path: /^\/api\/v1\/login$/v, isNew: true, answer: (context) => login(context)},
	{methods: ['POST'], path: /^\/api\/v1\/logout$/v, isNew: true, answer: (context) => logout(context)},
];

function login({agentNow, header, panic, refuse, sessions, stamp}: Context): Answer {
	const keys = header?.keys ?? '';
	const check = sealWithKeys('', keys);
	if ('fault' in check) {
		return check.fault === 'panic' ? panic() : refuse('badLoginKeys');
	}

	const sealed = sealWithKeys(sessions.open(agentNow), keys);
	return 'text' in sealed ? succeed(sealed.text, stamp) : panic();
}

/** Authenticated by another session it does nothing, and succeeds nevertheless. */
function logout({body, header, refuse, sessions, stamp}: Context): Answer {
	const id = sessionIdIn(body);
	if (id === undefined) {
		return refuse(
			'badParameter',
			"Key: 'LogoutSessionParam.SessionID' Error:Field validation for 'SessionID' failed on the 'required' tag",
		);
	}

	if (header?.sessionId === '' || header?.sessionId === id) {
		sessions.close(id);
	}

	return succeed(undefined, stamp);
}

function sessionIdIn(body: string): string | undefined {
	try {
		const value: unknown = JSON.parse(body);
		const id = typeof value === 'object' && value !== null && 'session_id' in value ? value.session_id : undefined;
		return typeof id === 'string' && id !== '' ? id : undefined;
	} catch {
		return undefined;
	}
}
