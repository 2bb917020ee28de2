import type {Failure} from '../../domain/failure.js';
import {grepsOf, type GrepPlace} from '../../domain/failure-greps.js';
import {splitFailure} from '../../domain/failure-pieces.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCount} from '../../locale/numbers.js';
import type {RestoreDetailStrings} from '../../locale/restore-detail-strings.js';
import {spellName} from '../../text/charset.js';
import type {Frame} from '../frame.js';
import type {Line} from '../line/line.js';
import {isLogShort} from '../restore/failure-lines.js';
import type {Meaning} from '../theme.js';
import {drawSection, drawTextRows} from './rows.js';

/** Why a restore has failed, taken apart; what to run on which server; and OceanBase's comment as it is. */
export function drawFailureSection(frame: Frame, {outcome, failure, isReasonAwaited}: RestoreView): readonly Line[] {
	const {words} = frame;
	if (outcome !== 'failed' && outcome !== 'dropped') {
		return [];
	}

	const title = words.detail.headings.failure;
	if (isReasonAwaited) {
		return drawSection(frame, title, {rows: drawReason(frame, words.report.failedUnexplained)});
	}

	if (failure === undefined) {
		const rows = outcome === 'failed' ? drawReason(frame, words.screen.noReason) : [];
		return drawSection(frame, title, {rows});
	}

	return drawSection(frame, title, {
		rows: [...drawParts(frame, failure), ...drawSteps(frame, failure), ...drawComment(frame, failure)],
	});
}

function drawReason(frame: Frame, text: string): readonly Line[] {
	return drawTextRows(frame, {label: frame.words.screen.reason, text, meaning: 'bad'});
}

function drawParts(frame: Frame, failure: Failure): readonly Line[] {
	const {words} = frame;
	const {screen, detail} = words;
	const {module = '', logStream, server = '', traceId = '', more} = failure;
	const error = words.describeError(failure);
	const row = (label: string, text: string, meaning: Meaning = 'plain') =>
		drawTextRows(frame, {label, text: spellName(text, frame.charset), meaning});
	return [
		...drawReason(frame, error === '' ? screen.noReason : error),
		...row(detail.labels.module, module),
		...row(detail.labels.logStream, logStream === undefined ? '' : String(logStream)),
		...row(detail.labels.server, server),
		...row(screen.trace, traceId),
		...row('', more === 0 ? '' : detail.otherPieces(formatCount(more)), 'dim'),
	];
}

/** The commands for every server that the comment names. */
function drawSteps(frame: Frame, failure: Failure): readonly Line[] {
	const {screen, detail} = frame.words;
	const greps = grepsOf(failure).flatMap(({place, commands}, index) => [
		...drawTextRows(frame, {label: index === 0 ? screen.next : '', text: placeText(place, detail), meaning: 'dim'}),
		...commands.flatMap((text) => drawTextRows(frame, {text: spellName(text, frame.charset), meaning: 'strong'})),
	]);
	const window = isLogShort(failure) ? drawTextRows(frame, {text: screen.checkLogWindow}) : [];
	return [...greps, ...window];
}

function placeText(place: GrepPlace, {places}: RestoreDetailStrings): string {
	return place.type === 'server' ? places.server(place.address) : places[place.type];
}

/** What the other rows are taken from, each piece and each of its lines on a row of its own. */
function drawComment(frame: Frame, {comment}: Failure): readonly Line[] {
	const pieces = splitFailure(comment).map(({text, isEnded}) => `${text.trim()}${isEnded ? ';' : ''}`);
	const lines = pieces.flatMap((piece) => piece.split('\n')).filter((line) => line.trim() !== '');
	return lines.flatMap((line, index) =>
		drawTextRows(frame, {
			label: index === 0 ? frame.words.screen.comment : '',
			text: spellName(line, frame.charset),
			meaning: 'dim',
		}),
	);
}
