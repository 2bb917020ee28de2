import {AgentError, problemOf} from './agent-error.js';
import type {Deadline} from './http/request.js';

export type DatabaseRequestsOptions = {
	readonly deadline: Deadline;
	/** Our monotonic clock, in ms. */
	readonly monotonic: () => number;
	/** Whether the name service has not answered about the agent's name yet, so that nothing was sent. */
	readonly isLookingUp: () => boolean;
	/** Closes the connections that were lost on the way, and returns whether there was one. */
	readonly closeLost: () => boolean;
};

type RequestOptions<Value> = {
	readonly signal: AbortSignal;
	/** The longest wait for the answer, in ms, from the time that the request is sent. */
	readonly longestMs: number;
	/** What is of use beside the overviews, and never asked instead of them. */
	readonly isAside: boolean;
	/** Called with an answer that comes after the request was found to be late. */
	readonly onLate?: ((answer: Value) => void) | undefined;
};

/**
 * The requests that need the agent's database, one at a time. Each holds one of the agent's five connections to it until
 * the database answers, even if we close ours: so a late one is kept, and nothing else is sent meanwhile. It is answered
 * as soon as the database is.
 */
export type DatabaseRequests = {
	/**
	 * Sends a request after the one before it has ended. Throws an AgentError if it is late, or not sent because another one
	 * is; else what `send` throws.
	 */
	readonly request: <Value>(
		send: (signal: AbortSignal) => Promise<Value>,
		options: RequestOptions<Value>,
	) => Promise<Value>;
	/** Whether a late request is still under way, which holds up all others. */
	readonly isHeld: () => boolean;
	/** Resolves when no late request is under way any more, or the signal is aborted; rejects with a bug. */
	readonly released: (signal: AbortSignal) => Promise<void>;
	/** Gives the late request up. */
	readonly drop: () => void;
};

/**
 * Ms. A late request beside the overviews holds them up no longer: its route may hang although the database does not. No
 * other request of its kind is sent before it has ended.
 */
const longestAsideMs = 60_000;

type PendingRequest = {
	readonly controller: AbortController;
	readonly isAside: boolean;
	/** Since when it is late, by the monotonic clock; undefined while its answer is awaited. */
	lateMs: number | undefined;
	/** Resolves when it is late or has ended. */
	readonly turned: PromiseWithResolvers<void>;
	ended: Promise<void>;
};

export function createDatabaseRequests({
	deadline,
	monotonic,
	isLookingUp,
	closeLost,
}: DatabaseRequestsOptions): DatabaseRequests {
	let current: PendingRequest | undefined;
	const stuck = new Set<PendingRequest>();

	/** The request that holds up all others. */
	function findCurrent(): PendingRequest | undefined {
		if (current?.isAside === true && current.lateMs !== undefined && monotonic() - current.lateMs >= longestAsideMs) {
			stuck.add(current);
			current = undefined;
		}

		return current;
	}

	/** Waits for the request before; throws if that is late. */
	async function waitFor(before: PendingRequest, signal: AbortSignal): Promise<void> {
		await before.turned.promise;
		signal.throwIfAborted();
		if (before.lateMs !== undefined && findCurrent() === before) {
			throw new AgentError({reason: 'timeout'});
		}
	}

	async function watchEnd(pending: PendingRequest, answer: Promise<unknown>, signal: AbortSignal): Promise<void> {
		try {
			await answer;
		} catch (error) {
			// Before it was late the error was that of `request`.
			if (pending.lateMs !== undefined && problemOf(error) === undefined && !isAborted(pending, signal)) {
				throw error;
			}
		} finally {
			current = current === pending ? undefined : current;
			stuck.delete(pending);
			pending.turned.resolve();
		}
	}

	/** Throws for a late request; one that has not reached the agent is given up at once. */
	function leave(pending: PendingRequest): never {
		if (isLookingUp()) {
			pending.controller.abort();
			throw new AgentError({reason: 'nameServiceSilent'});
		}

		if (closeLost()) {
			pending.controller.abort();
			throw new AgentError({reason: 'connectionLost'});
		}

		pending.lateMs = monotonic();
		pending.turned.resolve();
		throw new AgentError({reason: 'timeout'});
	}

	return {
		async request(send, {signal, longestMs, isAside, onLate}) {
			signal.throwIfAborted();
			for (let before = findCurrent(); before !== undefined; before = findCurrent()) {
				// eslint-disable-next-line no-await-in-loop -- one after another is the point
				await waitFor(before, signal);
			}

			if (isAside && stuck.size > 0) {
				throw new AgentError({reason: 'timeout'});
			}

			// Nothing may be awaited between the end of the loop and here.
			const controller = new AbortController();
			const turned = Promise.withResolvers<void>();
			const pending: PendingRequest = {controller, isAside, lateMs: undefined, turned, ended: turned.promise};
			current = pending;
			const answer = send(AbortSignal.any([signal, controller.signal]));
			pending.ended = watchEnd(pending, answer, signal);
			const first = await firstOf(answer, deadline(longestMs));
			if (first === late) {
				void passOn(answer, onLate);
				return leave(pending);
			}

			return first;
		},
		isHeld: () => findCurrent()?.lateMs !== undefined,
		async released(signal) {
			const held = findCurrent();
			if (held?.lateMs !== undefined) {
				await firstOf(held.ended, signal);
			}
		},
		drop() {
			if (current?.lateMs === undefined) {
				return;
			}

			current.controller.abort();
			current = undefined;
		},
	};
}

async function passOn<Value>(answer: Promise<Value>, onLate: ((answer: Value) => void) | undefined): Promise<void> {
	let value: Value;
	try {
		value = await answer;
	} catch {
		// `released` rejects with it if it is a bug.
		return;
	}

	onLate?.(value);
}

function isAborted({controller}: PendingRequest, signal: AbortSignal): boolean {
	return signal.aborted || controller.signal.aborted;
}

const late = Symbol('late');

/** The result of the work, or `late` as soon as the limit is aborted. */
async function firstOf<Value>(work: Promise<Value>, limit: AbortSignal): Promise<Value | typeof late> {
	const {promise, resolve} = Promise.withResolvers<typeof late>();
	const give = () => {
		resolve(late);
	};

	limit.addEventListener('abort', give);
	if (limit.aborted) {
		give();
	}

	try {
		return await Promise.race([work, promise]);
	} finally {
		limit.removeEventListener('abort', give);
	}
}
