import type {FinishedRestore} from '../domain/last-time.js';
import {maskSecrets} from '../domain/mask-secrets.js';
import type {ExactJson, RestoreReport} from '../domain/restore-report.js';
import {createAgentClock} from './agent-clock.js';
import {AgentError, problemOf} from './agent-error.js';
import {openEnvelope, RefusedError, type Answer} from './envelope.js';
import {isObject} from './exact-json.js';
import {createHeaderCache} from './header-cache.js';
import {get, type RequestOptions} from './request.js';
import {decodeOverview} from './restore-overview.js';
import {decodeFinished} from './restore-tasks.js';
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
	/** The offset of the zone that the agent lives in, minutes east of Greenwich; undefined with the time. */
	readonly utcOffsetMinutes?: number | undefined;
};

export type ClusterAnswer = {
	/** OceanBase's own name of the cluster; undefined while the agent does not know it. */
	readonly name: string | undefined;
	/** All that the agent says of it: servers, zones, ports. */
	readonly info: ExactJson | undefined;
};

/** An obshell agent, made typed. Every question throws an AgentError, or the signal's reason once that is aborted. */
export type AgentClient = {
	readonly overview: (tenant: string, signal: AbortSignal) => Promise<OverviewAnswer>;
	/** The agent's version up to the build number, such as 4.5.0.0. */
	readonly readVersion: (signal: AbortSignal) => Promise<string | undefined>;
	readonly readCluster: (signal: AbortSignal) => Promise<ClusterAnswer>;
	/**
	 * The successful restores of the whole cluster, newest first; none of an agent that cannot tell (before 4.3.2). About
	 * a kilobyte for each comes over the network, pages or not: nothing to ask every few seconds.
	 */
	readonly readFinished: (signal: AbortSignal) => Promise<readonly FinishedRestore[]>;
};

/** What was refused: the target, and the key that its header was sealed with. */
type Tried = {readonly path: string; readonly key: PublicKey};

const headerNames = {root: 'X-OCS-Header', agent: 'X-OCS-Agent-Header'} as const;

export function createAgentClient(options: AgentClientOptions): AgentClient {
	const {credential} = options;
	const clock = createAgentClock(options.monotonic);
	const cache = createHeaderCache(credential.password, clock);
	let key: PublicKey | undefined;
	let renewing: Promise<PublicKey> | undefined;

	function learnFrom(answer: Answer): Answer {
		if (answer.time !== undefined) {
			clock.learn(answer.time.at);
		}

		return answer;
	}

	/** Open routes take no header: one that does not decrypt makes the agent refuse even them. */
	async function askOpenly(path: string, signal: AbortSignal): Promise<Answer> {
		return learnFrom(openEnvelope(await get(path, {}, {...options, signal})));
	}

	async function fetchKey(signal: AbortSignal): Promise<PublicKey> {
		const {data} = await askOpenly('/api/v1/secret', signal);
		const text = isObject(data) ? data['public_key'] : undefined;
		if (typeof text !== 'string') {
			throw new AgentError({reason: 'notAnAgent', said: '/api/v1/secret holds no public key'});
		}

		return readPublicKey(text);
	}

	/** Questions that need it at the same time fetch it once. */
	async function renewKey(signal: AbortSignal): Promise<PublicKey> {
		renewing ??= fetchKey(signal);
		try {
			return await renewing;
		} finally {
			renewing = undefined;
		}
	}

	async function askSealed(path: string, sealingKey: PublicKey, signal: AbortSignal): Promise<Answer> {
		const header = cache.headerFor(path, sealingKey);
		if (header === undefined) {
			throw new AgentError({reason: 'unreadableAnswer', said: 'the agent does not tell its time'});
		}

		return learnFrom(openEnvelope(await get(path, {[headerNames[credential.kind]]: header}, {...options, signal})));
	}

	/**
	 * Mends what a second try can mend, and returns the key to try it with: one that has changed (an upgrade replaces it)
	 * or the same one where the clock was wrong. Undefined where a second try would be refused as well; a wrong password
	 * above all is never tried again, since each try is a login at the database.
	 */
	async function mend(refusal: RefusedError, tried: Tried, signal: AbortSignal): Promise<PublicKey | undefined> {
		if (refusal.remedy === 'clock' && refusal.time !== undefined) {
			clock.learn(refusal.time.at);
			cache.forget();
			return tried.key;
		}

		if (refusal.remedy !== 'key') {
			return undefined;
		}

		// Another question may have fetched the new key in the meantime.
		key = key === undefined || key === tried.key ? await renewKey(signal) : key;
		return key.text !== tried.key.text || cache.hasExpired(tried.path) ? key : undefined;
	}

	async function ask(path: string, signal: AbortSignal): Promise<Answer> {
		key ??= await renewKey(signal);
		const tried = {path, key};
		try {
			return await askSealed(path, key, signal);
		} catch (error) {
			const next = error instanceof RefusedError ? await mend(error, tried, signal) : undefined;
			if (next === undefined) {
				throw error;
			}

			return askSealed(path, next, signal);
		}
	}

	return {
		async overview(tenant, signal) {
			const {data, time} = await ask(overviewPath(tenant), signal);
			return {report: decodeOverview(data, time), agentTime: time?.at, utcOffsetMinutes: time?.offsetMinutes};
		},
		async readVersion(signal) {
			const {data} = await askOpenly('/api/v1/info', signal);
			return isObject(data) ? textOf(data['version'])?.split('-', 1)[0] : undefined;
		},
		async readCluster(signal) {
			const {data} = await ask('/api/v1/ob/info', signal);
			const cluster = isObject(data) ? data['obcluster_info'] : undefined;
			return {name: isObject(cluster) ? textOf(cluster['name']) : undefined, info: data};
		},
		async readFinished(signal) {
			try {
				const {data, time} = await ask(finishedPath, signal);
				return decodeFinished(data, time);
			} catch (error) {
				if (problemOf(error)?.reason === 'noRestoreApi') {
					return [];
				}

				throw error;
			}
		},
	};
}

/** Successes alone: the answer cannot be had in pages, and how soon a restore fails is no measure. */
const finishedPath = '/api/v1/restore/tasks?status=SUCCESS';

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
	return typeof value === 'string' && value !== '' ? maskSecrets(value).slice(0, longestName) : undefined;
}
