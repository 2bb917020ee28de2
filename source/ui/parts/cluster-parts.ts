import type {ClusterView} from '../../monitor/select/clusters.js';
import type {WatchedCluster} from '../../monitor/state.js';
import {showName} from '../create-frame.js';
import type {Frame} from '../frame.js';
import {cut} from '../line/fit.js';
import {span, type Line, type Span} from '../line/line.js';
import {describePause} from './next-poll.js';

export const between = ' · ';

/** Which source of a cluster does not answer, and for how long; no parts while its agent does. */
export function describeLiveness({cluster, liveness}: ClusterView, {words, state}: Frame): readonly Span[] {
	const {trouble} = cluster;
	if (trouble === undefined) {
		return liveness === 'awaited' ? [span(words.screen.asking, 'active')] : [];
	}

	const text = describeSilence(trouble, {words, state});
	return liveness === 'sqlOnly'
		? [span(words.screen.agent(text), 'warning'), span(words.screen.sqlLive, 'good')]
		: [span(text, 'warning')];
}

/** "no answer 42s" */
export function describeSilence(
	{problem, since}: NonNullable<WatchedCluster['trouble']>,
	{words, state}: Pick<Frame, 'words' | 'state'>,
): string {
	const forMs = state.now.monotonicMs - since.monotonicMs;
	return words.describeState({type: 'noAnswer', code: problem.code, forMs}).text;
}

/** A server's own message may be of any length; the event has all of it. */
const longestSql = 30;

/** Whether progress is read over SQL; '' where it is not used, or is all that is left. */
export function sqlSpan({sql, trouble}: WatchedCluster, {screen}: Frame['words']): Span {
	switch (sql.type) {
		case 'on': {
			return trouble === undefined ? span(screen.sqlOn, 'good') : span('');
		}

		case 'off': {
			return span(cut(screen.sqlOff(sql.problem), longestSql), 'warning');
		}

		case 'unused':
		case 'asking': {
			return span('');
		}
	}
}

/** Where restores are discovered; '' where SQL, which is shown, has said so already. */
export function discoverySpan({discoverySource, sql}: WatchedCluster, {screen}: Frame['words']): Span {
	const isSaid = discoverySource === undefined || (discoverySource === 'sql' && sql.type === 'on');
	return isSaid ? span('') : span(screen.discovery[discoverySource], 'dim');
}

export function insecureSpan({isInsecure}: Pick<WatchedCluster, 'isInsecure'>, {screen}: Frame['words']): Span {
	return isInsecure ? span(screen.insecure, 'bad') : span('');
}

/** The parts that are not empty, with dots between them. */
export function joinParts(parts: Line): Line {
	const known = parts.filter(({text}) => text !== '');
	return known.flatMap((part, index) => (index === 0 ? [part] : [span(between, 'dim'), part]));
}

/** The agent that is polled and what is read from it, or when an agent that does not answer is asked again. */
export function drawConnection(
	{cluster}: ClusterView,
	frame: Frame,
): {readonly address: string; readonly connection: Line} {
	const {words} = frame;
	const {agent, agentVersion, trouble} = cluster;
	const version = agentVersion === undefined ? '' : words.screen.agent(agentVersion);
	const state = trouble === undefined ? version : describePause(cluster, frame);
	// Among several lines only what is wrong stands out.
	const sql = sqlSpan(cluster, words);
	const sources = [sql.meaning === 'good' ? span(sql.text, 'dim') : sql, discoverySpan(cluster, words)];
	return {
		address: showName(agent, frame),
		connection: joinParts([insecureSpan(cluster, words), span(state, 'dim'), ...sources]),
	};
}
