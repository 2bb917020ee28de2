import {selectShownEvents} from '../select/shown.js';
import type {State} from '../state.js';

/** The state whose screen stands still, or is live again. Nothing is copied: the state at that time is kept as it was. */
export function togglePause(state: State): State {
	return state.paused === undefined
		? {...state, paused: {since: state.now, world: state}}
		: resume(state, state.paused.world);
}

/** A log that was scrolled up keeps its position, although there are more events below it. */
function resume(state: State, world: State): State {
	const {view} = state;
	const live = {...state, paused: undefined};
	if (view.eventsBack === 0) {
		return live;
	}

	const news = selectShownEvents(live).filter(({id}) => id >= world.nextEventId).length;
	return {...live, view: {...view, eventsBack: view.eventsBack + news}};
}
