import assert from 'node:assert/strict';
import test from 'node:test';
import {isSameDetail, type ProblemDetail} from '../../source/domain/problem-detail.js';

const status: ProblemDetail = {type: 'httpStatus', status: 301};

const pairs: ReadonlyArray<
	readonly [one: ProblemDetail | undefined, other: ProblemDetail | undefined, isSame: boolean]
> = [
	[status, {type: 'httpStatus', status: 301}, true],
	[undefined, undefined, true],
	[status, {type: 'httpStatus', status: 302}, false],
	[status, {type: 'noEnvelope', status: 301}, false],
	[status, undefined, false],
	[undefined, status, false],
];

for (const [one, other, isSame] of pairs) {
	test(`${JSON.stringify(one)} and ${JSON.stringify(other)} ${isSame ? 'say' : 'do not say'} the same`, () => {
		assert.equal(isSameDetail(one, other), isSame);
	});
}
