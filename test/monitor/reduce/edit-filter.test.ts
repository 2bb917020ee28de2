import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command} from '../../../source/monitor/command.js';
import {command, three} from '../../helpers/fleet-states.js';

const begin = {type: 'beginFilter'} as const;
const type = (text: string): Command => ({type: 'typeFilter', text});
const keep = {type: 'keepFilter'} as const;
const back = {type: 'goBack'} as const;
const filterAfter = (...commands: readonly Command[]) => command(three, ...commands).view.filter;

test('a filter is typed letter by letter, and kept', () => {
	assert.deepEqual(filterAfter(begin, type('s'), type('h')), {text: 'sh', isTyped: true});
	assert.deepEqual(filterAfter(begin, type('sh'), keep), {text: 'sh', isTyped: false});
	assert.deepEqual(filterAfter(begin, type('sh'), keep, begin, type('op')), {text: 'shop', isTyped: true});
});

test('the last character, the last word or all of it is deleted', () => {
	const typed = [begin, type('shop :fa')];
	assert.equal(filterAfter(...typed, {type: 'eraseFilter', what: 'character'}).text, 'shop :f');
	assert.equal(filterAfter(...typed, {type: 'eraseFilter', what: 'word'}).text, 'shop ');
	assert.deepEqual(filterAfter(...typed, {type: 'eraseFilter', what: 'all'}), {text: '', isTyped: true});
});

test('Esc ends the typing without a filter; later it ends the filter, then that of the cluster', () => {
	assert.deepEqual(filterAfter(begin, type('sh'), back), {text: '', isTyped: false});
	const both = command(three, {type: 'toggleCluster', index: 0}, begin, type('rt'), keep);
	const once = command(both, back);
	assert.deepEqual([once.view.filter.text, once.view.clusterFilter], ['', 'a:1']);
	assert.equal(command(once, back).view.clusterFilter, undefined);
});

test('blanks alone are no filter, and a text of any length is cut', () => {
	assert.deepEqual(filterAfter(begin, type('  '), keep), {text: '', isTyped: false});
	assert.equal([...filterAfter(begin, type('🙂'.repeat(1000))).text].length, 200);
});

test('outside of that nothing is typed', () => {
	assert.deepEqual(filterAfter(type('q'), keep), {text: '', isTyped: false});
});

test('another filter shows the newest events', () => {
	const {view} = three;
	const scrolled = {...three, view: {...view, eventsBack: 2, eventList: {...view.eventList, lastId: 1}}};
	const {eventsBack, eventList} = command(scrolled, begin, type('r')).view;
	assert.deepEqual([eventsBack, eventList.lastId], [0, undefined]);
	assert.equal(command(scrolled, begin).view.eventList.lastId, 1);
});
