import type {Screen, State, View} from '../state.js';

/** The state with parts of its view changed. */
export function withView(state: State, change: Partial<View>): State {
	return {...state, view: {...state.view, ...change}};
}

/** The screens with another one on top. */
export function openScreen({screens}: Pick<View, 'screens'>, screen: Screen): View['screens'] {
	return [...screens, screen];
}

/** The screens without the one on top; the first one stays. */
export function closeScreen({screens}: Pick<View, 'screens'>): View['screens'] {
	const [first, ...others] = screens;
	return [first, ...others.slice(0, -1)];
}
