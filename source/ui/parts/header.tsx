import {Box, Text} from 'ink';
import Spinner from 'ink-spinner';
import type {WatchedCluster} from '../../monitor/state.js';
import {formatMinute, formatOffset} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {cut, cutLine, paint, span, widthOfLine, type Line, type Span} from '../line.js';

/**
 * `restop   ob-test · 10.10.10.1:2886 · agent 4.5.0.0            ● live every 2 s   18:04 +08:00`
 * The spinner turns only until the first answer is there.
 */
export function Header({frame}: {readonly frame: Frame}) {
	const {columns, theme, state} = frame;
	const isAwaited = state.clusters.some((cluster) => isFirstAnswerAwaited(cluster));
	const right = rightPart(frame, isAwaited);
	const room = columns - widthOfLine(right) - (isAwaited ? 2 : 0) - 3;
	return (
		<Box width={columns} height={1} flexShrink={0} justifyContent="space-between">
			<Text wrap="truncate-end">{paint(leftPart(frame, Math.max(7, room)), theme)}</Text>
			<Box>
				{isAwaited && room > 7 ? (
					<Text>
						<Spinner />{' '}
					</Text>
				) : undefined}
				<Text wrap="truncate-end">{room > 7 ? `${paint(right, theme)} ` : ''}</Text>
			</Box>
		</Box>
	);
}

function isFirstAnswerAwaited({answeredAt, trouble}: WatchedCluster): boolean {
	return answeredAt === undefined && trouble === undefined;
}

const shortestName = 8;

/** Who is watched; where the room is short the agent's version goes first, then its address beside a name, then the name's end. */
function leftPart({state, words, badge}: Frame, room: number): Line {
	const [cluster] = state.clusters;
	const {name = '', agent: address = '', agentVersion} = cluster ?? {};
	const version = agentVersion === undefined ? '' : words.screen.agent(agentVersion);
	const insecure = cluster?.isInsecure === true ? span(words.screen.insecure, 'bad') : span('');
	const sql = cluster === undefined ? span('') : sqlSpan(cluster, words);
	const who = name === '' ? address : name;
	const rest = titled([insecure, sql, span(badge, 'dim')]);
	const choices = [
		[name, address, insecure, version, sql, badge],
		[name, address, insecure, sql, badge],
		[who, insecure, sql, badge],
		[cut(who, Math.max(shortestName, room - widthOfLine(rest) - between.length)), insecure, sql, badge],
		[who, insecure, badge],
		...(insecure.text === '' ? [] : [[insecure]]),
	].map((parts) => titled(parts.map((part) => (typeof part === 'string' ? span(part, 'dim') : part))));
	const fitting = choices.find((line) => widthOfLine(line) <= room);
	return fitting ?? cutLine(choices.at(-1) ?? [], room);
}

const between = ' · ';

function titled(parts: Line): Line {
	const known = parts.filter(({text}) => text !== '');
	const joined = known.flatMap((part, index) => (index === 0 ? [part] : [span(between, 'dim'), part]));
	return [span(' '), span('restop', 'strong'), span(' '.repeat(3)), ...joined];
}

/** A server's own words may be of any length; the event has all of them. */
const longestSql = 30;

function sqlSpan({sql}: WatchedCluster, {screen}: Frame['words']): Span {
	switch (sql.type) {
		case 'on': {
			return span(screen.sqlOn, 'good');
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

function rightPart(frame: Frame, isAwaited: boolean): Line {
	const {state, zone, columns, words} = frame;
	const {at} = state.now;
	const offset = columns < 100 ? '' : ` ${formatOffset(at, zone)}`;
	const status = isAwaited ? [span(words.screen.asking, 'active')] : liveness(frame);
	return [...status, span(`   ${formatMinute(at, zone)}${offset}`, 'dim')];
}

/** Live, or for how long the agent has not answered. */
function liveness({state, words, columns}: Frame): Line {
	const lost = state.clusters.find(({trouble}) => trouble !== undefined);
	if (lost?.trouble !== undefined) {
		const {problem, since} = lost.trouble;
		const forMs = state.now.monotonicMs - since.monotonicMs;
		return [
			span('● ', 'warning'),
			span(words.describeState({type: 'noAnswer', code: problem.code, forMs}).text, 'warning'),
		];
	}

	const every = columns < 100 ? [] : [span(` ${words.screen.every(secondsOf(state.intervalMs))}`, 'dim')];
	return [span('● ', 'good'), span(words.screen.live), ...every];
}

function secondsOf(intervalMs: number): string {
	return String(Math.round(intervalMs / 100) / 10);
}
