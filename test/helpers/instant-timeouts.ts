import {errors, type Dispatcher} from 'undici';

/** What is kept when it is late: it needs the agent's database. */
const kept = /\/restore\/|\/api\/v1\/(?:ob\/)?info$|\/api\/v1\/status$/v;

/**
 * Lets a request time out as soon as the simulated agent has left it unanswered, instead of after a real timeout: give
 * `onUnanswered` to the agent, compose the dispatcher with `interceptor`, and let `deadline` make the limits.
 */
export function createInstantTimeouts() {
	const pending = new Map<string, Dispatcher.DispatchController>();
	const interceptor: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
		dispatch(options, {
			onRequestStart(controller, context: unknown) {
				pending.set(options.path, controller);
				handler.onRequestStart?.(controller, context);
			},
			onRequestUpgrade(...upgrade) {
				handler.onRequestUpgrade?.(...upgrade);
			},
			onResponseStart(...start) {
				handler.onResponseStart?.(...start);
			},
			onResponseData(...data) {
				handler.onResponseData?.(...data);
			},
			onResponseEnd(...end) {
				handler.onResponseEnd?.(...end);
			},
			onResponseError(...failure) {
				handler.onResponseError?.(...failure);
			},
		});
	const deadlines = new Set<AbortController>();
	return {
		interceptor,
		deadline() {
			const controller = new AbortController();
			deadlines.add(controller);
			return controller.signal;
		},
		onUnanswered(path: string) {
			if (kept.test(path)) {
				for (const controller of deadlines) {
					controller.abort();
				}

				deadlines.clear();
				return;
			}

			pending.get(path)?.abort(new errors.HeadersTimeoutError());
		},
	};
}
