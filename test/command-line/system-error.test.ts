import assert from 'node:assert/strict';
import test from 'node:test';
import {createListenError, createReadError, describeSystemError} from '../../source/command-line/system-error.js';
import {UsageError} from '../../source/command-line/usage-error.js';
import {english} from '../../source/locale/en.js';

const {usage} = english;

function errorOf(code: string): Error {
	return Object.assign(new Error('something long'), {code});
}

const causes = [
	['ENOENT', 'no such file'],
	['EACCES', 'permission denied'],
	['EPERM', 'permission denied'],
	['EISDIR', 'is a directory'],
	['EADDRINUSE', 'address already in use'],
	['EADDRNOTAVAIL', 'not an address of this host'],
	['ENOTFOUND', 'unknown host'],
	['EMFILE', 'EMFILE'],
] as const;

for (const [code, cause] of causes) {
	test(`${code} is "${cause}"`, () => {
		assert.equal(describeSystemError(errorOf(code), usage), cause);
	});
}

test('an error without a code stands for itself, in one line', () => {
	assert.equal(describeSystemError(new Error('broken\nglass'), usage), String.raw`Error: broken\nglass`);
});

test('a file that cannot be read is named with its option', () => {
	const error = createReadError({option: '--ca', file: 'no\nfile', error: errorOf('ENOENT')}, usage);
	assert.ok(error instanceof UsageError);
	assert.equal(error.message, String.raw`--ca: cannot read no\nfile: no such file`);
});

test('an address that cannot be listened on is named as it is typed', () => {
	const error = createListenError({host: '::1', port: 99}, errorOf('EADDRINUSE'), usage);
	assert.ok(error instanceof UsageError);
	assert.equal(error.message, '--listen: cannot listen on [::1]:99: address already in use');
});

test('a path that may be a password is not repeated', () => {
	const error = createReadError({option: '--password-file', file: undefined, error: {}}, english.usage);
	assert.match(error.message, /^--password-file: cannot read the given file: /v);
});
