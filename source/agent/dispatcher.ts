import {Agent, type Dispatcher} from 'undici';
import {largestAnswer} from './request.js';

/**
 * Connections to agents. Four for each: one for the overviews, which are asked one after another, and one for each question
 * that is asked beside them, since `/info` and others may hang together with the database.
 */
export function createDispatcher(timeoutMs: number): Dispatcher {
	return new Agent({
		connections: 4,
		pipelining: 1,
		allowH2: false,
		maxResponseSize: largestAnswer,
		connect: {timeout: timeoutMs},
	});
}
