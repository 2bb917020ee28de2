import assert from 'node:assert/strict';
import test from 'node:test';
import {areSeveralShown, isClusterShown} from '../../../source/monitor/select/cluster-filter.js';
import {fold} from '../../helpers/facts.js';
import {command, three} from '../../helpers/fleet-states.js';

test('without a filter every cluster is shown, with one that alone', () => {
	assert.ok(isClusterShown({clusterFilter: undefined}, 'a:1'));
	assert.ok(isClusterShown({clusterFilter: 'a:1'}, 'a:1'));
	assert.ok(!isClusterShown({clusterFilter: 'a:1'}, 'b:1'));
});

test('several are shown where there are several and no filter', () => {
	assert.ok(areSeveralShown(three));
	assert.ok(!areSeveralShown(command(three, {type: 'showNextCluster'})));
	assert.ok(!areSeveralShown(fold([])));
});
