import {isSameKey} from '../../domain/cluster.js';
import type {FactBody} from '../fact.js';
import {selectShown} from '../select/shown.js';
import type {State} from '../state.js';
import {updateRestore} from './update-restores.js';

/** The state with the detail of the selected restore on top; without a restore it stays as it is. */
export function openDetail(state: State): State {
	const selected = selectShown(state).find(({isSelected}) => isSelected)?.key;
	const {view} = state;
	return selected === undefined
		? state
		: {...state, view: {...view, screens: [...view.screens, 'detail'], selected, detailTop: 0, hasAllFields: false}};
}

/** The state without the detail of a restore that has left the list. Called after every fact. */
export function leaveDetail(state: State, before: State): State {
	const {view, list} = state;
	// A screen that stands still shows what has been left out since.
	if (
		state.paused !== undefined ||
		list === before.list ||
		!view.screens.includes('detail') ||
		list.keys.some((key) => isSameKey(key, view.selected))
	) {
		return state;
	}

	const [first, ...others] = view.screens;
	return {...state, view: {...view, screens: [first, ...others.filter((screen) => screen !== 'detail')]}};
}

/** The state after the agent was asked for its own row of a job; that of another job than the present one is of no use. */
export function readOverview(
	state: State,
	{key, jobId, overview}: Extract<FactBody, {readonly type: 'overviewRead'}>,
): State {
	return updateRestore(state, key, (restore) =>
		restore.job?.jobId === jobId
			? {
					...restore,
					agentRow: {readAt: state.now.at, status: restore.job.status, ...(overview === undefined ? {} : {overview})},
				}
			: restore,
	);
}
