import {Agent, type Dispatcher} from 'undici';
import {largestAnswer} from './request.js';

/**
 * Connections to agents. Two for each: one for the overviews, which are asked one after another, and one for what is
 * asked beside them, since `/info` may hang together with the database.
 */
export function createDispatcher(timeoutMs: number): Dispatcher {
	return new Agent({
		connections: 2,
		pipelining: 1,
		allowH2: false,
		maxResponseSize: largestAnswer,
		connect: {timeout: timeoutMs},
	});
}
