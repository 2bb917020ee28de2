import assert from 'node:assert/strict';
import test from 'node:test';
import {createChangeDetector, onChange} from '../../source/monitor/on-change.js';
import {createStore} from '../../source/monitor/store.js';

test('a change detector reports each change once', () => {
	let value = 1;
	const hasChanged = createChangeDetector(() => value);
	const seen = [hasChanged()];
	value = 2;
	seen.push(hasChanged(), hasChanged());
	value = 1;
	seen.push(hasChanged());
	assert.deepEqual(seen, [false, true, false, true]);
});

/** A store whose state is the last fact. */
function createRig() {
	const store = createStore({asked: 0, other: 0}, (_state, fact: {asked: number; other: number}) => fact);
	const acted: number[] = [];
	const act = () => {
		acted.push(store.getState().asked);
	};

	return {store, acted, act};
}

test('the function is called after each fact that changes the selected part, and after no other', () => {
	const {store, acted, act} = createRig();
	onChange(store, ({asked}) => asked, act);
	store.dispatch({asked: 0, other: 1});
	store.dispatch({asked: 1, other: 1});
	store.dispatch({asked: 1, other: 2});
	store.dispatch({asked: 2, other: 2});
	assert.deepEqual(acted, [1, 2]);
});

test('an earlier change is no change, and after unsubscribing nothing is called', () => {
	const {store, acted, act} = createRig();
	store.dispatch({asked: 5, other: 0});
	const end = onChange(store, ({asked}) => asked, act);
	store.dispatch({asked: 5, other: 1});
	end();
	store.dispatch({asked: 6, other: 1});
	assert.deepEqual(acted, []);
});
