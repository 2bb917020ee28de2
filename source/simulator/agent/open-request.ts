import type {AgentRequest} from './agent-request.js';
import {openBody, type BodyFault} from './body.js';
import {isLegacy, type Generation} from './generation.js';
import {HeaderError} from './header-error.js';
import type {OpenedHeader} from './open-header.js';
import type {RefusalName} from './refuse.js';

/** A request whose header and body have been decrypted; `header` is undefined when none was sent. */
export type OpenedRequest = {readonly header: OpenedHeader | undefined; readonly body: string};

/** Why a request cannot be decrypted; `detail` is what the refusal quotes. */
export type UnopenedRequest = {readonly fault: RefusalName | 'panic'; readonly detail: string};

/** Decrypts header and body. The agent does so before it looks for a route, so that a stale header fails on every path. */
export function openRequest(
	request: AgentRequest,
	{generation, openHeader}: {readonly generation: Generation; readonly openHeader: (sealed: string) => OpenedHeader},
): OpenedRequest | UnopenedRequest {
	const sealed = agentHeaderOf(request, generation) ?? request.rootHeader ?? '';
	if (sealed === '' || request.isLocal) {
		return {header: undefined, body: request.body};
	}

	try {
		const header = openHeader(sealed);
		const opened = openBody(request.body, header.keys);
		return 'text' in opened ? {header, body: opened.text} : {fault: bodyFault(opened.fault, generation), detail: ''};
	} catch (error) {
		if (error instanceof HeaderError) {
			return {fault: 'undecryptable', detail: error.message};
		}

		throw error;
	}
}

/** The agent's own header, which wins over the root one: known since 4.2.6.0, and an empty one counts as none. */
export function agentHeaderOf({agentHeader}: AgentRequest, generation: Generation): string | undefined {
	return generation === '4.2.4' || agentHeader === '' ? undefined : agentHeader;
}

/** Agents before 4.3.1 send the same refusal for every body that cannot be decrypted. */
function bodyFault(fault: BodyFault, generation: Generation): BodyFault {
	return isLegacy(generation) ? 'badKeys' : fault;
}
