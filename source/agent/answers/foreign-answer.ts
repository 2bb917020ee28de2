import {word} from '../../text/wire-value.js';
import {AgentError} from '../agent-error.js';
import type {RawAnswer} from './envelope.js';

/** Statuses of a proxy that cannot reach the agent at present, or limits requests. */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
/** A proxy's login, and that of a network (511). */
const asksForLogin: ReadonlySet<number> = new Set([401, 407, 511]);
/** Go's answer to plain HTTP on a TLS port, and that of nginx. */
const tlsOnly = /HTTP request (?:to an HTTPS server|was sent to HTTPS port)/v;

/**
 * Why an answer without an agent's envelope came. An agent sends an envelope with every error, so that the status of any
 * other answer is that of a proxy or of something else on the way.
 */
export function explainForeignAnswer({status, contentType, body}: RawAnswer, isJson: boolean): AgentError {
	const withStatus = {detail: {type: 'httpStatus', status}} as const;
	if (status >= 300 && status < 400) {
		return new AgentError({reason: 'redirected', ...withStatus});
	}

	if (tlsOnly.test(body)) {
		return new AgentError({reason: 'tlsExpected'});
	}

	if (asksForLogin.has(status)) {
		return new AgentError({reason: 'proxyLogin', ...withStatus});
	}

	// Cloud proxies have statuses of their own from 520 on.
	if (passing.has(status) || (status >= 520 && status <= 530)) {
		return new AgentError({reason: 'gatewayError', ...withStatus});
	}

	if (body.trim() === '') {
		return new AgentError({reason: 'emptyAnswer', ...withStatus});
	}

	if (isJson) {
		return new AgentError({reason: 'notAnAgent', detail: {type: 'noEnvelope', status}});
	}

	return new AgentError({
		reason: textReason(contentType),
		detail: {type: 'notJson', status, contentType: word(contentType)},
	});
}

/** An agent's JSON may be cut off on the way; a page or a plain text comes from something else. */
function textReason(contentType: string): 'unreadableAnswer' | 'webPage' | 'notAnAgent' {
	if (contentType.includes('json')) {
		return 'unreadableAnswer';
	}

	return contentType.includes('html') ? 'webPage' : 'notAnAgent';
}
