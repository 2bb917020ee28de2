/** Requests that wait for an answer: on the connections of an agent to its database, of which it has five. */
export type DatabasePool = {
	/**
	 * Takes a connection for a request that the database does not answer now, or a place in the queue for one. A client that
	 * closes its connection changes nothing: the request is answered once the database answers again.
	 */
	readonly hold: (request: HeldRequest) => void;
	/** Answers what can be answered by now. */
	readonly resume: () => void;
	/** Whether a request that needs the database has to wait for a connection. */
	readonly isFull: () => boolean;
	/** How many connections are held. */
	readonly held: () => number;
};

type HeldRequest = {
	/** Whether the database leaves this request without an answer now. */
	readonly isHung: () => boolean;
	readonly answer: () => void;
};

/** `size` is how many of them hold a connection; the others wait for one. */
export function createDatabasePool(size = 5): DatabasePool {
	/** In their order of arrival. */
	let requests: readonly HeldRequest[] = [];

	return {
		hold(request) {
			requests = [...requests, request];
		},
		resume() {
			const holding = requests.slice(0, size);
			const free = holding.filter((request) => !request.isHung());
			const isStillFull = requests.length - free.length >= size && free.length === 0;
			const answered = isStillFull ? [] : requests.filter((request) => !request.isHung());
			requests = requests.filter((request) => !answered.includes(request));
			for (const request of answered) {
				request.answer();
			}
		},
		isFull: () => requests.length >= size,
		held: () => Math.min(requests.length, size),
	};
}
