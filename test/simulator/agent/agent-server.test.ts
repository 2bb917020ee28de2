import assert from 'node:assert/strict';
import test from 'node:test';
import {scenarioLibrary, storyOf} from '../../../source/simulator/world/scenario-library.js';
import {createWorld} from '../../../source/simulator/world/world.js';
import {minute} from '../worlds.js';
import {ask} from './ask.js';
import {at} from './replies.js';
import {runServer} from './running-server.js';

test('the outages of the story come and go by themselves; a fault that is set comes before them', async (t) => {
	const outages = [{from: at + minute, to: at + 2 * minute, fault: {type: 'html'}}] as const;
	const world = createWorld(storyOf([scenarioLibrary.quickSuccess(at)], {outages}));
	const {port, server, setNow} = await runServer(t, {at, world});
	const look = async (now: number) => {
		setNow(now);
		const {headers, text} = await ask(port, '/api/v1/time');
		return text === '' ? 'empty' : headers['content-type'];
	};

	assert.equal(await look(at + minute - 1), 'application/json');
	assert.equal(await look(at + minute), 'text/html; charset=utf-8');
	server.setFault({type: 'empty200'});
	assert.equal(await look(at + minute), 'empty');
	server.setFault(undefined);
	assert.equal(await look(at + 2 * minute - 1), 'text/html; charset=utf-8');
	assert.equal(await look(at + 2 * minute), 'application/json');
});
