import assert from 'node:assert/strict';
import test from 'node:test';
import {labelOfTenant, nameOfCluster} from '../../source/ui/cluster-name.js';
import {after, command, foldFleet, three} from '../helpers/fleet-states.js';
import {frameOf} from '../helpers/frame.js';

const rt2 = {name: 'rt2', tenant: 'rt2', cluster: 'b:1'};

test('a cluster has its name, and one that is not watched any more its key', () => {
	assert.equal(nameOfCluster('b:1', frameOf(three)), 'test');
	assert.equal(nameOfCluster('gone:1', frameOf(three)), 'gone:1');
});

test('a name of a server is safe to draw', () => {
	const named = after(foldFleet([{address: 'a:1', tenants: []}]), [
		[1, {type: 'nameRead', cluster: 'a:1', name: 'ob\u{1B}[2J größe'}],
	]);
	assert.equal(nameOfCluster('a:1', frameOf(named)), String.raw`ob\x1b[2J größe`);
	assert.match(nameOfCluster('a:1', frameOf(named, {charset: 'ascii'})), /^[\u{20}-\u{7E}]+$/v);
});

test('a tenant that several clusters have is named with its cluster, as on the command line', () => {
	assert.equal(labelOfTenant(rt2, frameOf(three)), 'rt2@test');
	assert.equal(labelOfTenant({name: 'audit', tenant: 'audit', cluster: 'a:1'}, frameOf(three)), 'audit');
});

test('where one cluster is shown alone no tenant needs it', () => {
	assert.equal(labelOfTenant(rt2, frameOf(command(three, {type: 'toggleCluster', index: 1}))), 'rt2');
});
