import {type ExactJson, isObject, type ExactObject} from '../../text/exact-json.js';
import {cutList, type CutList} from '../../text/cut-list.js';
import {longestExact, parseExact} from '../../text/parse-exact.js';
import {text} from '../../text/wire-value.js';
import {AgentError, type AgentErrorFacts} from '../agent-error.js';
import {parseAgentTime, type AgentTime} from '../agent-time.js';
import {explainForeignAnswer} from './foreign-answer.js';
import {refusalReason, retryHintOf, type RetryHint} from './error-codes.js';

/** An HTTP response. */
export type RawAnswer = {
	readonly status: number;
	readonly contentType: string;
	readonly body: string;
};

/** The contents of an agent's envelope (ob/agent/lib/http/response.go). */
export type Answer = {
	readonly data: ExactJson | undefined;
	/** The JSON text of each item of a long list, whose `contents` in `data` are empty instead; see `readList`. */
	readonly items?: CutList['items'];
	/** The agent's clock; undefined where the envelope has no time. */
	readonly time: AgentTime | undefined;
};

export type RefusedFacts = AgentErrorFacts & {
	readonly time: AgentTime | undefined;
	readonly retryHint: RetryHint;
};

/** An agent's own refusal. It carries the agent's time, to set a clock by, and what may help against it. */
export class RefusedError extends AgentError {
	readonly time: AgentTime | undefined;
	readonly retryHint: RetryHint;

	constructor({time, retryHint, ...facts}: RefusedFacts) {
		super(facts);
		this.time = time;
		this.retryHint = retryHint;
	}
}

/** Opens the envelope of agents from 4.2.3 on. Throws a RefusedError for a refusal, an AgentError for anything else. */
export function openEnvelope(answer: RawAnswer): Answer {
	const list = answer.body.length > longestExact ? cutList(answer.body, 'contents') : undefined;
	const envelope = readEnvelope(list === undefined ? answer : {...answer, body: list.rest});
	const time = timeOf(envelope);
	if (envelope['successful'] === true && answer.status < 400) {
		return {data: envelope['data'], ...(list === undefined ? {} : {items: list.items}), time};
	}

	throw refusalOf(answer.status, envelope, time);
}

function readEnvelope(answer: RawAnswer): ExactObject {
	const value = tryParse(answer.body);
	if (!isObject(value) || typeof value['successful'] !== 'boolean') {
		throw explainForeignAnswer(answer, value !== undefined);
	}

	return value;
}

/** Undefined for anything but JSON. The syntax error is dropped: it quotes the body, which may hold secrets. */
function tryParse(body: string): ExactJson | undefined {
	try {
		return parseExact(body);
	} catch {
		return undefined;
	}
}

/**
 * The envelope's time. After a panic the agent sends an envelope that was built when it started (gin's recovery), with
 * the time of the start: its trace id is empty, its duration 0 and its status 500.
 */
function timeOf(envelope: ExactObject): AgentTime | undefined {
	const {timestamp, traceId, duration, status} = envelope;
	const isFrozen = traceId === '' && duration === 0 && status === 500;
	return typeof timestamp === 'string' && !isFrozen ? parseAgentTime(timestamp, 0) : undefined;
}

function refusalOf(status: number, envelope: ExactObject, time: AgentTime | undefined): RefusedError {
	const error = isObject(envelope['error']) ? envelope['error'] : {};
	const refusal = {
		status,
		errCode: text(error['errCode']),
		code: typeof error['code'] === 'number' ? error['code'] : 0,
		message: text(error['message']),
	};
	return new RefusedError({
		reason: refusalReason(refusal),
		said: refusal.message,
		traceId: text(envelope['traceId']),
		time,
		retryHint: retryHintOf(refusal),
	});
}
