import type {RestoreReport} from '../domain/restore-report.js';
import {createAgentClock} from './agent-clock.js';
import {AgentError} from './agent-error.js';
import {openEnvelope, RefusedError, type Answer} from './envelope.js';
import {isObject} from './exact-json.js';
import {createHeaderCache} from './header-cache.js';
import {isUndecryptable} from './refusal.js';
import {get, type RequestOptions} from './request.js';
import {decodeOverview} from './restore-overview.js';
import {readPublicKey, type PublicKey} from './seal.js';

/** Whose password opens the agent: root@sys of the database, or the agent's own. */
export type Credential = {readonly kind: 'root' | 'agent'; readonly password: string};

export type AgentClientOptions = RequestOptions & {
	readonly credential: Credential;
	/** Our monotonic clock, in ms. */
	readonly monotonic: () => number;
};

export type OverviewAnswer = {
	readonly report: RestoreReport;
	/** The agent's clock in the answer, ms since 1970; undefined if it told none. */
	readonly agentTime: number | undefined;
};

/** An obshell agent, made typed. Every question throws an AgentError, or the signal's reason once that is aborted. */
export type AgentClient = {
	readonly overview: (tenant: string, signal: AbortSignal) => Promise<OverviewAnswer>;
	/** The agent's version up to the build number, such as 4.5.0.0. */
	readonly readVersion: (signal: AbortSignal) => Promise<string | undefined>;
	/** OceanBase's name of the cluster. */
	readonly readClusterName: (signal: AbortSignal) => Promise<string | undefined>;
};

const headerNames = {root: 'X-OCS-Header', agent: 'X-OCS-Agent-Header'} as const;

export function createAgentClient(options: AgentClientOptions): AgentClient {
	const {credential} = options;
	const clock = createAgentClock(options.monotonic);
	const cache = createHeaderCache(credential.password, clock);
	let key: PublicKey | undefined;

	/** Open routes take no header: one that does not decrypt makes the agent refuse even them. */
	async function askOpenly(path: string, signal: AbortSignal): Promise<Answer> {
		const answer = openEnvelope(await get(path, {}, {...options, signal}));
		if (answer.time !== undefined) {
			clock.learn(answer.time.at);
		}

		return answer;
	}

	async function fetchKey(signal: AbortSignal): Promise<PublicKey> {
		const {data} = await askOpenly('/api/v1/secret', signal);
		const text = isObject(data) ? data['public_key'] : undefined;
		if (typeof text !== 'string') {
			throw new AgentError({reason: 'notAnAgent', said: '/api/v1/secret holds no public key'});
		}

		return readPublicKey(text);
	}

	async function askOnce(path: string, signal: AbortSignal): Promise<Answer> {
		key ??= await fetchKey(signal);
		const header = cache.headerFor(path, key);
		if (header === undefined) {
			throw new AgentError({reason: 'unreadableAnswer', said: 'the agent does not tell its time'});
		}

		const answer = openEnvelope(await get(path, {[headerNames[credential.kind]]: header}, {...options, signal}));
		if (answer.time !== undefined) {
			clock.learn(answer.time.at);
		}

		return answer;
	}

	/**
	 * Mends what a second try can mend, and says whether there is anything to try: a key that has changed (an upgrade
	 * replaces it), a clock that runs differently. A wrong password is never tried again: each try is a login.
	 */
	async function hasMended(refusal: RefusedError, signal: AbortSignal): Promise<boolean> {
		if (refusal.problem.reason === 'clockSkew' && refusal.time !== undefined) {
			clock.learn(refusal.time.at);
			cache.forget();
			return true;
		}

		if (!isUndecryptable(refusal.problem)) {
			return false;
		}

		const before = key?.text;
		key = await fetchKey(signal);
		return key.text !== before;
	}

	async function ask(path: string, signal: AbortSignal): Promise<Answer> {
		try {
			return await askOnce(path, signal);
		} catch (error) {
			if (error instanceof RefusedError && (await hasMended(error, signal))) {
				return askOnce(path, signal);
			}

			throw error;
		}
	}

	return {
		async overview(tenant, signal) {
			const {data, time} = await ask(overviewPath(tenant), signal);
			return {report: decodeOverview(data, time), agentTime: time?.at};
		},
		async readVersion(signal) {
			const {data} = await askOpenly('/api/v1/info', signal);
			return isObject(data) ? textOf(data['version'])?.split('-', 1)[0] : undefined;
		},
		async readClusterName(signal) {
			const {data} = await ask('/api/v1/ob/info', signal);
			const cluster = isObject(data) ? data['obcluster_info'] : undefined;
			return isObject(cluster) ? textOf(cluster['name']) : undefined;
		},
	};
}

/** The same text is the request target and the header's Uri. */
function overviewPath(tenant: string): string {
	// A slash cannot be addressed (the route takes one part), and a dot part would be folded away by what lies between.
	if (/^\.{0,2}$|\//v.test(tenant) || !tenant.isWellFormed()) {
		throw new AgentError({reason: 'unaddressableTenant'});
	}

	return `/api/v1/tenant/${encodeURIComponent(tenant)}/restore/overview`;
}

const longestName = 200;

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value.slice(0, longestName) : undefined;
}
