import {memoByReference} from '../domain/memo.js';
import {otherZone} from '../locale/times.js';
import {spellWords} from '../locale/spell-words.js';
import type {Words} from '../locale/words.js';
import type {RestoreView} from '../monitor/select/restore-view.js';
import {selectPause, selectSeen} from '../monitor/select/seen.js';
import {selectCandidates, selectShown} from '../monitor/select/shown.js';
import {spellName, spellText, type Charset} from '../text/charset.js';
import {makeVisible} from '../text/visible-text.js';
import type {Frame} from './frame.js';

/** A frame of a state, with its texts spelt in the charset. */
export function createFrame({words, badge, zone, ...rest}: Omit<Frame, 'restores' | 'candidates' | 'pause'>): Frame {
	const {charset} = rest;
	const state = selectSeen(rest.state);
	const {filter, isOtherZone} = state.view;
	const restores = selectShown(state).map((restore) => spellRestore(restore, charset));
	return {
		...rest,
		state,
		words: wordsIn(words)(charset),
		badge: spellText(badge, charset),
		zone: isOtherZone ? otherZone(zone) : zone,
		restores,
		candidates:
			filter.text === '' ? restores : selectCandidates(state).map((restore) => spellRestore(restore, charset)),
		pause: selectPause(rest.state),
	};
}

/** The words of a language in a charset; spelt once for each. */
const wordsIn = memoByReference((words: Words) => {
	const known = new Map<Charset, Words>();
	return (charset: Charset): Words => {
		const spelt = known.get(charset) ?? spellWords(words, charset);
		known.set(charset, spelt);
		return spelt;
	};
});

/** The names and the comment of a restore that are drawn as they are; all else goes through words. */
function spellRestore(restore: RestoreView, charset: Charset): RestoreView {
	if (charset === 'unicode' || charset === 'asciiSigns') {
		return restore;
	}

	const {name, job, failure} = restore;
	const spell = (text: string) => spellName(text, charset);
	return {
		...restore,
		name: spell(name),
		job: job && {...job, sourceCluster: spell(job.sourceCluster), sourceTenant: spell(job.sourceTenant)},
		failure: failure && {...failure, rest: spell(failure.rest)},
	};
}

/** A name of a server or a tenant, safe to draw and in the characters that can be shown. */
export function showName(name: string, {charset}: Pick<Frame, 'charset'>): string {
	return spellName(makeVisible(name), charset);
}
