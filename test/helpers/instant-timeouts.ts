import {errors, type Dispatcher} from 'undici';

/**
 * Lets a request time out as soon as the simulated agent has left it unanswered, instead of after a real timeout: give
 * `onUnanswered` to the agent, and compose the dispatcher with `interceptor`.
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
	return {
		interceptor,
		onUnanswered(path: string) {
			pending.get(path)?.abort(new errors.HeadersTimeoutError());
		},
	};
}
