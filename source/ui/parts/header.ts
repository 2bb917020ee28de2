import {showName} from '../create-frame.js';
import type {WatchedCluster} from '../../monitor/state.js';
import {formatDuration} from '../../locale/durations.js';
import {formatMinute, formatOffset} from '../../locale/times.js';
import type {Frame} from '../frame.js';
import {cut, cutName} from '../line/fit.js';
import {cutLine, fitLine, span, widthOfLine, type Line, type Span} from '../line/line.js';

/** The first picture of the spinner; the screen puts the moving one in its place. */
const spinner: Line = [span('⠋', 'spinner'), span(' ')];
/** Cells of the program's name, which is all that a narrow terminal shows. */
const ownName = 7;
/** Blanks between the two sides, at least, and at the end of the row. */
const margin = 3;

/**
 * `restop   ob-test · 10.10.10.1:2886 · agent 4.5.0.0            ● live every 2 s   18:04 +08:00`
 * The spinner turns only until the first answer has come.
 */
export function drawHeader(frame: Frame): Line {
	const {columns, state} = frame;
	const isAwaited = state.clusters.some((cluster) => isFirstAnswerAwaited(cluster));
	const roomBeside = (right: Line) => columns - widthOfLine(right) - margin;
	const right = drawRights(frame, isAwaited).find((line) => roomBeside(line) > ownName);
	const room = right === undefined ? ownName : roomBeside(right);
	const left = drawLeft(frame, Math.max(ownName, room));
	return right === undefined ? left : [...fitLine(left, room + margin - 1), ...right];
}

function isFirstAnswerAwaited({answeredAt, trouble}: WatchedCluster): boolean {
	return answeredAt === undefined && trouble === undefined;
}

const shortestName = 8;

/**
 * Which cluster is watched. Where the room is short the agent's version is left out first, then its address beside a name,
 * then the end of the name. That certificates are not checked is shown as long as anything is.
 */
function drawLeft(frame: Frame, room: number): Line {
	const {state, words, badge} = frame;
	const [cluster] = state.clusters;
	const {agentVersion} = cluster ?? {};
	const name = showName(cluster?.name ?? '', frame);
	const address = showName(cluster?.agent ?? '', frame);
	const version = agentVersion === undefined ? '' : words.screen.agent(agentVersion);
	const insecure = cluster?.isInsecure === true ? span(words.screen.insecure, 'bad') : span('');
	const sql = cluster === undefined ? span('') : sqlSpan(cluster, words);
	const who = name === '' ? address : name;
	const rest = titled([insecure, sql, span(badge, 'dim')]);
	const choices = [
		[name, address, insecure, version, sql, badge],
		[name, address, insecure, sql, badge],
		[who, insecure, sql, badge],
		[cutName(who, Math.max(shortestName, room - widthOfLine(rest) - between.length)), insecure, sql, badge],
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

/** A server's own message may be of any length; the event has all of it. */
const longestSql = 30;

function sqlSpan({sql, trouble}: WatchedCluster, {screen}: Frame['words']): Span {
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

/** The right side, longest first: the clock is left out before the state of the sources. */
function drawRights(frame: Frame, isAwaited: boolean): readonly Line[] {
	const {state, zone, columns, words} = frame;
	const {at} = state.now;
	const offset = columns < 100 ? '' : ` ${formatOffset(at, zone)}`;
	const clock = span(`   ${formatMinute(at, zone)}${offset}`, 'dim');
	const status = isAwaited ? [...spinner, span(words.screen.asking, 'active')] : drawLiveness(frame);
	return [[...status, clock], status, ...(isAwaited ? [] : [status.slice(0, 2)])];
}

/** Live, or for how long the agent has not answered, and whether SQL still does. */
function drawLiveness({state, words, columns}: Frame): Line {
	const lost = state.clusters.find(({trouble}) => trouble !== undefined);
	if (lost?.trouble !== undefined) {
		const {problem, since} = lost.trouble;
		const forMs = state.now.monotonicMs - since.monotonicMs;
		const {text} = words.describeState({type: 'noAnswer', code: problem.code, forMs});
		return lost.sql.type === 'on'
			? [
					span('● ', 'warning'),
					span(words.screen.agent(text), 'warning'),
					span(between),
					span(words.screen.sqlLive, 'good'),
				]
			: [span('● ', 'warning'), span(text, 'warning')];
	}

	const pace = columns < 100 ? [] : [span(` ${describePace(state, words)}`, 'dim')];
	return [span('● ', 'good'), span(words.screen.live), ...pace];
}

/** The pause between two rounds, or how long a round takes where that is longer. */
function describePace({clusters, intervalMs, now}: Frame['state'], {screen}: Frame['words']): string {
	const roundMs = Math.max(0, ...clusters.map((cluster) => roundMsOf(cluster, now.monotonicMs)));
	return roundMs > Math.max(intervalMs, leastRoundMs)
		? screen.roundTakes(formatDuration(roundMs))
		: screen.every(secondsOf(intervalMs));
}

const [leastRoundMs, calmStepMs] = [1000, 5000];

/** How long the last round took, or the present one so far, in steps. */
function roundMsOf({lastRoundMs = 0, roundBeganMs}: WatchedCluster, nowMs: number): number {
	const soFarMs = roundBeganMs === undefined ? 0 : nowMs - roundBeganMs;
	return Math.max(lastRoundMs, Math.floor(soFarMs / calmStepMs) * calmStepMs);
}

function secondsOf(intervalMs: number): string {
	return String(Math.round(intervalMs / 100) / 10);
}
