import assert from 'node:assert/strict';
import test from 'node:test';
import {UsageError} from '../../source/command-line/usage-error.js';
import {checkOutput, isBrief} from '../../source/run/output.js';
import {english} from '../../source/locale/en.js';
import {runProgram} from '../helpers/program.js';

type Terminal = Parameters<typeof checkOutput>[1];

const createIo = (isTTY: boolean, term?: string) => ({stdout: {isTTY}, env: {TERM: term}}) as unknown as Terminal;

const choices = [
	['the screen on a terminal', {output: 'screen', isOnce: false}, createIo(true, 'xterm'), true],
	['the screen without a terminal', {output: 'screen', isOnce: false}, createIo(false), false],
	['the screen on a dumb terminal', {output: 'screen', isOnce: false}, createIo(true, 'dumb'), false],
	['the screen for one round', {output: 'screen', isOnce: true}, createIo(true, 'xterm'), false],
	['lines without a terminal', {output: 'plain', isOnce: false}, createIo(false), true],
	['no particular output without a terminal', {output: undefined, isOnce: true}, createIo(false), true],
] as const;

for (const [title, choice, io, isPossible] of choices) {
	test(`${title} ${isPossible ? 'can be shown' : 'is refused'}`, () => {
		let message: string | undefined;
		try {
			checkOutput({isWait: false, exec: undefined, ...choice}, io, english.usage);
		} catch (error) {
			message = error instanceof UsageError ? error.message : 'another error';
		}

		assert.equal(message, isPossible ? undefined : english.usage.screenNeedsTerminal);
	});
}

test('an output that cannot be shown is one line on standard error and exit code 2', async () => {
	assert.deepEqual(await runProgram(['rt1', '-o', 'screen']), {
		exitCode: 2,
		stdout: '',
		stderr: 'restop: --output: screen needs a terminal and cannot be combined with --once\n',
	});
});

test('one round is enough for --once, and for one JSON document unless --wait is given', () => {
	assert.deepEqual(
		[
			isBrief({isOnce: true, isWait: true, output: 'json'}),
			isBrief({isOnce: false, isWait: false, output: 'json'}),
			isBrief({isOnce: false, isWait: true, output: 'json'}),
			isBrief({isOnce: false, isWait: false, output: 'ndjson'}),
			isBrief({isOnce: false, isWait: false, output: 'screen'}),
		],
		[true, true, false, false, false],
	);
});

test('where there is one poll there are no events to run a command for', async () => {
	for (const [argv, other] of [
		[['--once'], '--once'],
		[['-o', 'json'], '--output json without --wait'],
	] as const) {
		// eslint-disable-next-line no-await-in-loop -- one program after the other
		const {exitCode, stdout, stderr} = await runProgram(['rt1', '--exec', 'true', ...argv]);
		assert.deepEqual([exitCode, stdout, stderr], [2, '', `restop: --exec: cannot be combined with ${other}\n`]);
	}
});
