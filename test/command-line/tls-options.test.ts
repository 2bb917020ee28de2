import test from 'node:test';
import {createTables, rt1} from './command-lines.js';

const {acceptAll, refuseAll} = createTables(test);

const noTls = {caFile: undefined, certFile: undefined, keyFile: undefined, isInsecure: false};
const tlsAgent = {origin: 'https://db1:2886', label: 'db1:2886'};

acceptAll([
	['rt1 -a https://db1 --ca ca.pem', {...rt1, agent: tlsAgent, tls: {...noTls, caFile: 'ca.pem'}}],
	['rt1@https://db1 --insecure', {...rt1, agent: tlsAgent, tls: {...noTls, isInsecure: true}}],
	[
		'rt1 -a https://db1 --cert c.pem --key k.pem',
		{...rt1, agent: tlsAgent, tls: {...noTls, certFile: 'c.pem', keyFile: 'k.pem'}},
	],
	['rt1 --no-insecure', rt1],
]);

const certificate = 'a file with a PEM certificate';

refuseAll([
	['rt1 --ca ca.pem', '--ca: expected an https:// agent; got "127.0.0.1:2886"'],
	['rt1 -a db1 --insecure', '--insecure: expected an https:// agent; got "db1:2886"'],
	['rt1 -s /run/a.sock --insecure', '--insecure: expected an https:// agent; got "/run/a.sock"'],
	['rt1 -a https://db1 --cert c.pem', '--cert: needs --key as well'],
	['rt1 -a https://db1 --key k.pem', '--key: needs --cert as well'],
	['rt1 -a https://db1 --ca', `--ca: expected ${certificate}; got nothing`],
	['rt1 -a https://db1 --insecure=yes', '--insecure: expected no value; got "yes"'],
]);
