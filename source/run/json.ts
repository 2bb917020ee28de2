import {formatJson} from '../report/json.js';
import {follow} from './follow.js';
import type {Fleet} from './fleet.js';
import type {OutputContext} from './output-context.js';

/** Follows until every restore has ended or a signal arrives, and writes one document: that of the end. */
export async function showJson(fleet: Fleet, context: OutputContext): Promise<number> {
	const {words} = context.style;
	return follow(fleet, context, (state, after) => (after === 'end' ? [formatJson(state, words).trimEnd()] : []));
}
