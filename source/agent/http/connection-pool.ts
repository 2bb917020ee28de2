import {Dispatcher, type Client} from 'undici';

/**
 * Ms. A firewall may have forgotten a connection that was idle for longer, and then drops whatever is sent on it: the
 * silence that follows says nothing about the server.
 */
export const longestIdleMs = 15_000;

type ConnectionPoolOptions = {
	/** Opens a connection to an origin, for one request at a time. */
	readonly open: (origin: string) => Client;
	/** The time since an arbitrary origin, in ms; it must include the time during which the machine was suspended. */
	readonly uptime: () => number;
};

type Idle = {readonly origin: string; readonly client: Client; readonly sinceMs: number};

/**
 * Connections that are used again while they are young. A request with `reset` has a connection of its own, which shows
 * whether the server can be reached now. There is no upper limit: whoever sends requests decides how many there are.
 */
export class ConnectionPool extends Dispatcher {
	// Not `#`: `compose` of undici wraps a dispatcher in a Proxy, which has no private names.
	private readonly options: ConnectionPoolOptions;
	private readonly clients = new Set<Client>();
	private idle: readonly Idle[] = [];

	constructor(options: ConnectionPoolOptions) {
		super();
		this.options = options;
	}

	/** The connection that was used last; those that have been idle for too long are closed. */
	private take(origin: string): Client | undefined {
		const now = this.options.uptime();
		const isOld = ({sinceMs}: Idle) => now - sinceMs > longestIdleMs;
		const {old = [], young = []} = Object.groupBy(this.idle, (idle) => (isOld(idle) ? 'old' : 'young'));
		for (const {client} of old) {
			this.drop(client);
		}

		const taken = young.findLast((idle) => idle.origin === origin);
		this.idle = young.filter((idle) => idle !== taken);
		return taken?.client;
	}

	private open(origin: string): Client {
		const client = this.options.open(origin);
		this.clients.add(client);
		return client;
	}

	private drop(client: Client): void {
		this.clients.delete(client);
		void client.destroy();
	}

	override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
		const origin = String(options.origin);
		const isSingle = options.reset === true;
		const client = (isSingle ? undefined : this.take(origin)) ?? this.open(origin);
		const release = (hasFailed: boolean) => {
			if (isSingle || hasFailed) {
				this.drop(client);
			} else {
				this.idle = [...this.idle, {origin, client, sinceMs: this.options.uptime()}];
			}
		};

		return client.dispatch(options, whenDone(handler, release));
	}

	override async close(): Promise<void> {
		await this.destroy();
	}

	/** Its requests fail with the error, or with one of undici. */
	override async destroy(error?: unknown): Promise<void> {
		const reason = error instanceof Error ? error : null;
		await Promise.all([...this.clients].map(async (client) => client.destroy(reason)));
	}
}

/** The handler, with `done` called once the request has ended. */
function whenDone(handler: Dispatcher.DispatchHandler, done: (hasFailed: boolean) => void): Dispatcher.DispatchHandler {
	return {
		onRequestStart(controller, context: unknown) {
			handler.onRequestStart?.(controller, context);
		},
		onResponseStart(...start) {
			handler.onResponseStart?.(...start);
		},
		onResponseData(...data) {
			handler.onResponseData?.(...data);
		},
		onResponseEnd(...end) {
			done(false);
			handler.onResponseEnd?.(...end);
		},
		onResponseError(...failure) {
			done(true);
			handler.onResponseError?.(...failure);
		},
	};
}
