import assert from 'node:assert/strict';
import test from 'node:test';
import {createTables, parse, refusalOf, rt1} from './command-lines.js';

const {acceptAll, refuseAll} = createTables(test);

// The agent's unix socket.
const socketAgent = {origin: 'http://127.0.0.1', label: '/run/obshell.sock', socketPath: '/run/obshell.sock'};

acceptAll([
	['rt1 --socket /run/obshell.sock', {...rt1, agent: socketAgent}],
	['rt1 -s /run/obshell.sock -1', {...rt1, agent: socketAgent, isOnce: true}],
]);

const socketPath = 'the path of a unix socket, at most 107 bytes';

refuseAll([
	['rt1 --socket', `--socket: expected ${socketPath}; got nothing`],
	['rt1 -s /run/a.sock -a db1', '--socket: cannot be combined with --agent'],
	['rt1@db1 -s /run/a.sock', 'tenant: expected a name without @HOST, because --socket is given; got "rt1@db1"'],
	[`rt1 -s /${'a'.repeat(107)}`, `--socket: expected ${socketPath}; got "/${'a'.repeat(107)}"`],
]);

// Commands.
acceptAll([
	['demo', {command: 'demo', sinceMs: 3_600_000}],
	['demo --since 2h', {command: 'demo', sinceMs: 7_200_000}],
	['--once demo --speed 5', {command: 'demo', isOnce: true, speed: 5, sinceMs: 3_600_000}],
	['simulate', {command: 'simulate'}],
	['export rt1', {...rt1, command: 'export'}],
	['export -- rt1 export', {command: 'export', tenants: ['rt1', 'export']}],
	['export rt1 -w', {...rt1, command: 'export', isWait: true}],
	['export rt1 -o json -w', {...rt1, command: 'export', isWait: true, output: 'json'}],
	['export --dashboard', {command: 'export', printed: 'dashboard'}],
	['export rt1 --rules', {command: 'export', printed: 'rules'}],
	['--help', {command: 'help'}],
	['-h', {command: 'help'}],
	['--version', {command: 'version'}],
	['-v', {command: 'version'}],
	['-v -h', {command: 'help'}],
	['demo --help', {command: 'help'}],
	// Only the first word is a command.
	['rt1 demo config', {tenants: ['rt1', 'demo', 'config']}],
	['cancel', {tenants: ['cancel']}],
	['config --print', {command: 'config', isPrint: true}],
	['config --check -c a.yaml', {command: 'config', isCheck: true, configFile: 'a.yaml'}],
	['--check config --connect', {command: 'config', isCheck: true, isConnect: true}],
]);

for (const word of ['doctor', 'help', 'record', 'replay', 'report']) {
	test(`the command ${word} is reserved`, () => {
		const message = `${word}: not implemented yet; see restop --help`;
		assert.equal(refusalOf([word]), message);
		assert.equal(refusalOf(['--once', word, 'rt1']), message);
		assert.equal(parse(`${word} --help`).command, 'help');
	});
}

refuseAll([
	['config', 'config: expected --print or --check; got nothing'],
	['config --print --check', '--print: cannot be combined with --check'],
	['config --print --connect', '--connect: needs --check as well'],
	['config --check rt1', 'config: expected no tenant; got "rt1"'],
	['rt1 --check', '--check: only for restop config'],
	['demo --print', '--print: only for restop config'],
	['demo rt1', 'demo: expected no tenant; got "rt1"'],
	['demo -- rt1', 'demo: expected no tenant; got "rt1"'],
	['export rt1 --once', '--once: cannot be combined with export'],
	['export rt1 -o json', '--output json: cannot be combined with export'],
	['rt1 --listen 127.0.0.1:0 -1', '--once: cannot be combined with --listen'],
	['rt1 --listen 127.0.0.1:0 -o json', '--output json: cannot be combined with --listen'],
	['demo --listen 127.0.0.1:0 -1', '--once: cannot be combined with --listen'],
	['rt1 --dashboard', '--dashboard: only for restop export'],
	['demo --rules', '--rules: only for restop export'],
	['export --dashboard --rules', '--rules: cannot be combined with --dashboard'],
	['simulate rt1 rt2', 'simulate: expected no tenant; got "rt1 rt2"'],
]);
