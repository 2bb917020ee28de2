import assert from 'node:assert/strict';
import test from 'node:test';
import {createStore} from '../../source/monitor/store.js';

/** A state that remembers its facts is enough: a store knows nothing of restores. */
function createRig() {
	const store = createStore<readonly string[], string>([], (state, fact) => [...state, fact]);
	const heard: string[] = [];
	const listen = (name: string) => () => {
		heard.push(`${name} ${store.getState().join('')}`);
	};

	return {store, heard, listen};
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

test('a state that was handed out does not change any more', () => {
	const {store} = createRig();
	store.dispatch('a');
	const before = store.getState();
	store.dispatch('b');
	assert.deepEqual(before, ['a']);
});

test('every listener is called once a fact, in the order of subscription, and finds the new state', () => {
	const {store, heard, listen} = createRig();
	store.subscribe(listen('first'));
	store.subscribe(listen('second'));
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(heard, ['first a', 'second a', 'first ab', 'second ab']);
});

test('a subscription tells nothing of facts that came before it', () => {
	const {store, heard, listen} = createRig();
	store.dispatch('a');
	store.subscribe(listen('late'));
	assert.deepEqual(heard, []);
});

test('who has unsubscribed is not called again, and the others still are', () => {
	const {store, heard, listen} = createRig();
	const unsubscribe = store.subscribe(listen('first'));
	store.subscribe(listen('second'));
	unsubscribe();
	unsubscribe();
	store.dispatch('a');
	assert.deepEqual(heard, ['second a']);
});

test('a listener may unsubscribe while it is being called', () => {
	const {store, heard, listen} = createRig();
	const unsubscribe = store.subscribe(() => {
		heard.push('once');
		unsubscribe();
	});
	store.subscribe(listen('second'));
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(heard, ['once', 'second a', 'second ab']);
});

test('a listener is told which fact it was', () => {
	const {store} = createRig();
	const facts: string[] = [];
	store.subscribe((fact) => {
		facts.push(fact);
	});
	store.dispatch('a');
	store.dispatch('b');
	assert.deepEqual(facts, ['a', 'b']);
});
