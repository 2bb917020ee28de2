import type {Track} from '../../domain/track.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCount} from '../../locale/numbers.js';
import type {Frame} from '../frame.js';
import {drawBar} from '../line/bar.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';
import {drawSparkline} from '../line/sparkline.js';
import {fit} from '../line/fit.js';
import {widthOf} from '../line/width.js';
import {formatDataBytes, formatShare} from '../restore/amounts.js';
import {labelled, widthOfContent} from '../restore/detail-line.js';
import {drawAge, drawEnd, drawSpeed, drawStandstill, meaningOfGraph} from '../restore/rate-line.js';
import {logParts} from '../restore/tracks.js';
import {dimLineIfOld} from '../stale.js';

const shortestBar = 8;
/** With less room the figures stand below their bar. */
const leastBar = 16;
const longestBar = 100;
/** Between a bar and its percent, and the percent itself: `  71.4%`. */
const percentWidth = 9;
const between = ' '.repeat(3);

/**
 *     Data     ━━━━━━━━━━━━━━━━━━━━────────    71.4%   88.5 of 124.0 GB   1,264 of 1,767 tablets
 *     log      ━━━━━━━━━━━━━━━━━━━━━━━━━━━━   100.0%   caught up
 *     rate     ⡠⠤⠒⠊⠉⠉⠒                         0 B/s (was 49.6 MB/s)  avg 12.4 MB/s
 *     eta      about 18:44, in 40m (35m–50m)
 */
export function drawWideTracks(frame: Frame, restore: RestoreView): readonly Line[] {
	if (restore.job === undefined) {
		return [];
	}

	const {words} = frame;
	const figures = {data: dataParts(frame, restore), log: logParts(frame, restore)};
	const widest = Math.max(...Object.values(figures).map((parts) => widthOf(parts.join(between))));
	const room = widthOfContent(frame) - percentWidth;
	const isBeside = room - between.length - widest >= leastBar;
	const bar = Math.max(shortestBar, Math.min(longestBar, isBeside ? room - between.length - widest : room));
	const draw = (track: Track) => drawTrack(frame, restore, {track, parts: figures[track], bar, isBeside});
	const standstill = drawStandstill(restore.rate, words).map((line) => dimLineIfOld(restore, line));
	const lines = [
		...draw('data'),
		...draw('log'),
		...drawRate(frame, restore, bar),
		...drawParts(frame, '', standstill),
		...drawParts(frame, words.detail.labels.eta, drawEnd(restore, frame)),
	];
	return lines.map((line) => cutLine(line, frame.columns - 1));
}

function dataParts({words}: Frame, {data}: RestoreView): readonly string[] {
	const {finishedTablets, totalTablets} = data;
	const tablets =
		finishedTablets === undefined || totalTablets === undefined
			? ''
			: words.screen.tablets(formatCount(finishedTablets), formatCount(totalTablets));
	return [formatDataBytes(data, words, 1), tablets].filter((part) => part !== '');
}

type TrackRow = {
	readonly track: Track;
	readonly parts: readonly string[];
	readonly bar: number;
	readonly isBeside: boolean;
};

function drawTrack(frame: Frame, restore: RestoreView, {track, parts, bar, isBeside}: TrackRow): readonly Line[] {
	const {screen} = frame.words;
	const view = track === 'data' ? restore.data : restore.log;
	const share = formatShare(view, 1);
	const percent = share === '' ? span(fit(screen.unknown, 7), 'dim') : span(share.padStart(7), 'strong');
	const texts = parts.map((part) => [span(part, 'dim')]);
	const first = [...drawBar(track, view, bar), span('  '), percent];
	const beside = isBeside ? texts.flatMap((text) => [span(between), ...text]) : [];
	return [
		dimLineIfOld(restore, labelled(screen[track], [...first, ...beside])),
		...(isBeside ? [] : drawParts(frame, '', texts)),
	];
}

/** The rates that were seen, and the present one: beside the graph, or below it where there is no room. */
function drawRate(frame: Frame, restore: RestoreView, bar: number): readonly Line[] {
	const {words} = frame;
	const speed = [
		...drawSpeed(restore.rate, words).map((line) => dimLineIfOld(restore, line)),
		...drawAge(restore, words),
	];
	const graph = restore.speeds.length < 2 ? '' : drawSparkline(restore.speeds, bar);
	if (graph === '') {
		return drawParts(frame, words.screen.rate, speed);
	}

	const line: Line = [span(fit(graph, bar), meaningOfGraph(restore)), span(' '.repeat(3))];
	const joined = speed.flatMap((part, index) => (index === 0 ? part : [span(between), ...part]));
	const whole = labelled(words.screen.rate, [...line, ...joined]);
	return widthOfLine(whole) < frame.columns
		? [whole]
		: [labelled(words.screen.rate, line), ...drawParts(frame, '', speed)];
}

/** Each part in a row of its own where they do not fit into one. */
function drawParts(frame: Frame, label: string, parts: readonly Line[]): readonly Line[] {
	const joined = parts.flatMap((part, index) => (index === 0 ? part : [span(between), ...part]));
	const rows = widthOfLine(joined) <= widthOfContent(frame) ? [joined] : parts;
	return rows.filter((row) => row.length > 0).map((row, index) => labelled(index === 0 ? label : '', row));
}
