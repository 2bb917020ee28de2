import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreEvent} from '../../../source/domain/event.js';
import {widthOfLine} from '../../../source/ui/line/line.js';
import {drawEvent} from '../../../source/ui/parts/event.js';
import {address, fold, problem, startedAt} from '../../helpers/facts.js';
import {three} from '../../helpers/fleet-states.js';
import {frameOf, textOf} from '../../helpers/frame.js';

const today = '2026-11-23';
const dropped: RestoreEvent = {id: 1, at: startedAt, cluster: address, tenant: 'rt2', change: {type: 'dropped'}};
const outage: RestoreEvent = {
	id: 2,
	at: startedAt,
	cluster: address,
	change: {type: 'unreachable', problem: problem('refused')},
	interval: {sinceMonotonicMs: 0, durationMs: 41_000},
};

function draw(event: RestoreEvent, {who = 8, hasDays = false, columns = 100} = {}): string {
	return textOf(drawEvent(event, frameOf(fold([]), {columns}), {today, hasDays, who}));
}

test('the sentence begins behind the column of names', () => {
	assert.match(draw(dropped), /^ {3}10:00:00 {2}rt2 {7}\S/v);
	assert.match(draw(dropped, {who: 12}), /^ {3}10:00:00 {2}rt2 {11}\S/v);
});

test('if an event is of another day, those of today leave room for a date', () => {
	assert.match(draw(dropped, {hasDays: true}), /^ {9}10:00:00 {2}rt2/v);
	assert.match(draw({...dropped, at: startedAt - 86_400_000}, {hasDays: true}), /^ {3}11-22 10:00:00 {2}rt2/v);
});

test('a name that is too long for its column is cut', () => {
	assert.match(draw({...dropped, tenant: 'tenant_of_someone'}), /^ {3}10:00:00 {2}tena…one {2}\S/v);
});

test('the length of an interval stands before what may be cut', () => {
	assert.match(draw(outage, {columns: 60}), / no answer for 41s: connection refus…$/v);
});

test('the length of an interval that lasts grows in calm steps', () => {
	const lasting = {...outage, interval: {sinceMonotonicMs: -63_000}};
	assert.match(draw(lasting), / no answer for 1m, ongoing: connection refused$/v);
});

test('a sentence that does not fit is cut, and leaves the last cell free', () => {
	const line = drawEvent(dropped, frameOf(fold([]), {columns: 30}), {today, hasDays: false, who: 8});
	assert.ok(widthOfLine(line) < 30);
	assert.match(textOf(line), /…$/v);
});

test('where several clusters have the tenant, the cluster is named too', () => {
	const drawn = (tenant: string, cluster: string) =>
		textOf(drawEvent({...dropped, tenant, cluster}, frameOf(three), {today, hasDays: false, who: 12}));
	assert.match(drawn('rt2', 'b:1'), / rt2@test {6}\S/v);
	assert.match(drawn('audit', 'a:1'), / audit {9}\S/v);
});
