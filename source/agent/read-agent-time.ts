import {openEnvelope} from './answers/envelope.js';
import {createHttpClient, type HttpClientOptions} from './http/http-client.js';

/**
 * The agent's clock, ms since 1970; undefined if its answer has no time. It needs no password. Throws an AgentError, or the
 * signal's reason once that is aborted.
 */
export async function readAgentTime(options: HttpClientOptions, signal: AbortSignal): Promise<number | undefined> {
	const {time} = openEnvelope(await createHttpClient(options).get('/api/v1/time', {headers: {}, signal}));
	return time?.at;
}
