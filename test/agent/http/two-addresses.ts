import {once} from 'node:events';
import {createServer} from 'node:http';
import process from 'node:process';
import {openDispatcher} from '../../helpers/open-dispatcher.js';

// Asks a server whose name has two addresses, the first of which is dead, and prints what came of it.
const server = createServer((_request, response) => {
	response.end('{}');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' ? address?.port : '';
const dispatcher = openDispatcher({
	timeoutMs: 2000,
	names: {
		resolve: async () => [
			{address: '192.0.2.2', family: 4},
			{address: '127.0.0.1', family: 4},
		],
		isPending: () => false,
		prefer: () => undefined,
	},
});
const beganMs = performance.now();
const {statusCode, body} = await dispatcher.request({origin: `http://agent.test:${port}`, path: '/', method: 'GET'});
await body.dump();
process.stdout.write(JSON.stringify({statusCode, tookMs: performance.now() - beganMs}));
await dispatcher.destroy();
server.close();
