import type {Fact} from '../monitor/fact.js';
import {hasNews} from '../monitor/select/has-news.js';
import type {State} from '../monitor/state.js';
import type {Frames} from '../system/frames.js';

/** What is shown changes with time alone no more often than this, in ms: ages and durations go in such steps. */
const calmStepMs = 5000;

/** After these nothing more is to come for a while. */
const stepEnds: ReadonlySet<Fact['type']> = new Set(['roundEnded', 'progressRead', 'sqlFailed', 'ticked']);

/** A key, what became of it, and another size: drawn without waiting for the end of a step. */
const atOnce: ReadonlySet<Fact['type']> = new Set([
	'commanded',
	'resized',
	'noteCopied',
	'noteSaved',
	'noteFailed',
	'noticeEnded',
]);

/**
 * Asks for a frame after each fact that it takes: a key is answered at once; what was read is drawn when its step has
 * ended, and time in steps of its own. Each state is held against the one before, in which all but what the fact changed
 * are the same objects.
 */
export function createFrameRequests(frames: Frames, getState: () => State): (fact: Fact) => void {
	let before = getState();
	return ({type}) => {
		const state = getState();
		if (atOnce.has(type)) {
			frames.requestNow();
		} else if (calmStepOf(state) !== calmStepOf(before) || hasNews(before, state)) {
			frames.request();
		}

		before = state;
		if (stepEnds.has(type)) {
			frames.endStep();
		}
	};
}

function calmStepOf({now}: State): number {
	return Math.floor(now.at / calmStepMs);
}
