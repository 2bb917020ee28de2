import assert from 'node:assert/strict';
import test from 'node:test';
import {describeAgo, describeState} from '../../source/locale/describe-state.js';
import {en} from '../../source/locale/en.js';

const states = [
	[{type: 'firstAnswer'}, 'first answer'],
	[{type: 'phase', phase: 'restoring', status: 'RESTORING'}, 'restoring'],
	[{type: 'phase', phase: 'waiting', status: ''}, 'waiting for tenant'],
	[{type: 'phase', phase: 'unknown', status: 'NEW_WORD'}, 'NEW_WORD'],
	[{type: 'phase', phase: 'unknown', status: ''}, 'unknown'],
	[{type: 'failed', code: -4018}, 'failed -4018'],
	[{type: 'failed', code: undefined}, 'failed'],
	[{type: 'ended', status: 'ODD'}, 'ODD'],
	[{type: 'ended', status: ''}, 'unknown'],
	[{type: 'dropped'}, 'dropped'],
	[{type: 'none'}, 'never restored'],
	[{type: 'tableRestore'}, 'table restore'],
	[{type: 'rejected'}, 'unknown'],
	[{type: 'stalled', forMs: 130_000}, 'stalled 2m'],
	[{type: 'noAnswer', code: 'unreachable', forMs: 44_900}, 'no answer 40s'],
	[{type: 'noAnswer', code: 'timeout', forMs: 130_000}, 'no answer 2m'],
	[{type: 'noAnswer', code: 'unreachable', forMs: 3_700_000}, 'no answer 1h01m'],
	[{type: 'noAnswer', code: 'unreachable', forMs: 4000}, 'no answer'],
	[{type: 'noAnswer', code: 'unauthorized', forMs: 44_900}, 'refused 40s'],
	[{type: 'noAnswer', code: 'malformed', forMs: 44_900}, 'unreadable 40s'],
] as const;

for (const [word, text] of states) {
	test(`the state ${JSON.stringify(word)} is "${text}"`, () => {
		assert.equal(describeState(word, en).text, text);
	});
}

const ages = [
	[196_000, '3m16s ago'],
	[47 * 3_600_000, '1d23h ago'],
	[48 * 3_600_000, '2 days ago'],
	[400 * 86_400_000, '400 days ago'],
] as const;

for (const [ms, text] of ages) {
	test(`what was ${ms} ms ago was "${text}"`, () => {
		assert.equal(describeAgo(ms, en), text);
	});
}
