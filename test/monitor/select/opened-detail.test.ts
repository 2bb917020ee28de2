import assert from 'node:assert/strict';
import test from 'node:test';
import {reduce} from '../../../source/monitor/reduce/reduce.js';
import type {Command} from '../../../source/monitor/command.js';
import {selectOpenedDetail} from '../../../source/monitor/select/opened-detail.js';
import {address, factAt} from '../../helpers/facts.js';
import {mixed} from '../../helpers/mixed-states.js';

function openedAfter(...commands: readonly Command[]) {
	let state = mixed;
	for (const command of commands) {
		state = reduce(state, factAt(1, {type: 'commanded', command}));
	}

	return selectOpenedDetail(state);
}

test('a detail is open until it is closed, and while the help covers it', () => {
	const opened = {cluster: address, tenant: 'rt9'};
	assert.equal(openedAfter({type: 'moveSelection', by: 0}), undefined);
	assert.deepEqual(openedAfter({type: 'openDetail'}), opened);
	assert.deepEqual(openedAfter({type: 'openDetail'}, {type: 'toggleHelp'}), opened);
	assert.equal(openedAfter({type: 'openDetail'}, {type: 'goBack'}), undefined);
});
