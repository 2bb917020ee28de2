import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {noteFileName} from '../../source/report/note-file-name.js';
import {startedAt} from '../helpers/facts.js';

const name = (tenant: string, jobId?: number) => noteFileName({tenant, jobId, at: startedAt, zone: 'utc'});

test('the file is named after tenant, job and time', () => {
	assert.equal(name('rt2', 4), 'restop-rt2-4-20261123-100000.md');
	assert.equal(name('rt2'), 'restop-rt2-20261123-100000.md');
});

test('what a path or a shell would interpret is replaced, letters of any script stay', () => {
	assert.equal(name('../../etc/passwd'), 'restop-______etc_passwd-20261123-100000.md');
	assert.equal(name('AUX_RECOVER$1 `x`'), 'restop-AUX_RECOVER_1__x_-20261123-100000.md');
	assert.equal(name('恢复租户'), 'restop-恢复租户-20261123-100000.md');
});

test('whatever the tenant is called, the name is one part of a path and fits a file system', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 200}), fc.maxSafeInteger(), (tenant, jobId) => {
			const file = name(tenant, jobId);
			assert.match(file, /^restop-[\p{L}\p{N}\-_]+\.md$/v);
			assert.ok(new TextEncoder().encode(file).length <= 255);
		}),
	);
});
