import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import test from 'node:test';
import {exitPromptly, type EndedProcess} from '../../source/system/prompt-exit.js';

/** A process with these resources; what it did at its end. */
function createRig(resources: readonly string[]) {
	const log: string[] = [];
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is one
	const program = Object.assign(new EventEmitter(), {
		getActiveResourcesInfo: () => [...resources],
		execPath: '/usr/bin/node',
		env: {HOME: '/root', NODE_OPTIONS: '--inspect-brk'},
		execve(_file: string, argv: readonly string[], env: NodeJS.ProcessEnv) {
			log.push(`exec ${argv.join(' ')} NODE_OPTIONS=${env['NODE_OPTIONS'] ?? ''}`);
		},
	}) as unknown as EndedProcess & EventEmitter;
	exitPromptly(program);
	program.on('exit', (exitCode: number) => {
		log.push(`listener ${exitCode}`);
	});
	program.emit('exit', 143);
	return log;
}

test('while a name is looked up the process is replaced, after what the other listeners do', () => {
	const log = createRig(['Timeout', 'GetAddrInfoReqWrap']);
	assert.deepEqual(log.slice(0, 2), ['listener 143', 'exec /usr/bin/node --eval process.exit(143) NODE_OPTIONS=']);
});

test('otherwise it ends as any process', () => {
	assert.deepEqual(createRig(['Timeout', 'TCPSocketWrap']), ['listener 143']);
});
