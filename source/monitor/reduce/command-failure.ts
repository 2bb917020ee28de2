import {known} from '../../text/wire-value.js';
import type {FactBody} from '../fact.js';
import type {State} from '../state.js';
import {addEvents} from './event-log.js';

type Failed = Extract<FactBody, {readonly type: 'commandFailed'}>;

/** The state after a command of `--exec` has failed: an event of the restore or the cluster that it was run for. */
export function logCommandFailure(state: State, {cluster, tenant, jobId, failure}: Failed): State {
	return addEvents(state, [{cluster, ...known({tenant, jobId}), change: {type: 'execFailed', failure}}]);
}
