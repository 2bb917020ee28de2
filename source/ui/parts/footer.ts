import type {Notice} from '../../domain/notice.js';
import type {Frame} from '../frame.js';
import {spellText} from '../../text/charset.js';
import {showName} from '../create-frame.js';
import {cutName} from '../line/fit.js';
import {bindings, type FooterEntry, type Mode, type Usefulness} from '../keymap.js';
import {cutLine, span, widthOfLine, type Line} from '../line/line.js';

/**
 * The keys that are bound in this mode and can work, from the key table. Those without room are left out whole. For some
 * seconds what became of a note stands in their place.
 */
export function drawFooter(frame: Frame, mode: Mode, more: Pick<Usefulness, 'hasMoreEvents' | 'hasMoreHelp'>): Line {
	const {columns, candidates, hasKeys, state} = frame;
	const {notice} = state.view;
	if (notice !== undefined) {
		return drawNotice(notice, frame);
	}

	const usefulness = {
		...more,
		hasKeys,
		restores: candidates.length,
		clusters: state.clusters.length,
		isFiltered: state.view.clusterFilter !== undefined,
		isTextFiltered: state.view.filter.text !== '',
		isBellOn: state.view.isBellOn,
		isInTrouble: isInTrouble(frame),
	};
	const offered = bindings.flatMap(({footer = []}) =>
		footer.filter((entry) => entry.modes.includes(mode) && canWork(entry, usefulness)),
	);
	const kept = chooseFitting(offered, frame);
	const line = offered.filter((entry) => kept.has(entry)).flatMap((entry) => drawEntry(entry, frame));
	return cutLine(line, columns - 1);
}

/** The name of a file stands at its end: a text without room is cut in the middle. */
function drawNotice(notice: Notice, frame: Frame): Line {
	const {words, columns} = frame;
	const meaning = notice.type === 'noteFailed' ? 'warning' : 'plain';
	const text = showName(words.describeNotice(notice), frame);
	return [span(' '), span(cutName(text, Math.max(0, columns - 2)), meaning)];
}

function canWork(entry: FooterEntry, usefulness: Usefulness): boolean {
	const {isWithoutKeys = false, canWork: isUseful = () => true} = entry;
	return isWithoutKeys !== usefulness.hasKeys && isUseful(usefulness);
}

/** The urgent entries first, then the others in their order; the first one always. */
function chooseFitting(offered: readonly FooterEntry[], frame: Frame): ReadonlySet<FooterEntry> {
	const kept = new Set<FooterEntry>();
	let left = frame.columns - 1;
	for (const entry of offered.toSorted((one, other) => urgencyOf(one) - urgencyOf(other))) {
		const width = widthOfLine(drawEntry(entry, frame));
		if (!(width <= left || kept.size === 0)) {
			continue;
		}

		kept.add(entry);
		left -= width;
	}

	return kept;
}

function urgencyOf({isUrgent = false}: FooterEntry): number {
	return isUrgent ? 0 : 1;
}

function drawEntry({label, word}: FooterEntry, {words, charset}: Frame): Line {
	return [span(` ${spellText(label, charset)}`, 'strong'), span(` ${words.keys.short[word]} `, 'dim')];
}

function isInTrouble({state}: Frame): boolean {
	return state.clusters.some(({trouble, sql}) => trouble !== undefined || sql.type === 'off');
}
