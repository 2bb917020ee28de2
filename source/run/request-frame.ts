import type {Fact} from '../monitor/fact.js';
import {hasNews} from '../monitor/select/has-news.js';
import type {State} from '../monitor/state.js';
import type {Frames} from '../system/frames.js';

/** A fact, the state after it, and the state that the screen shows. */
export type Step = {readonly fact: Fact; readonly state: State; readonly shown: State};

/** What is shown changes with time alone no more often than this, in ms: ages and durations go in such steps. */
const calmStepMs = 5000;

/** A key is answered at once; what was read is drawn when its step has ended, and time in steps of its own. */
export function requestFrame(frames: Frames, {fact, state, shown}: Step): void {
	if (fact.type === 'commanded' || fact.type === 'resized') {
		frames.requestNow();
		return;
	}

	if (calmStepOf(state) !== calmStepOf(shown) || hasNews(shown, state)) {
		frames.request();
	}

	if (stepEnds.has(fact.type)) {
		frames.endStep();
	}
}

function calmStepOf({now}: State): number {
	return Math.floor(now.at / calmStepMs);
}

/** After these nothing more is to come for a while. */
const stepEnds: ReadonlySet<Fact['type']> = new Set(['roundEnded', 'progressRead', 'sqlFailed', 'ticked']);
