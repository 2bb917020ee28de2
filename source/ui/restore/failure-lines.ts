import type {Failure} from '../../domain/failure.js';
import {grepsOf, type GrepPlace} from '../../domain/failure-greps.js';
import type {RestoreView} from '../../monitor/select/restore-view.js';
import {formatCount} from '../../locale/numbers.js';
import type {ScreenWords} from '../../locale/words.js';
import type {Frame} from '../frame.js';
import {wrap} from '../line/fit.js';
import {span} from '../line/line.js';
import {widthOf} from '../line/width.js';
import type {Meaning} from '../theme.js';
import {labelled, widthOfContent, type DetailLine} from './detail-line.js';

/** Why a restore failed, where, and what to do next; what its comment says beyond that comes last. */
export function drawFailure(frame: Frame, {outcome, failure, isReasonAwaited}: RestoreView): readonly DetailLine[] {
	if (outcome !== 'failed') {
		return [];
	}

	const {words} = frame;
	const {screen, report} = words;
	if (isReasonAwaited) {
		// The only restore has a title, which says it already.
		return frame.candidates.length === 1
			? []
			: drawText(frame, {label: '', text: report.failedUnexplained, meaning: 'bad', priority: 3});
	}

	const error = failure === undefined ? '' : words.describeError(failure);
	const isToldByRest = failure?.rest === error;
	return [
		...drawText(frame, {
			label: screen.reason,
			text: error === '' ? screen.noReason : error,
			meaning: 'bad',
			priority: 3,
		}),
		...drawText(frame, {label: screen.where, text: words.list(placesOf(failure, screen)), priority: 4}),
		...drawText(frame, {label: screen.trace, text: failure?.traceId ?? '', priority: 6}),
		...nextSteps(frame, failure).flatMap((text, index) =>
			drawText(frame, {label: index === 0 ? screen.next : '', text, priority: 5}),
		),
		...drawText(frame, {
			label: screen.comment,
			text: isToldByRest ? '' : (failure?.rest ?? ''),
			meaning: 'dim',
			priority: 7,
		}),
	];
}

type Text = {
	readonly label: string;
	readonly text: string;
	readonly meaning?: Meaning;
	readonly priority: number;
};

/** The text in as many lines as it takes, the first one labelled; none if it is ''. */
function drawText(frame: Frame, {label, text, meaning = 'plain', priority}: Text): readonly DetailLine[] {
	const rows = text === '' ? [] : wrap(text, widthOfContent(frame));
	return rows.map((row, index) => ({line: labelled(index === 0 ? label : '', [span(row, meaning)]), priority}));
}

function placesOf(failure: Failure | undefined, screen: ScreenWords): readonly string[] {
	const {logStream, module = '', server = '', more = 0} = failure ?? {};
	return [
		logStream === undefined ? '' : screen.logStream(String(logStream)),
		module,
		server,
		more === 0 ? '' : screen.andMore(formatCount(more)),
	];
}

/** Log that is missing for the target: OB_ENTRY_NOT_EXIST, of which OceanBase says "No enough log for restore", and its kin. */
const logShortages: ReadonlySet<number | undefined> = new Set([-4018, -9064, -9077, -9079, -9119]);

/** Whether log is missing for the target of the restore. */
export function isLogShort({code}: Pick<Failure, 'code'>): boolean {
	return logShortages.has(code);
}

/** Shown to be copied, never run. */
function nextSteps(frame: Frame, failure: Failure | undefined): readonly string[] {
	const {screen} = frame.words;
	const search = searchOf(failure, screen).find((text) => widthOf(text) <= widthOfContent(frame));
	const window = failure !== undefined && isLogShort(failure) ? [screen.checkLogWindow] : [];
	return [search ?? searchOf(failure, screen)[1], ...window];
}

/**
 * The command with the place to run it, and alone for a row that is too short: the place is in another line too. Only that of
 * the piece whose parts are shown.
 */
function searchOf(failure: Failure | undefined, screen: ScreenWords): readonly [whole: string, command: string] {
	const [greps] = grepsOf(failure);
	const command = greps?.commands[0] ?? '';
	return [greps === undefined ? command : placeCommand(command, greps.place, screen), command];
}

function placeCommand(command: string, place: GrepPlace, screen: ScreenWords): string {
	switch (place.type) {
		case 'server': {
			return screen.runOn(place.address, command);
		}

		case 'rootService': {
			return screen.runAtRootService(command);
		}

		case 'anyServer': {
			return screen.runSomewhere(command);
		}
	}
}
