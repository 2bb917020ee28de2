import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {createLostConnections} from '../../../source/agent/http/lost-connections.js';
import {createHttpClient} from '../../../source/agent/http/http-client.js';
import {problemOf} from '../../../source/agent/agent-error.js';
import {openDispatcher} from '../../helpers/open-dispatcher.js';

// Asks a server at 192.0.2.2, sends all packets to nowhere from then on, asks again, and prints what came of it.
const {watch, close} = createLostConnections();
const dispatcher = openDispatcher({onSocket: watch});
const client = createHttpClient({
	origin: 'http://192.0.2.2:8080',
	dispatcher,
	timeoutMs: 10_000,
	deadline: () => new AbortController().signal,
});
const {signal} = new AbortController();

async function ask(): Promise<string> {
	try {
		const {status} = await client.get('/', {headers: {}, signal});
		return String(status);
	} catch (error) {
		return problemOf(error)?.reason ?? String(error);
	}
}

const before = await ask();
execFileSync('ip', ['neigh', 'replace', '192.0.2.2', 'lladdr', '02:00:00:00:00:99', 'dev', 'near0']);
const asking = ask();
const answers: boolean[] = [];
while (answers.at(-1) !== true && answers.length < 40) {
	// eslint-disable-next-line no-await-in-loop -- until the system has sent it three times again
	await delay(250);
	answers.push(close());
}

process.stdout.write(JSON.stringify({before, after: await asking, checks: answers.length}));
await dispatcher.destroy();
