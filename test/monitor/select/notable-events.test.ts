import assert from 'node:assert/strict';
import test from 'node:test';
import type {RestoreEvent} from '../../../source/domain/event.js';
import {isNotable, selectNotable} from '../../../source/monitor/select/notable-events.js';
import {address, startedAt} from '../../helpers/facts.js';

const place = {at: startedAt, cluster: address, tenant: 'rt2'};
const milestone: RestoreEvent = {...place, id: 1, change: {type: 'milestone', track: 'data', percent: 25}};
const dropped: RestoreEvent = {...place, id: 2, change: {type: 'dropped'}};

test('milestones are not on the main screen; all else is', () => {
	assert.equal(isNotable(milestone), false);
	assert.deepEqual(selectNotable([milestone, dropped]), [dropped]);
});
