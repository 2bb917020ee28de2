import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {createMonitor} from '../../source/run/monitor.js';
import {alertTerminal, onAlerts} from '../../source/run/notify.js';
import {english} from '../../source/locale/en.js';
import {address, failedWith, problem, reading, restoreRead, startedAt} from '../helpers/facts.js';
import {createManualClock} from '../helpers/manual-clock.js';

const done = reading({status: 'SUCCESS', finishedAt: startedAt});
const bell = '\u{07}';

function createWatching() {
	const clock = createManualClock(startedAt);
	const monitor = createMonitor({clock, intervalMs: 2000});
	monitor.dispatch({type: 'clusterAdded', cluster: address, agent: address, isInsecure: false, hasSql: false});
	monitor.dispatch({type: 'restoresListed', cluster: address, tenants: ['rt2', 'rt3']});
	monitor.dispatch(restoreRead(reading({status: 'RESTORING', data: {percent: 10}})));
	monitor.dispatch(restoreRead(reading({status: 'RESTORING', data: {percent: 10}}), 'rt3'));
	return {clock, monitor};
}

function open(
	t: TestContext,
	options: {readonly env?: Record<string, string>; readonly isInForeground?: boolean} = {},
) {
	const {clock, monitor} = createWatching();
	const [sent, titles]: [string[], string[]] = [[], []];
	const stop = alertTerminal(monitor, {
		terminal: {
			send(sequence) {
				sent.push(sequence);
				return true;
			},
			setTitle(title) {
				titles.push(title);
			},
		},
		style: {words: english, zone: 'utc'},
		isInForeground: () => options.isInForeground ?? true,
		notifies: options.env,
		clock,
	});
	t.after(stop);
	return {clock, monitor, sent, titles, stop};
}

test('the bell rings once at an end', (t) => {
	const {monitor, sent} = open(t);
	monitor.dispatch(restoreRead(done));
	monitor.dispatch(restoreRead(done));
	monitor.tick();
	assert.deepEqual(sent, [bell]);
});

test('an outage rings no bell', (t) => {
	const {monitor, sent} = open(t);
	monitor.dispatch(failedWith(problem('refused')));
	assert.deepEqual(sent, []);
});

test('the bell can be turned off and on', (t) => {
	const {monitor, sent} = open(t);
	monitor.command({type: 'toggleBell'});
	monitor.dispatch(restoreRead(done));
	monitor.command({type: 'toggleBell'});
	assert.deepEqual(sent, []);
	monitor.dispatch(restoreRead(done, 'rt3'));
	assert.deepEqual(sent, [bell]);
});

test('in the background the terminal is another’s: nothing is sent', (t) => {
	const {monitor, sent} = open(t, {env: {}, isInForeground: false});
	monitor.dispatch(restoreRead(done));
	assert.deepEqual(sent, []);
});

test('notifications are sent for every event of note, with the bell or without', (t) => {
	const {monitor, sent} = open(t, {env: {TERM: 'foot'}});
	monitor.dispatch(failedWith(problem('refused')));
	const text = `777;notify;restop;${address} no answer: connection refused`;
	assert.deepEqual(sent, [`\u{1B}]${text}\u{1B}\\`]);
	monitor.command({type: 'toggleBell'});
	monitor.dispatch(restoreRead(done));
	assert.match(sent[1] ?? '', /reachable again/v);
	assert.match(sent.join(''), /rt2 succeeded/v);
	assert.ok(!sent.join('').includes(bell));
});

test('the title is set at once, and then at most every five seconds of real time', async (t) => {
	const {clock, monitor, titles} = open(t);
	assert.deepEqual(titles, ['restop ▸10%']);
	monitor.dispatch(restoreRead(done));
	await clock.advance(4000);
	monitor.tick();
	assert.equal(titles.length, 1);
	await clock.advance(1000);
	monitor.tick();
	monitor.tick();
	assert.deepEqual(titles.slice(1), ['restop ▸10%']);
	monitor.dispatch(restoreRead(done, 'rt3'));
	await clock.advance(5000);
	monitor.tick();
	assert.deepEqual(titles.slice(2), ['restop ✓2']);
});

test('after the end nothing is sent', async (t) => {
	const {clock, monitor, sent, titles, stop} = open(t);
	stop();
	await clock.advance(60_000);
	monitor.dispatch(restoreRead(done));
	assert.deepEqual([sent, titles.length], [[], 1]);
});

test('what has happened before is no alert', () => {
	const {monitor} = createWatching();
	monitor.dispatch(restoreRead(done));
	const types: string[] = [];
	onAlerts(monitor, (alerts) => {
		types.push(...alerts.map(({type}) => type));
	});
	monitor.tick();
	assert.deepEqual(types, []);
	monitor.dispatch(restoreRead(done, 'rt3'));
	assert.deepEqual(types, ['ended']);
});
