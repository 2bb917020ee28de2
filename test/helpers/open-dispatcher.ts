import type {Dispatcher} from 'undici';
import {createDispatcher, type DispatcherOptions} from '../../source/agent/http/dispatcher.js';
import {uptime} from '../../source/system/clock.js';
import {createHostNames} from '../../source/system/host-names.js';

/** A dispatcher with the clock and the name service of this machine. */
export function openDispatcher(options: Partial<DispatcherOptions> = {}): Dispatcher {
	return createDispatcher({timeoutMs: 10_000, names: createHostNames(), uptime, ...options});
}
