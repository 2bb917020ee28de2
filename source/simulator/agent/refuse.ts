import {authRefusals} from './auth-refusals.js';
import {isLegacy, type Generation} from './generation.js';
import {unauthorized, type Refusal, type RefusalEntry} from './refusal.js';
import {routeRefusals} from './route-refusals.js';

const entries = {...authRefusals, ...routeRefusals} as const;

export type RefusalName = keyof typeof entries;

/** A refusal as a generation of agents sends it; `detail` fills the `%s` of its message. */
export function refuse(name: RefusalName, generation: Generation, detail = ''): Refusal {
	const entry: RefusalEntry = entries[name];
	const marks = {data: entry.data ?? 'omitted', isUntraced: entry.isUntraced ?? false};
	if (isLegacy(generation)) {
		const [status, code, message] = entry.legacy;
		return {status, error: {code, message: legacyMessage(code, fill(message, detail), generation)}, ...marks};
	}

	const [status, errorCode, message, code] = entry.current;
	return {
		status,
		error: {...(code === undefined ? {} : {code}), errCode: errorCode, message: fill(message, detail)},
		...marks,
	};
}

function fill(message: string, detail: string): string {
	return message.replaceAll('%s', () => detail);
}

/** 4.2.4 and 4.2.5 give no reason for a refused header. */
function legacyMessage(code: number, message: string, generation: Generation): string {
	if (code !== unauthorized) {
		return message;
	}

	return generation === '4.2.4' ? 'Verification failed' : `Verification failed: ${message}`;
}
