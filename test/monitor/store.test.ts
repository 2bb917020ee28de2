import assert from 'node:assert/strict';
import test from 'node:test';
import {createStore} from '../../source/monitor/store.js';

/** A store whose state is the list of its facts. */
function createRig() {
	const store = createStore<readonly string[], string>([], (state, fact) => [...state, fact]);
	const calls: string[] = [];
	const listen = (name: string) => () => {
		calls.push(`${name} ${store.getState().join('')}`);
	};

	return {store, calls, listen};
}

test('a store begins with the state that it is given', () => {
	assert.deepEqual(createRig().store.getState(), []);
});

test('facts are folded one after another', () => {
	const {store} = createRig();
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(store.getState(), ['a', 'b']);
});

test('an earlier state is not mutated', () => {
	const {store} = createRig();
	store.dispatch('a');
	const before = store.getState();
	store.dispatch('b');
	assert.deepEqual(before, ['a']);
});

test('every listener is called once a fact, in the order of subscription, and finds the new state', () => {
	const {store, calls, listen} = createRig();
	store.subscribe(listen('first'));
	store.subscribe(listen('second'));
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(calls, ['first a', 'second a', 'first ab', 'second ab']);
});

test('a subscription is not called for earlier facts', () => {
	const {store, calls, listen} = createRig();
	store.dispatch('a');
	store.subscribe(listen('late'));
	assert.deepEqual(calls, []);
});

test('a listener that has unsubscribed is not called again, and the others still are', () => {
	const {store, calls, listen} = createRig();
	const unsubscribe = store.subscribe(listen('first'));
	store.subscribe(listen('second'));
	unsubscribe();
	unsubscribe();
	store.dispatch('a');
	assert.deepEqual(calls, ['second a']);
});

test('a listener may unsubscribe while it is being called', () => {
	const {store, calls, listen} = createRig();
	const unsubscribe = store.subscribe(() => {
		calls.push('once');
		unsubscribe();
	});
	store.subscribe(listen('second'));
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(calls, ['once', 'second a', 'second ab']);
});

test('a listener is called with the fact', () => {
	const {store} = createRig();
	const facts: string[] = [];
	store.subscribe((fact) => {
		facts.push(fact);
	});
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(facts, ['a', 'b']);
});
