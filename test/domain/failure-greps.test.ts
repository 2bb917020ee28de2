import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {parseFailure} from '../../source/domain/failure.js';
import {grepsOf} from '../../source/domain/failure-greps.js';

const atRootService = [
	{place: {type: 'rootService'}, commands: ['grep ob_restore_scheduler rootservice.log*']},
] as const;

test('a log stream is searched for in the log of its observer', () => {
	const piece =
		'(SERVER)ls_id: 1001, addr: 10.10.10.3:2882, module: RESTORE_DATA, result: -4103(Checksum error), trace_id: YB42-01;';
	assert.deepEqual(grepsOf(parseFailure(piece)), [
		{place: {type: 'server', address: '10.10.10.3:2882'}, commands: ['grep YB42-01 observer.log*']},
	]);
});

test('what the root service says is searched for in its own log', () => {
	for (const piece of [
		'(ROOTSERVICE)addr: [fe80::1]:2882, result: -4012(Timeout), trace_id: Y1-2;',
		'ROOTSERVICE : OB_TIMEOUT(-4012) on "[fe80::1]:2882" with traceid Y1-2;',
	]) {
		assert.deepEqual(grepsOf(parseFailure(piece)), [
			{place: {type: 'server', address: '[fe80::1]:2882'}, commands: ['grep Y1-2 rootservice.log*']},
		]);
	}
});

test('every piece has its command, those of one server together, each once', () => {
	const piece = (server: string, trace: string) =>
		`(SERVER)ls_id: 1001, addr: ${server}, module: RESTORE_DATA, result: -4103(Checksum error), trace_id: ${trace};`;
	const comment = [
		piece('10.10.10.3:2882', 'Y1'),
		piece('10.10.10.4:2882', 'Y2'),
		piece('10.10.10.3:2882', 'Y3'),
		piece('10.10.10.3:2882', 'Y1'),
	].join('');
	assert.deepEqual(grepsOf(parseFailure(comment)), [
		{
			place: {type: 'server', address: '10.10.10.3:2882'},
			commands: ['grep Y1 observer.log*', 'grep Y3 observer.log*'],
		},
		{place: {type: 'server', address: '10.10.10.4:2882'}, commands: ['grep Y2 observer.log*']},
	]);
});

test('a trace without a server is to be searched for where it failed', () => {
	assert.deepEqual(grepsOf(parseFailure('failed, trace_id: Y1, see the log')), [
		{place: {type: 'anyServer'}, commands: ['grep Y1 observer.log*']},
	]);
});

test('without a trace id, and without a failure, the scheduler of restores is searched for', () => {
	assert.deepEqual(grepsOf(parseFailure('it went wrong on 10.10.10.3:2882, OB_TIMEOUT(-4012)')), atRootService);
	assert.deepEqual(grepsOf(parseFailure('')), atRootService);
	assert.deepEqual(grepsOf(undefined), atRootService);
});

test('a trace id that would be two words, or a command, is none', () => {
	const hostile = ['Y1;reboot', "Y1'`reboot`", 'Y1$(reboot)', 'Y1 -f/etc/passwd', 'Y1\nreboot', '-Y1', '"$(reboot)"'];
	for (const trace of hostile) {
		for (const {commands} of grepsOf(parseFailure(`failed, trace_id: ${trace}, addr: 10.10.10.3:2882;`))) {
			for (const command of commands) {
				assert.match(command, /^grep (?:Y1|ob_restore_scheduler) (?:observer|rootservice)\.log\*$/v, trace);
			}
		}
	}
});

test('of any comment there are few commands, and a shell takes each as grep, one word and the files', () => {
	const word = fc.oneof(
		fc.string({unit: 'binary', maxLength: 10}),
		fc.constantFrom('trace_id: ', 'traceid ', 'addr: ', '10.0.0.1:2882', ';', "'", '`', '\n', '$(', 'Y1-2', '(', ')'),
	);
	fc.assert(
		fc.property(fc.array(word, {maxLength: 30}), (words) => {
			const greps = grepsOf(parseFailure(words.join('')));
			assert.ok(greps.length > 0);
			assert.ok(greps.length <= 20);
			for (const command of greps.flatMap(({commands}) => commands)) {
				assert.match(command, /^grep [\w\-]+ (?:observer|rootservice)\.log\*$/v);
			}
		}),
	);
});

test('a comment of many servers gives no more commands than anybody would run', () => {
	const comment = Array.from(
		{length: 200},
		(_, index) => `addr: 10.0.${index % 30}.1:2882, result: -4103(x), trace_id: Y${index};`,
	).join('');
	const greps = grepsOf(parseFailure(comment));
	assert.equal(greps.length, 20);
	assert.ok(greps.every(({commands}) => commands.length <= 20));
});
